/** `npm run spelling [-- LIBRARY FOLDER]`: spells every shipped text with Hunspell; unknown words that are not in the reviewed lists are printed. */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { CONTRACT_LANGUAGES, type ContractLanguage } from '../../shared/model.ts'
import { LIBRARY, type Line, libraryLines, localeLines } from './texts.ts'

const DICTIONARIES: Readonly<Record<ContractLanguage, string>> = { da: 'da_DK', nb: 'nb_NO', nn: 'nn_NO' }

/** Addresses and names of files are no words. */
const NO_WORDS = /\S+@\S+|\S+:\/\/\S*|www\.\S+|\S+\.(?:docx|json|klausul|yaml|md|dk|no)\b|\b[a-z]+_[a-z_]+\b/giu
/** Words of at least two letters; roman numbers are none. */
const wordsOf = (text: string): string[] =>
  (text.replaceAll(NO_WORDS, ' ').match(/\p{L}[\p{L}\p{M}]*(?:[-’'][\p{L}\p{M}]+)*/gu) ?? []).filter(
    (word) => !/^(?:\p{L}|[IVX]+|[ivx]+)$/u.test(word),
  )

/** The words that Hunspell does not know. */
const unknownTo = (dictionary: string, words: readonly string[]): Set<string> => {
  const { status, stdout, stderr, error } = spawnSync('hunspell', ['-d', dictionary, '-i', 'utf-8', '-l'], {
    input: `${words.join('\n')}\n`,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  })
  if (error || status !== 0) {
    console.error(`Hunspell with the dictionary ${dictionary} is needed (Debian: hunspell, hunspell-da, hunspell-no). ${error?.message ?? stderr}`)
    process.exit(2)
  }
  return new Set(stdout.split('\n').filter(Boolean))
}

/** A list of reviewed words, one a line. One in lower case may stand with capitals too. */
const reviewed = (name: string): readonly string[] =>
  readFileSync(path.join(import.meta.dirname, `words-${name}.txt`), 'utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

/** The words of some lines that neither the dictionaries nor the reviewed lists have, each with its places. */
const unknownIn = (lines: readonly Line[], languages: readonly ContractLanguage[], lists: readonly string[]): [word: string, at: string[]][] => {
  const known = new Set(lists.flatMap(reviewed))
  const places = new Map<string, string[]>()
  for (const { place, text } of lines) for (const word of wordsOf(text)) places.set(word, [...(places.get(word) ?? []), place])
  const unknown = languages.map((language) => unknownTo(DICTIONARIES[language], [...places.keys()]))
  // Hunspell takes a word in two where it has a hyphen, and says which half it does not know.
  const isUnknown = (word: string): boolean => unknown.every((words) => words.has(word) || word.split('-').some((part) => words.has(part)))
  return [...places].filter(([word]) => isUnknown(word) && !known.has(word) && !known.has(word.toLowerCase()))
}

const library = libraryLines(process.argv[2] ?? LIBRARY)
/** A note on a pair is about the other country's text and quotes its words. */
const isNote = ({ place }: Line): boolean => place.startsWith('pairs.yaml')
const found = CONTRACT_LANGUAGES.flatMap((language) => {
  const own = library.filter((line) => line.language === language)
  return [
    ...unknownIn(
      own.filter((line) => !isNote(line)),
      [language],
      [language],
    ),
    ...unknownIn(own.filter(isNote), CONTRACT_LANGUAGES, CONTRACT_LANGUAGES),
    ...unknownIn(localeLines(language), [language], [language, 'program']),
  ].map(([word, at]) => `${language}\t${word}\t${at.slice(0, 3).join(' ')}${at.length > 3 ? ` (${at.length})` : ''}`)
})
for (const line of found) console.log(line)
console.log(
  found.length === 0 ? 'No unknown word.' : `${found.length} unknown words: mend them, or put them in test/language/words-*.txt when they are right.`,
)
process.exitCode = found.length === 0 ? 0 : 1
