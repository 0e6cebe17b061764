/** A list of rows that can hold controls: arrows move between rows, Enter does the row's act. */
import type { ReactNode } from 'react'
import {
  Button,
  GridList as AriaGridList,
  GridListItem as AriaGridListItem,
  type GridListItemProps as AriaGridListItemProps,
  type GridListProps as AriaGridListProps,
} from 'react-aria-components/GridList'
import { GripVertical } from 'lucide-react'
import { useWords } from '../i18n.ts'
import './grid-list.css'

export interface GridListProps<T> extends Omit<AriaGridListProps<T>, 'className' | 'style'> {
  readonly className?: string
}

export interface GridListItemProps<T> extends Omit<AriaGridListItemProps<T>, 'className' | 'style' | 'children'> {
  readonly textValue: string
  readonly className?: string
  readonly children: ReactNode
}

/** `dragAndDropHooks` of react-aria-components make its rows movable. */
export const GridList = <T extends object>({ className, ...props }: GridListProps<T>): ReactNode => (
  <AriaGridList {...props} className={className === undefined ? 'grid-list' : `grid-list ${className}`} />
)

export const GridListItem = <T extends object>({ className, children, ...props }: GridListItemProps<T>): ReactNode => {
  const { t } = useWords()
  return (
    <AriaGridListItem {...props} className={className === undefined ? 'grid-list-item' : `grid-list-item ${className}`}>
      {({ allowsDragging }) => (
        <>
          {allowsDragging && (
            <Button slot="drag" className="grid-list-handle" aria-label={t('components.drag')}>
              <GripVertical aria-hidden size="1rem" />
            </Button>
          )}
          {children}
        </>
      )}
    </AriaGridListItem>
  )
}
