/** The outline pane: every part of the contract as a tree that follows the caret, to jump to and to move about. */
import { ChevronsDownUp, ChevronsUpDown } from 'lucide-react'
import { type KeyboardEvent, memo, type ReactNode, type RefObject, use, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { ListLayout, Virtualizer } from 'react-aria-components/Virtualizer'
import { EmptyState } from '../../../components/empty-state.tsx'
import { IconButton } from '../../../components/icon-button.tsx'
import { Tree } from '../../../components/tree.tsx'
import { keyOf, partAt } from '../../../contract/parts.ts'
import { useSettled } from '../../../contract/settled.ts'
import { useContract } from '../../../contract/use-contract.ts'
import { type Store, useStore } from '../../../hooks/store.ts'
import { useWords } from '../../../i18n.ts'
import { useDrafting } from '../drafting.ts'
import { moveBy } from './acts.ts'
import { useExpansion } from './expansion.ts'
import { OutlineContext, outlineData, OutlineItem } from './outline-item.tsx'
import { spokenRow } from './outline-row.tsx'
import { around, branches, type OutlineTree, type Shape, shapeBuilder, shownKeys, treeBuilder } from './outline-tree.ts'
import { act, deleteRow } from './row-menu.tsx'
import { useMoving } from './use-moving.ts'
import './outline.css'

/** In CSS pixels; the virtualizer lays rows out by it. */
const ROW = 30
/** The rows are laid out after so many frames at the latest. */
const FRAMES = 10

/** The tree that the rows and the library's marks make. */
const useTree = (): OutlineTree => {
  const { settled, rows: read, library } = useDrafting()
  const rows = useSettled(settled, read)
  const marks = useStore(library.marks)
  const [build] = useState(treeBuilder)
  return useMemo(() => build(rows, marks), [build, rows, marks])
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
    if (!scroller || index === undefined) return undefined
    // Rows far away are not in the DOM, but every row is as high as the others.
    const top = index * ROW
    let frame = 0
    const follow = (frames: number): void => {
      // A tree that has just been drawn, as when one comes back to its tab, has no height to scroll in until its rows are laid out.
      if (scroller.scrollHeight < top + ROW && frames > 0) {
        frame = requestAnimationFrame(() => follow(frames - 1))
      } else if (top < scroller.scrollTop || top + ROW > scroller.scrollTop + scroller.clientHeight) {
        scroller.scrollTop = Math.max(0, top - scroller.clientHeight / 3)
      }
    }
    follow(FRAMES)
    return () => cancelAnimationFrame(frame)
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

interface ShapesProps {
  readonly shapes: readonly Shape[]
  readonly expanded: ReadonlySet<string>
  readonly onExpanded: (open: ReadonlySet<string>) => void
}

/** The rows laid out. Drawn only when there are others. */
const Shapes = memo(({ shapes, expanded, onExpanded }: ShapesProps): ReactNode => {
  const { t } = useWords()
  const { tree } = use(OutlineContext)
  const dragAndDropHooks = useMoving(tree)
  const [layout] = useState(() => new ListLayout({ rowHeight: ROW }))
  const label = (id: string): string => {
    const node = tree.get().byKey.get(id)
    return node ? spokenRow(node, t) : id
  }
  return (
    <Virtualizer layout={layout}>
      <Tree
        aria-label={t('outline.label')}
        className="outline-tree"
        items={shapes}
        expandedKeys={expanded}
        onExpandedChange={(keys) => onExpanded(new Set([...keys].map(String)))}
        dragAndDropHooks={dragAndDropHooks}
      >
        {(shape: Shape) => <OutlineItem shape={shape} label={label} />}
      </Tree>
    </Virtualizer>
  )
})
Shapes.displayName = 'Shapes'

export const OutlinePane = (): ReactNode => {
  const { t } = useWords()
  const drafting = useDrafting()
  const tree = useTree()
  const [expanded, setExpanded] = useExpansion(drafting.session.id, tree)
  const [build] = useState(shapeBuilder)
  const shapes = useMemo(() => build(tree, expanded), [build, tree, expanded])
  const shown = useMemo(() => shownKeys(tree, expanded), [tree, expanded])
  const [data] = useState(() => outlineData(tree))
  useLayoutEffect(() => data.tree.set(tree), [data, tree])
  const box = useRef<HTMLDivElement>(null)

  const onKeyDown = (event: KeyboardEvent): void => {
    const row = (event.target as Element).closest?.('[role=row]')
    const key = row?.getAttribute('data-key') ?? ''
    const node = tree.byKey.get(key)
    if (!node || event.target !== row) return
    const name = node.row.name === '' ? t('outline.nameless') : node.row.name
    if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      act(drafting, moveBy(key, event.key === 'ArrowUp' ? -1 : 1), t('outline.cannot_move', { name }))
    } else if (event.key === 'Delete') void deleteRow(drafting, node.row.id, name, t)
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
      <FollowCaret tree={tree} shown={shown} here={data.here} box={box} />
      <OutlineContext value={data}>
        <Shapes shapes={shapes} expanded={expanded} onExpanded={setExpanded} />
      </OutlineContext>
    </div>
  )
}
