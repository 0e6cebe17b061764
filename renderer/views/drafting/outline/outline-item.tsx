/** A row of the tree. What it says it reads itself, so that a number that changes draws the rows on the screen and not the tree. */
import { createContext, type ReactNode, use, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react'
import { Collection } from 'react-aria-components/Collection'
import { TreeItem } from '../../../components/tree.tsx'
import { positionOfKey } from '../../../contract/places.ts'
import { createStore, type Store } from '../../../hooks/store.ts'
import { useWords } from '../../../i18n.ts'
import { useDrafting } from '../drafting.ts'
import { OutlineRow, spokenRow } from './outline-row.tsx'
import { EMPTY_TREE, type OutlineTree, type Shape } from './outline-tree.ts'
import { RowMenu } from './row-menu.tsx'

/** What the rows read. */
export interface OutlineData {
  readonly tree: Store<OutlineTree>
  /** The key of the row that the caret is in. */
  readonly here: Store<string>
}

export const outlineData = (tree: OutlineTree): OutlineData => ({ tree: createStore(tree), here: createStore('') })

export const OutlineContext = createContext<OutlineData>(outlineData(EMPTY_TREE))

interface ItemContentProps {
  readonly id: string
  readonly isOpen: boolean
  /** The pointer or the focus is on the row: only then it has a menu, for menus cost time to draw. */
  readonly isReached: boolean
}

const ItemContent = ({ id, isOpen, isReached }: ItemContentProps): ReactNode => {
  const { t } = useWords()
  const { tree, here } = use(OutlineContext)
  const node = useSyncExternalStore(tree.subscribe, () => tree.get().byKey.get(id))
  const isHere = useSyncExternalStore(here.subscribe, () => here.get() === id)
  const [menu, setMenu] = useState(false)
  const place = useRef<HTMLDivElement>(null)
  const spoken = node ? spokenRow(node, t) : ''
  // The tree names its rows when it lays them out; numbers and marks change without that.
  useLayoutEffect(() => {
    place.current?.closest('[role=row]')?.setAttribute('aria-label', spoken)
  }, [spoken])
  if (!node) return null
  return (
    <div
      ref={place}
      className="outline-content"
      onContextMenu={(event) => {
        event.preventDefault()
        setMenu(true)
      }}
    >
      <OutlineRow node={node} isOpen={isOpen} isHere={isHere} />
      {(isReached || menu) && <RowMenu node={node} isOpen={menu} onOpenChange={setMenu} />}
    </div>
  )
}

export const OutlineItem = ({ shape, label }: { readonly shape: Shape; readonly label: (id: string) => string }): ReactNode => {
  const { session, jumps } = useDrafting()
  const jump = (): void => {
    const pos = positionOfKey(session.state.doc, shape.id)
    if (pos !== null) jumps.to(pos)
  }
  return (
    <TreeItem
      id={shape.id}
      className="outline-item"
      textValue={label(shape.id)}
      onAction={jump}
      hasChildItems={shape.isBranch}
      content={({ isExpanded, hasChildItems, isHovered, isFocused, isFocusVisibleWithin }) => (
        <ItemContent id={shape.id} isOpen={isExpanded && hasChildItems} isReached={isHovered || isFocused || isFocusVisibleWithin} />
      )}
    >
      {shape.children.length > 0 && <Collection items={shape.children}>{(child) => <OutlineItem shape={child} label={label} />}</Collection>}
    </TreeItem>
  )
}
