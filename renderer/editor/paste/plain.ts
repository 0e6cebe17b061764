/** Plain text as lines: one a paragraph, but for lines that an e-mail program has broken. */
import { type Line, textLine, textNodes, writable } from './lines.ts'
import { readLabel } from './labels.ts'

/** An e-mail program breaks no line that is shorter. */
const BROKEN_FROM = 40

/** Whether a line goes on in the next: it is long, ends in no sentence, and the next begins in small letters without a label. */
const goesOn = (line: string, next: string | undefined): boolean =>
  next !== undefined && line.length >= BROKEN_FROM && !/[.:;!?]\s*$/.test(line) && /^\p{Ll}/u.test(next) && readLabel(next) === null

/** Read plain text. `literal` takes every line as a paragraph as it stands. */
export const readPlain = (text: string, literal = false): Line[] => {
  const raw = writable(text).split(/\r\n?|[\n\u2028\u2029\u0085]/)
  const lines: Line[] = []
  let open = ''
  raw.forEach((one, index) => {
    const line = open === '' ? one : `${open} ${one.trimStart()}`
    open = ''
    if (!literal && goesOn(line.trim(), raw[index + 1])) open = line.trimEnd()
    else if (line.trim() !== '') lines.push(textLine(textNodes(literal ? line.replaceAll('\t', ' ') : line)))
  })
  return lines
}
