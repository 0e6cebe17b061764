/** A tree of rows that open and close: arrows move, Right opens, Left closes. */
import { ChevronRight, GripVertical } from 'lucide-react'
import type { ReactNode } from 'react'
import {
  Button,
  Tree as AriaTree,
  TreeItem as AriaTreeItem,
  TreeItemContent,
  type TreeItemContentRenderProps,
  type TreeItemProps as AriaTreeItemProps,
  type TreeProps as AriaTreeProps,
} from 'react-aria-components/Tree'
import { useWords } from '../i18n.ts'
import './tree.css'

export interface TreeProps<T> extends Omit<AriaTreeProps<T>, 'className' | 'style'> {
  readonly 'aria-label': string
  readonly className?: string
}

export interface TreeItemProps<T> extends Omit<AriaTreeItemProps<T>, 'className' | 'style' | 'children'> {
  readonly className?: string
  /** The row itself. */
  readonly content: ReactNode | ((props: TreeItemContentRenderProps) => ReactNode)
  /** The rows inside it: `TreeItem`s, or a `Collection` of react-aria-components. */
  readonly children?: ReactNode
}

/**
 * `dragAndDropHooks` of react-aria-components make its rows movable; drop lines and handles are drawn here. A button in a row is excluded from the order of
 * Tab, and reached with the arrows: react-aria would else go through the last button of every screenful on its way out.
 */
export const Tree = <T extends object>({ className, ...props }: TreeProps<T>): ReactNode => (
  <AriaTree {...props} className={className === undefined ? 'tree' : `tree ${className}`} />
)

export const TreeItem = <T extends object>({ className, content, children, ...props }: TreeItemProps<T>): ReactNode => {
  const { t } = useWords()
  return (
    <AriaTreeItem {...props} className={className === undefined ? 'tree-item' : `tree-item ${className}`}>
      <TreeItemContent>
        {(row) => (
          <div className="tree-row">
            {row.allowsDragging && (
              <Button slot="drag" className="tree-handle" aria-label={t('components.drag')} excludeFromTabOrder>
                <GripVertical aria-hidden size="0.9rem" />
              </Button>
            )}
            <Button slot="chevron" className="tree-chevron" data-leaf={row.hasChildItems ? undefined : true}>
              <ChevronRight aria-hidden size="0.95rem" />
            </Button>
            <div className="tree-content">{typeof content === 'function' ? content(row) : content}</div>
          </div>
        )}
      </TreeItemContent>
      {children}
    </AriaTreeItem>
  )
}
