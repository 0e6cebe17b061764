/** Sentences of a text in a contract language: dots of abbreviations and ordinal numbers do not end one. */
import type { Language } from './language.ts'

/** The sentences of a text one by one; line breaks always separate. Joined, they are the text but for the line breaks. */
export const sentences = function* (text: string, language: Language): Generator<string> {
  for (const line of text.split('\n')) {
    let start = 0
    for (const match of line.matchAll(/[.!?]["»«”’)]*\s+(?=[\p{Lu}\d»«“"(…])/gu)) {
      const end = match.index + match[0].length
      let word = match.index
      while (word > start && !/[\s(]/.test(line.charAt(word - 1))) word -= 1
      const lastWord = line.slice(word, end).trimEnd()
      if (language.abbreviations.includes(lastWord.toLowerCase()) || /^\d+\.$/.test(lastWord)) continue
      yield line.slice(start, end)
      start = end
    }
    if (start < line.length) yield line.slice(start)
  }
}
