/** A row of controls that is one stop of the Tab key: the arrows move in it. */
import type { ReactNode } from 'react'
import { Group } from 'react-aria-components/Group'
import { Toolbar as AriaToolbar } from 'react-aria-components/Toolbar'
import './toolbar.css'

export interface ToolbarProps {
  readonly label: string
  readonly orientation?: 'horizontal' | 'vertical'
  readonly children: ReactNode
}

export const Toolbar = ({ label, orientation = 'horizontal', children }: ToolbarProps): ReactNode => (
  <AriaToolbar className="toolbar" aria-label={label} orientation={orientation}>
    {children}
  </AriaToolbar>
)

export interface ToolbarGroupProps {
  readonly label: string
  readonly children: ReactNode
}

/** Controls that belong together, set apart from the others by a line. */
export const ToolbarGroup = ({ label, children }: ToolbarGroupProps): ReactNode => (
  <Group className="toolbar-group" aria-label={label}>
    {children}
  </Group>
)
