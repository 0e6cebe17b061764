/** The left pane: the outline of the contract, or the library to take clauses from. */
import type { ReactNode } from 'react'
import { Tabs } from '../../components/tabs.tsx'
import { useStore } from '../../hooks/store.ts'
import { useWords } from '../../i18n.ts'
import { arrange, layout } from './layout.ts'
import { LibraryPane } from './library/library-pane.tsx'
import { OutlinePane } from './outline/outline.tsx'
import './panes.css'

export const LeftPane = (): ReactNode => {
  const { t } = useWords()
  const { leftTab } = useStore(layout())
  return (
    <div className="pane">
      <Tabs
        label={t('outline.tabs')}
        tabs={[
          { id: 'outline', label: t('outline.label') },
          { id: 'library', label: t('outline.library') },
        ]}
        selected={leftTab}
        onSelect={(id) => arrange({ leftTab: id })}
      >
        <div className="pane-body">{leftTab === 'outline' ? <OutlinePane /> : <LibraryPane />}</div>
      </Tabs>
    </div>
  )
}
