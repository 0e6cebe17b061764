/** The walk over what is in a contract, for everything that looks for fields, references or blanks in it. */
import type { Node } from 'prosemirror-model'
import { isEmptied, isPart } from './attributes.ts'

/**
 * Walks what the answers leave in, in document order: a guidance note and a part that is reserved or not used are visited, but not what is inside them.
 * `part` is the part that a node stands in, or the node itself when it is one; `around` is what the node is a child of. Stops when `visit` returns true.
 */
export const visitIncluded = (
  document: Node,
  included: (node: Node) => boolean,
  visit: (node: Node, pos: number, part: Node | null, around: Node) => boolean,
): void => {
  let done = false
  const walk = (parent: Node, start: number, outer: Node | null): void =>
    parent.forEach((node, offset) => {
      if (done || !included(node)) return
      const pos = start + offset
      const part = isPart(node) ? node : outer
      done = visit(node, pos, part, parent)
      if (!done && !node.isLeaf && node.type.name !== 'guidance_note' && !isEmptied(node)) walk(node, pos + 1, part)
    })
  walk(document, 0, null)
}

/** Whether answers decide if a block, a paragraph or a list item of it is there. */
export const dependsOnAnswers = (block: Node): boolean =>
  !isPart(block) && ((block.attrs['condition'] ?? null) !== null || (!block.isTextblock && block.children.some(dependsOnAnswers)))
