/** Sentences of a text in a contract language: dots of abbreviations and ordinal numbers do not end one. */
import type { Language } from './language.ts'

/** Split a text into sentences; line breaks always separate. Joined, the sentences are the text but for the line breaks. */
export const sentences = (text: string, language: Language): string[] => {
  const found: string[] = []
  for (const line of text.split('\n')) {
    let start = 0
    for (const match of line.matchAll(/[.!?]["»«”’)]*\s+(?=[\p{Lu}\d»«“"(…])/gu)) {
      const end = match.index + match[0].length
      const sentence = line.slice(start, end)
      const lastWord = sentence.trimEnd().split(/[\s(]/).at(-1) ?? ''
      if (language.abbreviations.includes(lastWord.toLowerCase()) || /^\d+\.$/.test(lastWord)) continue
      found.push(sentence)
      start = end
    }
    if (start < line.length) found.push(line.slice(start))
  }
  return found
}
