/** The tools over the page. */
import { Redo2, Undo2 } from 'lucide-react'
import { redo, redoDepth, undo, undoDepth } from 'prosemirror-history'
import type { Command } from 'prosemirror-state'
import type { ReactNode } from 'react'
import { IconButton } from '../../../components/icon-button.tsx'
import { Select } from '../../../components/select.tsx'
import { Toolbar as Tools, ToolbarGroup } from '../../../components/toolbar.tsx'
import { useContract } from '../../../contract/use-contract.ts'
import { useStore } from '../../../hooks/store.ts'
import { useWords } from '../../../i18n.ts'
import { useDrafting } from '../drafting.ts'
import { arrange, layout, ZOOMS } from '../layout.ts'

const ZoomSelect = (): ReactNode => {
  const { t } = useWords()
  const { zoom } = useStore(layout())
  const options = ZOOMS.map((id) => ({ id, label: id === 'fit' ? t('drafting.zoom_fit') : t('drafting.zoom_percent', { percent: id }) }))
  return <Select label={t('drafting.zoom')} isLabelHidden options={options} value={zoom} onChange={(next) => arrange({ zoom: next })} />
}

export const Toolbar = (): ReactNode => {
  const { t } = useWords()
  const { session } = useDrafting()
  const canUndo = useContract(session, (state) => undoDepth(state) > 0)
  const canRedo = useContract(session, (state) => redoDepth(state) > 0)
  const run = (command: Command): void => {
    command(session.state, session.dispatch, session.view ?? undefined)
    session.view?.focus()
  }
  return (
    <div className="page-tools">
      <Tools label={t('drafting.tools')}>
        <ToolbarGroup label={t('drafting.history_group')}>
          <IconButton icon={Undo2} label={t('drafting.undo')} shortcut="Mod+Z" isDisabled={!canUndo} onPress={() => run(undo)} />
          <IconButton icon={Redo2} label={t('drafting.redo')} shortcut="Mod+Shift+Z" isDisabled={!canRedo} onPress={() => run(redo)} />
        </ToolbarGroup>
      </Tools>
      <ZoomSelect />
    </div>
  )
}
