/** Editing without a window: a document with a `<cursor>`, a command, and what becomes of it as one line that a person can read. */
import type { Node } from 'prosemirror-model'
import { type Command, EditorState, NodeSelection, TextSelection } from 'prosemirror-state'
import { expect } from 'vitest'
import { contractPlugins } from '../../../renderer/editor/editor-state.ts'
import { documentProblems } from '../../../shared/document/format.ts'
import type { Contract } from '../../../shared/model.ts'
import { type Built, contractOf } from '../../build.ts'

/** The state of a contract with the selection at `<cursor>`, from `<from>` to `<to>`, or around the node after `<node>`. */
export const stateOf = (document: Node & Partial<Pick<Built, 'tags'>>, overrides: Partial<Omit<Contract, 'document'>> = {}): EditorState => {
  const state = EditorState.create({ doc: document, plugins: contractPlugins(contractOf(document, overrides)) })
  const { cursor, from = cursor, to = from, node } = document.tags ?? {}
  if (node !== undefined) return state.apply(state.tr.setSelection(NodeSelection.create(document, node)))
  return from === undefined || to === undefined ? state : state.apply(state.tr.setSelection(TextSelection.create(document, from, to)))
}

/** The state after a command, or null when it refuses. Whatever it does, the document is sound. */
export const done = (state: EditorState, command: Command): EditorState | null => {
  let after: EditorState | null = null
  const applies = command(state, (tr) => {
    after = state.apply(tr)
  })
  expect(command(state)).toBe(applies)
  if (!applies) {
    expect(after).toBeNull()
    return null
  }
  const result: EditorState = after ?? state
  result.doc.check()
  expect(documentProblems(result.doc)).toEqual([])
  return result
}

/** The ids in a document. */
export const idsIn = (document: Node): Set<string> => {
  const ids = new Set<string>()
  document.descendants((node) => {
    if (typeof node.attrs['id'] === 'string') ids.add(node.attrs['id'])
  })
  return ids
}

const SIGNS: Readonly<Record<string, string>> = { signature_block: '~', title_page: '@', parties: '&' }

/**
 * A document in one line. A part is its id (`*`: not in `known`), its heading (`#run in`, `##block`), its blocks and, in parentheses, its parts; `!` reserved,
 * `?answer` under a condition. A paragraph is `"text"`, a definition `=term"text"`, a list `[style id"text", …]`, a table `<a,b;c,d>`, a note `{"text"}`. A
 * reference is `→target`, a field `$key`, a footnote `^(text)`, the caret `|`, the ends of a selection `‹` and `›`.
 */
export const line = ({ doc, selection }: Pick<EditorState, 'doc' | 'selection'>, known: ReadonlySet<string>): string => {
  const fresh = [...idsIn(doc)].filter((id) => !known.has(id))
  const { from, to, empty } = selection
  const marks = (pos: number): string => (pos === from && empty ? '|' : pos === from ? '‹' : pos === to && !empty ? '›' : '')
  const idOf = (node: Node): string => (known.has(String(node.attrs['id'])) ? String(node.attrs['id']) : '*')
  const element = ({ type, attrs }: Node): string => {
    if (type.name === 'reference') return `→${fresh.includes(String(attrs['target'])) ? '*' : String(attrs['target'])}`
    return type.name === 'footnote' ? `^(${String(attrs['text'])})` : `$${String(attrs['key'])}`
  }
  const text = (node: Node, start: number): string => {
    let out = ''
    node.forEach((inline, offset) => {
      for (let at = 0; at < inline.nodeSize; at += 1) {
        out += marks(start + offset + at)
        out += inline.isText ? (inline.text?.[at] ?? '') : element(inline)
      }
    })
    return out + marks(start + node.content.size)
  }
  const inside = (node: Node, pos: number, separator: string): string => {
    const out: string[] = []
    node.forEach((child, offset) => out.push(print(child, pos + 1 + offset)))
    return out.join(separator)
  }
  const print = (node: Node, pos: number): string => {
    const selected = selection instanceof NodeSelection && selection.from === pos && node.isBlock
    const printed = printNode(node, pos)
    return selected ? `‹${printed}›` : printed
  }
  const printNode = (node: Node, pos: number): string => {
    switch (node.type.name) {
      case 'heading':
        return `#${text(node, pos + 1)}`
      case 'paragraph':
        return `"${text(node, pos + 1)}"`
      case 'definition':
        return `=${String(node.attrs['term'])}"${text(node, pos + 1)}"`
      case 'enumeration':
        return `[${String(node.attrs['style'])} ${inside(node, pos, ', ')}]`
      case 'enumeration_item':
        return idOf(node) + inside(node, pos, '')
      case 'guidance_note':
        return `{${inside(node, pos, '')}}`
      case 'table':
        return `<${inside(node, pos, ';')}>`
      case 'table_row':
        return inside(node, pos, ',')
      case 'table_cell':
      case 'table_header':
        return (node.type.name === 'table_header' ? '^' : '') + inside(node, pos, '')
      case 'chapter':
      case 'clause':
      case 'annex': {
        const condition = node.attrs['condition'] as { value: string } | null
        const own: string[] = []
        const parts: string[] = []
        node.forEach((child, offset) => {
          const part = ['chapter', 'clause', 'annex'].includes(child.type.name)
          ;(part ? parts : own).push(print(child, pos + 1 + offset))
        })
        const style = node.attrs['heading_style'] === 'block' || node.type.name !== 'clause' ? '#' : ''
        const body = own.map((one) => (one.startsWith('#') ? style + one : one)).join('')
        const flags = (node.attrs['reserved'] === true ? '!' : '') + (condition ? `?${condition.value}` : '')
        return idOf(node) + flags + body + (parts.length > 0 ? `(${parts.join(' ')})` : '')
      }
      default:
        return SIGNS[node.type.name] ?? node.type.name
    }
  }
  const out: string[] = []
  doc.forEach((node, offset) => out.push(print(node, offset)))
  return out.join(' ')
}

/** What a command makes of a document, in one line, or `refused`. */
export const after = (document: Node, command: Command, overrides: Partial<Omit<Contract, 'document'>> = {}): string => {
  const state = done(stateOf(document, overrides), command)
  return state === null ? 'refused' : line(state, idsIn(document))
}
