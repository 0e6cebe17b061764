/** What somebody filled in in a paragraph that otherwise says what it said. */
import type { WordControl, WordParagraph } from './document-text.ts'

export interface Filling {
  /** The tag of the control as it was sent: `field:customer.name`, `blank`. */
  readonly tag: string
  /** Which control of the file that was sent it is. */
  readonly control: WordControl
  readonly text: string
}

/** As `plainText`, but lines stay lines. */
const spaced = (text: string): string =>
  text
    .normalize('NFC')
    .replaceAll(/[\u00ad\u200b\ufeff]/g, '')
    .replaceAll(/[^\S\n]+/g, ' ')

/** LibreOffice (7.4) joins the lines of a control without a space. */
const sameValue = (a: string, b: string): boolean => a.replaceAll(/\s/g, '') === b.replaceAll(/\s/g, '')

/** The controls that can be filled in, from left to right, none inside another. */
const slotsOf = ({ controls }: WordParagraph): WordControl[] => {
  let end = 0
  return controls
    .filter(({ tag }) => tag === 'blank' || tag?.startsWith('field:') === true)
    .toSorted((a, b) => a.from - b.from || b.to - a.to)
    .filter(({ from, to }) => {
      const isFree = from >= end
      if (isFree) end = to
      return isFree
    })
}

/** The text between the controls: one piece more than there are controls. */
const piecesBetween = (text: string, slots: readonly WordControl[]): string[] => [
  ...slots.map(({ from }, index) => spaced(text.slice(slots[index - 1]?.to ?? 0, from))),
  spaced(text.slice(slots.at(-1)?.to ?? 0)),
]

const sameTags = (a: readonly WordControl[], b: readonly WordControl[]): boolean =>
  a.length === b.length && a.every(({ tag }, index) => tag === b[index]?.tag)

/** The texts between pieces that all are there in order: the first and last at the ends, each of the others where it comes first. */
const textsBetween = (text: string, pieces: readonly string[]): string[] | null => {
  const [first = '', ...rest] = pieces
  const last = rest.pop() ?? ''
  if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length) return null
  const inner = text.slice(first.length, text.length - last.length)
  const found: string[] = []
  let from = 0
  for (const piece of rest) {
    // Two controls without a word between them cannot be told apart.
    const at = piece.trim() === '' ? -1 : inner.indexOf(piece, from)
    if (at === -1) return null
    found.push(inner.slice(from, at))
    from = at + piece.length
  }
  return [...found, inner.slice(from)]
}

/**
 * What was filled in; null when the paragraph says something else besides. The controls' tags tell where; a program that drops them leaves the words around
 * them, and those tell as well.
 */
export const filledIn = (sent: WordParagraph, returned: WordParagraph): Filling[] | null => {
  const slots = slotsOf(sent)
  if (slots.length === 0) return null
  const pieces = piecesBetween(sent.text, slots)
  const theirs = slotsOf(returned)
  const isTagged = sameTags(slots, theirs)
  if (isTagged && piecesBetween(returned.text, theirs).some((piece, index) => piece.trim() !== pieces[index]?.trim())) return null
  const values = isTagged ? theirs.map(({ from, to }) => spaced(returned.text.slice(from, to))) : textsBetween(spaced(returned.text), pieces)
  return (
    values?.flatMap((value, index) => {
      const control = slots[index]
      if (!control || (theirs[index]?.isEmpty === true && isTagged)) return []
      const text = value.trim()
      return sameValue(text, spaced(sent.text.slice(control.from, control.to))) ? [] : [{ tag: control.tag ?? '', control, text }]
    }) ?? null
  )
}
