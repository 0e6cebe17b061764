/** The drafting view of an open contract: its bar, the panes, and the page between them. */
import { PanelLeft, PanelRight } from 'lucide-react'
import { type ReactNode, useEffect } from 'react'
import { AfterPaint } from '../../components/after-paint.tsx'
import { FrameSlot } from '../../components/frame-slot.tsx'
import { late } from '../../components/late.tsx'
import { SplitPanes } from '../../components/split-panes.tsx'
import { ToggleButton } from '../../components/toggle-button.tsx'
import { useSaver } from '../../hooks/saving.ts'
import { useStore } from '../../hooks/store.ts'
import { useWords } from '../../i18n.ts'
import { BringDialog } from './bring/bring-dialog.tsx'
import { useDrafting } from './drafting.ts'
import { FindBar } from './find/find-bar.tsx'
import { ExportAct } from './header/export-act.tsx'
import { FrozenMark } from './header/frozen-mark.tsx'
import { SavingState } from './header/saving-state.tsx'
import { SavingTrouble } from './header/saving-trouble.tsx'
import { TitleField } from './header/title-field.tsx'
import { InsertDialogs } from './insert/insert-dialogs.tsx'
import { KeyboardAct } from './keyboard/keyboard-act.tsx'
import { arrange, layout } from './layout.ts'
import { LeftPane } from './left-pane.tsx'
import { Page } from './page/page.tsx'
import { Toolbar } from './page/page-toolbar.tsx'
import { PaletteAct } from './palette/palette-act.tsx'
import { PreviewAct } from './preview/preview-act.tsx'
import { AnnexAct } from './record/annex-dialog.tsx'
import { RightPane } from './right-pane.tsx'
import { ReuseAct } from './save/reuse-act.tsx'

/** Fetched when it is first shown. */
const PreviewPane = late(async () => ({ default: (await import('./preview/preview-pane.tsx')).PreviewPane }))

/** Marks of the library follow the contract's text, and the library itself whenever one comes back to the window. */
const useLibraryMarks = (): void => {
  const { settled, library } = useDrafting()
  useEffect(() => {
    const look = (): void => library.look(settled.get().doc)
    // Without the library there are no marks; the contract is drafted all the same.
    const refresh = (): void => void library.refresh().catch(() => undefined)
    const stop = settled.subscribe(look)
    window.addEventListener('focus', refresh)
    look()
    refresh()
    return () => {
      stop()
      window.removeEventListener('focus', refresh)
    }
  }, [settled, library])
}

export const Workspace = ({ reopen }: { readonly reopen: () => void }): ReactNode => {
  const { t } = useWords()
  const { session } = useDrafting()
  const { left, right, preview } = useStore(layout())
  useSaver(async () => {
    await session.flush()
    return session.saving.status === 'saved'
  })
  useLibraryMarks()
  return (
    <>
      <FrameSlot>
        <ToggleButton icon={PanelLeft} label={t('drafting.show_left')} isSelected={left} onChange={(open) => arrange({ left: open })} />
        <TitleField />
        <SavingState />
        <FrozenMark />
        <div className="drafting-acts">
          <PaletteAct />
          <ReuseAct />
          <ExportAct />
        </div>
        <PreviewAct />
        <ToggleButton icon={PanelRight} label={t('drafting.show_right')} isSelected={right} onChange={(open) => arrange({ right: open })} />
      </FrameSlot>
      <SplitPanes
        id="drafting"
        separatorLabel={t('drafting.separator')}
        left={{
          label: t('drafting.navigator'),
          isOpen: left,
          onClose: () => arrange({ left: false }),
          onOpen: () => arrange({ left: true }),
          children: (
            <AfterPaint>
              <LeftPane />
            </AfterPaint>
          ),
        }}
        right={{
          label: t('drafting.inspector'),
          isOpen: right,
          onClose: () => arrange({ right: false }),
          onOpen: () => arrange({ right: true }),
          children: (
            <AfterPaint>
              <RightPane />
            </AfterPaint>
          ),
        }}
      >
        <SplitPanes
          id="preview"
          separatorLabel={t('drafting.separator')}
          right={{
            label: t('preview.title'),
            isOpen: preview,
            onClose: () => arrange({ preview: false }),
            onOpen: () => arrange({ preview: true }),
            children: <PreviewPane />,
          }}
        >
          <div className="drafting-middle">
            <Toolbar />
            <FindBar />
            <SavingTrouble reopen={reopen} />
            <Page />
            <InsertDialogs />
            <BringDialog />
            <AnnexAct />
            <KeyboardAct />
          </div>
        </SplitPanes>
      </SplitPanes>
    </>
  )
}
