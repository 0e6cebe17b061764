/** The words of a clause or contract part as plain text: for search, previews and word counts. Live things are shown by an ellipsis. */
import type { Node } from 'prosemirror-model'
import { attributesOf } from './attributes.ts'

/** The text of a node without its headings; blocks are separated by line breaks, guidance notes left out unless asked for. */
export const plainText = (node: Node, withGuidance = false): string => {
  const lines: string[] = []
  node.descendants((child) => {
    if (child.type.name === 'heading' || (child.type.name === 'guidance_note' && !withGuidance)) return false
    if (!child.isTextblock) return true
    let line = child.type.name === 'definition' ? `${String(child.attrs['term'])} ` : ''
    child.forEach((inline) => {
      line += inline.isText ? (inline.text ?? '') : '…'
    })
    lines.push(line)
    return false
  })
  return lines.join('\n')
}

/** The drafter's guidance in a node as plain text, empty when it has none. */
export const guidanceText = (node: Node): string => {
  const notes: string[] = []
  node.descendants((child) => {
    if (child.type.name !== 'guidance_note') return !child.isTextblock
    if (attributesOf(child, 'guidance_note').audience === 'drafter') notes.push(plainText(child, true))
    return false
  })
  return notes.join('\n')
}
