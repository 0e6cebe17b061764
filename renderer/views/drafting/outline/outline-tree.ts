/** The outline as a tree: rows with what is inside them, the same objects as before wherever nothing changed, so that only what changed is drawn. */
import type { LibraryMark } from '../../../contract/library-wordings.ts'
import type { PartRow } from '../../../contract/parts.ts'
import { sameItems } from '../../../contract/same.ts'

export interface OutlineNode {
  readonly id: string
  readonly row: PartRow
  readonly isChanged: boolean
  readonly isUnlocked: boolean
  readonly isOutdated: boolean
  /** With those of the parts inside it. */
  readonly openFields: number
  readonly brokenReferences: number
  readonly children: readonly OutlineNode[]
}

const sameNode = (one: OutlineNode, other: OutlineNode): boolean =>
  one.row === other.row &&
  one.isChanged === other.isChanged &&
  one.isUnlocked === other.isUnlocked &&
  one.isOutdated === other.isOutdated &&
  one.openFields === other.openFields &&
  one.brokenReferences === other.brokenReferences &&
  one.children === other.children

export interface OutlineTree {
  readonly roots: readonly OutlineNode[]
  readonly byKey: ReadonlyMap<string, OutlineNode>
}

export const EMPTY_TREE: OutlineTree = { roots: [], byKey: new Map() }

/** The tree of rows in document order. Nodes of `before` that still hold are kept. */
const outlineTree = (rows: readonly PartRow[], marks: ReadonlyMap<string, LibraryMark>, before: OutlineTree): OutlineTree => {
  const inside = Map.groupBy(rows, ({ parent }) => parent)
  const byKey = new Map<string, OutlineNode>()
  const build = (key: string): OutlineNode[] =>
    (inside.get(key) ?? []).map((row) => {
      const children = build(row.key)
      const old = before.byKey.get(row.key)
      const mark = marks.get(row.key)
      const node: OutlineNode = {
        id: row.key,
        row,
        isChanged: mark?.isChanged ?? false,
        isUnlocked: mark?.isUnlocked ?? false,
        isOutdated: mark?.isOutdated ?? false,
        openFields: children.reduce((sum, child) => sum + child.openFields, row.openFields),
        brokenReferences: children.reduce((sum, child) => sum + child.brokenReferences, row.brokenReferences),
        children: old && sameItems(old.children, children) ? old.children : children,
      }
      const kept = old && sameNode(old, node) ? old : node
      byKey.set(row.key, kept)
      return kept
    })
  const roots = build('')
  return { roots: sameItems(roots, before.roots) ? before.roots : roots, byKey }
}

/** Builds trees one after the other, each from what holds of the one before. */
export const treeBuilder = (): ((rows: readonly PartRow[], marks: ReadonlyMap<string, LibraryMark>) => OutlineTree) => {
  let last = EMPTY_TREE
  return (rows, marks) => {
    last = outlineTree(rows, marks, last)
    return last
  }
}

/** The keys that have something inside them, from the outside in. */
export const branches = (tree: OutlineTree): string[] => [...tree.byKey.values()].filter(({ children }) => children.length > 0).map(({ id }) => id)

/** The keys of the rows around a row, from the inside out. */
export const around = (tree: OutlineTree, key: string): string[] => {
  const keys: string[] = []
  for (let parent = tree.byKey.get(key)?.row.parent ?? ''; parent !== ''; parent = tree.byKey.get(parent)?.row.parent ?? '') keys.push(parent)
  return keys
}

/** The keys that are shown when those of `expanded` are open, in order. */
export const shownKeys = (tree: OutlineTree, expanded: ReadonlySet<string>): string[] => {
  const keys: string[] = []
  const walk = (nodes: readonly OutlineNode[]): void => {
    for (const { id, children } of nodes) {
      keys.push(id)
      if (expanded.has(id)) walk(children)
    }
  }
  walk(tree.roots)
  return keys
}

/**
 * What the tree of rows is laid out by: which rows there are, and nothing of what they say. Of a closed row only that it can be opened, so that an edit
 * inside it lays nothing out anew.
 */
export interface Shape {
  readonly id: string
  readonly isBranch: boolean
  readonly children: readonly Shape[]
}

const sameShape = (one: Shape, other: Shape): boolean => one.isBranch === other.isBranch && one.children === other.children

/** Makes shapes one after the other; where nothing changed they are the same objects, and the list of the outermost too. */
export const shapeBuilder = (): ((tree: OutlineTree, expanded: ReadonlySet<string>) => readonly Shape[]) => {
  let roots: readonly Shape[] = []
  let known = new Map<string, Shape>()
  return (tree, expanded) => {
    const next = new Map<string, Shape>()
    const build = (nodes: readonly OutlineNode[]): Shape[] =>
      nodes.map(({ id, children }) => {
        const old = known.get(id)
        const inside = expanded.has(id) ? build(children) : []
        const shape = { id, isBranch: children.length > 0, children: old && sameItems(old.children, inside) ? old.children : inside }
        const kept = old && sameShape(old, shape) ? old : shape
        next.set(id, kept)
        return kept
      })
    const made = build(tree.roots)
    known = next
    if (!sameItems(made, roots)) roots = made
    return roots
  }
}
