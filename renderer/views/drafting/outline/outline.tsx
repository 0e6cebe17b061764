/** The outline pane: every part of the contract as a tree that follows the caret, to jump to and to move about. */
import { ChevronsDownUp, ChevronsUpDown } from 'lucide-react'
import {
  createContext,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  use,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
import { Collection } from 'react-aria-components/Collection'
import { useDragAndDrop } from 'react-aria-components/useDragAndDrop'
import { ListLayout, Virtualizer } from 'react-aria-components/Virtualizer'
import type { Place } from '../../../../shared/document/edit.ts'
import { EmptyState } from '../../../components/empty-state.tsx'
import { IconButton } from '../../../components/icon-button.tsx'
import { Tree, TreeItem } from '../../../components/tree.tsx'
import { keyOf, partAt } from '../../../contract/parts.ts'
import { positionOfKey } from '../../../contract/places.ts'
import { useSettled } from '../../../contract/settled.ts'
import { useContract } from '../../../contract/use-contract.ts'
import { movePartTo } from '../../../editor/commands/moving.ts'
import { createStore, type Store, useStore } from '../../../hooks/store.ts'
import { useWords } from '../../../i18n.ts'
import { useDrafting } from '../drafting.ts'
import { moveBy } from './acts.ts'
import { useExpansion } from './expansion.ts'
import { OutlineRow, spokenRow } from './outline-row.tsx'
import { around, branches, type OutlineNode, type OutlineTree, shownKeys, treeBuilder } from './outline-tree.ts'
import { act, deleteRow, RowMenu } from './row-menu.tsx'
import './outline.css'

/** In CSS pixels; the virtualizer lays rows out by it. */
const ROW = 30
const DRAG_TYPE = 'application/x-klausul-part'

/** The tree that the rows and the library's marks make. */
const useTree = (): OutlineTree => {
  const { settled, rows: read, library } = useDrafting()
  const rows = useSettled(settled, read)
  const marks = useStore(library.marks)
  const [build] = useState(treeBuilder)
  return useMemo(() => build(rows, marks), [build, rows, marks])
}

const placeAt = (tree: OutlineTree, key: string, position: 'before' | 'after' | 'on'): Place => {
  const id = tree.byKey.get(key)?.row.id ?? ''
  return position === 'before' ? { before: id } : position === 'after' ? { after: id } : { into: id }
}

/** Dragging rows, with what cannot be dropped somewhere refused while it hangs over it. */
const useMoving = (tree: OutlineTree) => {
  const { t } = useWords()
  const drafting = useDrafting()
  const { session } = drafting
  const dragged = useRef('')
  const mayDrop = (key: string, position: 'before' | 'after' | 'on'): boolean =>
    movePartTo(tree.byKey.get(dragged.current)?.row.id ?? '', placeAt(tree, key, position))(session.state)
  return useDragAndDrop<OutlineNode>({
    getItems: (keys) => {
      dragged.current = String([...keys][0] ?? '')
      return [{ [DRAG_TYPE]: dragged.current, 'text/plain': tree.byKey.get(dragged.current)?.row.name ?? '' }]
    },
    acceptedDragTypes: [DRAG_TYPE],
    getDropOperation: (target, types) =>
      target.type === 'item' && types.has(DRAG_TYPE) && mayDrop(String(target.key), target.dropPosition) ? 'move' : 'cancel',
    onMove: ({ keys, target }) => {
      const row = tree.byKey.get(String([...keys][0] ?? ''))?.row
      if (!row) return
      const done = movePartTo(row.id, placeAt(tree, String(target.key), target.dropPosition))(session.state, session.dispatch)
      if (!done) act(drafting, () => false, t('outline.cannot_move', { name: row.name }))
    },
  }).dragAndDropHooks
}

/** The key of the row that the caret is in. Rows read it themselves: a move of the caret draws two rows, not the tree. */
const HereContext = createContext<Store<string>>(createStore(''))

interface ItemContentProps {
  readonly node: OutlineNode
  readonly isOpen: boolean
  /** The pointer or the focus is on the row: only then it has a menu, for menus cost time to draw. */
  readonly isReached: boolean
}

const ItemContent = ({ node, isOpen, isReached }: ItemContentProps): ReactNode => {
  const here = use(HereContext)
  const isHere = useSyncExternalStore(here.subscribe, () => here.get() === node.id)
  const [menu, setMenu] = useState(false)
  return (
    <div
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

const OutlineItem = ({ node, expanded }: { readonly node: OutlineNode; readonly expanded: ReadonlySet<string> }): ReactNode => {
  const { t } = useWords()
  const { session, jumps } = useDrafting()
  const jump = (): void => {
    const pos = positionOfKey(session.state.doc, node.id)
    if (pos !== null) jumps.to(pos)
  }
  return (
    <TreeItem
      id={node.id}
      className="outline-item"
      textValue={spokenRow(node, t)}
      onAction={jump}
      hasChildItems={node.children.length > 0}
      content={({ isExpanded, hasChildItems, isHovered, isFocused, isFocusVisibleWithin }) => (
        <ItemContent node={node} isOpen={isExpanded && hasChildItems} isReached={isHovered || isFocused || isFocusVisibleWithin} />
      )}
    >
      {/* What is closed is not even listed: a contract may have thousands of parts. */}
      {expanded.has(node.id) && (
        <Collection items={node.children} dependencies={[expanded]}>
          {(child) => <OutlineItem node={child} expanded={expanded} />}
        </Collection>
      )}
    </TreeItem>
  )
}

/** Lets the outline follow the caret. Draws nothing: a caret that moves must not draw the tree. */
const FollowCaret = ({ tree, shown, here, box }: FollowCaretProps): null => {
  const { session } = useDrafting()
  const key = useContract(session, ({ doc, selection }) => {
    const part = partAt(doc, selection.from)
    return part ? keyOf(part.node) : ''
  })
  useEffect(() => {
    const places = new Map(shown.map((one, index) => [one, index]))
    const row = [key, ...around(tree, key)].find((one) => places.has(one)) ?? ''
    here.set(row)
    const scroller = box.current?.querySelector<HTMLElement>('[role=treegrid]')
    const index = places.get(row)
    if (!scroller || index === undefined) return
    // Rows far away are not in the DOM, but every row is as high as the others.
    const top = index * ROW
    if (top < scroller.scrollTop || top + ROW > scroller.scrollTop + scroller.clientHeight) {
      scroller.scrollTop = Math.max(0, top - scroller.clientHeight / 3)
    }
  }, [tree, shown, here, box, key])
  return null
}

interface FollowCaretProps {
  readonly tree: OutlineTree
  /** The keys of the rows that are shown, in order. */
  readonly shown: readonly string[]
  readonly here: Store<string>
  readonly box: RefObject<HTMLElement | null>
}

export const OutlinePane = (): ReactNode => {
  const { t } = useWords()
  const drafting = useDrafting()
  const tree = useTree()
  const [expanded, setExpanded] = useExpansion(drafting.session.id, tree)
  const shown = useMemo(() => shownKeys(tree, expanded), [tree, expanded])
  const [here] = useState(() => createStore(''))
  const dragAndDropHooks = useMoving(tree)
  const box = useRef<HTMLDivElement>(null)
  const layout = useMemo(() => new ListLayout({ rowHeight: ROW }), [])

  const onKeyDown = (event: KeyboardEvent): void => {
    const row = (event.target as Element).closest?.('[role=row]')
    const key = row?.getAttribute('data-key') ?? ''
    const node = tree.byKey.get(key)
    if (!node || event.target !== row) return
    const name = node.row.name === '' ? t('outline.nameless') : node.row.name
    if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      act(drafting, moveBy(key, event.key === 'ArrowUp' ? -1 : 1), t('outline.cannot_move', { name }))
    } else if (event.key === 'Delete') deleteRow(drafting, node.row.id, name, t)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  if (tree.byKey.size === 0) return <EmptyState title={t('outline.empty')} text={t('outline.empty_text')} />
  return (
    // The tree's own keys come first where this does not take them.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- listens to the keys of the tree inside it
    <div className="outline" ref={box} onKeyDownCapture={onKeyDown}>
      <div className="outline-tools">
        <IconButton icon={ChevronsDownUp} size="small" label={t('outline.collapse_all')} onPress={() => setExpanded(new Set())} />
        <IconButton icon={ChevronsUpDown} size="small" label={t('outline.expand_all')} onPress={() => setExpanded(new Set(branches(tree)))} />
      </div>
      <FollowCaret tree={tree} shown={shown} here={here} box={box} />
      <HereContext value={here}>
        <Virtualizer layout={layout}>
          <Tree
            aria-label={t('outline.label')}
            className="outline-tree"
            items={tree.roots}
            dependencies={[expanded]}
            expandedKeys={expanded}
            onExpandedChange={(keys) => setExpanded(new Set([...keys].map(String)))}
            dragAndDropHooks={dragAndDropHooks}
          >
            {(node: OutlineNode) => <OutlineItem node={node} expanded={expanded} />}
          </Tree>
        </Virtualizer>
      </HereContext>
    </div>
  )
}
