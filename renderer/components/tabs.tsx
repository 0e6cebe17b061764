/** Views of the same thing, one at a time. */
import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components/Tabs'
import './tabs.css'

export interface TabItem<Id extends string> {
  readonly id: Id
  readonly label: string
  /** Stands for the label where there is no room for all of them (tabs.css); the selected one keeps its words. */
  readonly icon?: LucideIcon
  /** How many there are, shown beside the label. */
  readonly count?: string | undefined
}

export interface TabsProps<Id extends string> {
  /** What the tabs divide, for screen readers. */
  readonly label: string
  readonly tabs: readonly TabItem<Id>[]
  readonly selected: Id
  readonly onSelect: (id: Id) => void
  /** Stands at the end of the row of tabs. */
  readonly aside?: ReactNode
  /** What the selected tab shows. */
  readonly children: ReactNode
}

export const Tabs = <Id extends string>({ label, tabs, selected, onSelect, aside, children }: TabsProps<Id>): ReactNode => (
  <AriaTabs
    className="tabs"
    selectedKey={selected}
    onSelectionChange={(key) => {
      const tab = tabs.find(({ id }) => id === key)
      if (tab) onSelect(tab.id)
    }}
  >
    <div className="tabs-row">
      <TabList className="tabs-list" aria-label={label} items={tabs} dependencies={[tabs]}>
        {({ icon: Icon, ...tab }: TabItem<Id>) => (
          <Tab id={tab.id} className="tab" data-icon={Icon !== undefined || undefined}>
            {Icon && (
              <span className="tab-icon" title={tab.label} aria-hidden>
                <Icon size="1.125rem" />
              </span>
            )}
            <span className="tab-label">{tab.label}</span>
            {tab.count !== undefined && <span className="tab-count">{tab.count}</span>}
          </Tab>
        )}
      </TabList>
      {aside}
    </div>
    {/* A new panel for each tab: the id of one that is kept would stay that of the first. */}
    <TabPanel key={selected} id={selected} className="tab-panel">
      {children}
    </TabPanel>
  </AriaTabs>
)
