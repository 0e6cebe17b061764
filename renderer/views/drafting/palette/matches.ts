/** How the command palette finds commands and parts by their names. */

const wordsOf = (text: string): string[] =>
  text
    .toLocaleLowerCase()
    .split(/[^\p{L}\p{N}.]+/u)
    .filter(Boolean)

/** Whether every word of the query begins a word of the text, whatever stands between the words. */
export const matches = (text: string, query: string): boolean => {
  const words = wordsOf(text)
  return wordsOf(query).every((piece) => words.some((word) => word.startsWith(piece)))
}
