/** The inline notation of the clause library: references, fields and emphasis inside a line of text. */
import type { Mark, Node } from 'prosemirror-model'
import { REFERENCE_FORMS, schema } from '../document/schema.ts'

type Report = (code: string, params?: Record<string, string>) => void

const TOKEN = /\{([^}]*)\}|\*\*(.+?)\*\*|\*(?=\S)(.+?)(?<=\S)\*/g
const REFERENCE = /^(ref|Ref):([a-z0-9/-]+)(?:\|([a-z]+))?$/
const FIELD = /^field:([a-z0-9_.]+)$/

const braced = (inside: string, marks: readonly Mark[], report: Report): Node[] => {
  const reference = REFERENCE.exec(inside)
  if (reference) {
    const form = REFERENCE_FORMS.find((known) => known === (reference[3] ?? 'full'))
    if (form) return [schema.nodes.reference.create({ target: reference[2], form, capital: reference[1] === 'Ref' }, null, marks)]
  }
  const field = FIELD.exec(inside)
  if (field) return [schema.nodes.field.create({ key: field[1] }, null, marks)]
  report('bad_braces', { text: `{${inside}}` })
  return []
}

/** Read one line of text into inline nodes. What is not understood is reported, never dropped in silence. */
export const parseInline = (text: string, report: Report, marks: readonly Mark[] = []): Node[] => {
  const nodes: Node[] = []
  const plain = (piece: string): void => {
    if (/[{}]/.test(piece)) report('bad_braces', { text: piece })
    if (piece !== '') nodes.push(schema.text(piece, marks))
  }
  let from = 0
  for (const match of text.matchAll(TOKEN)) {
    plain(text.slice(from, match.index))
    from = match.index + match[0].length
    if (match[1] !== undefined) nodes.push(...braced(match[1], marks, report))
    else if (match[2] !== undefined) nodes.push(...parseInline(match[2], report, schema.marks.strong.create().addToSet(marks)))
    else nodes.push(...parseInline(match[3] ?? '', report, schema.marks.emphasis.create().addToSet(marks)))
  }
  plain(text.slice(from))
  return nodes
}
