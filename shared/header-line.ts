/** The words of a house style's header and footer lines with what their tokens stand for: the Word file and its preview print the same. */
import { HEADER_TOKENS, type HeaderToken } from './house-style.ts'

/** Between the parts of a line: a part goes, with its separator, when something that it names is empty. */
const SEPARATOR = /( (?:[·|/–—-]) |, )/

/** The tokens of a line, as `split` gives them: words, token, words, … */
const TOKEN = new RegExp(String.raw`\{(${HEADER_TOKENS.join('|')})\}`)

/** What a token stands for, in pieces, the first empty when there is nothing; `first` when the line begins with it. */
export type TokenPieces = (token: HeaderToken, first: boolean) => readonly string[]

/** One end of a line in the pieces that it prints. */
export const linePieces = (text: string, piecesOf: TokenPieces): string[] => {
  const parts = text.split(SEPARATOR)
  const printed: string[] = []
  for (let at = 0; at < parts.length; at += 2) {
    const pieces = (parts[at] ?? '').split(TOKEN).map((word, index, words) => {
      if (index % 2 === 0) return [word]
      return piecesOf(word as HeaderToken, printed.length === 0 && words.slice(0, index).join('') === '')
    })
    const isWhole = pieces.every((given, index) => index % 2 === 0 || given[0] !== '')
    if (!isWhole || pieces.flat().join('').trim() === '') continue
    if (printed.length > 0) printed.push(parts[at - 1] ?? '')
    printed.push(...pieces.flat())
  }
  return printed.filter((piece) => piece !== '')
}
