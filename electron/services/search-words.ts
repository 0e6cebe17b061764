/** Words and stems of library texts: what the search index holds and what a query asks for. */
import { stemmer as stemDanish } from '@orama/stemmers/danish'
import { stemmer as stemNorwegian } from '@orama/stemmers/norwegian'
import type { Node } from 'prosemirror-model'
import { headingOf } from '../../shared/document/attributes.ts'
import { plainText } from '../../shared/document/plain-text.ts'
import type { ContractLanguage } from '../../shared/model.ts'
import type { Indexed } from '../db/clause-search.ts'

/** Shorter pieces are found in too many words to mean anything as a part of a compound. */
export const SHORTEST_PART = 4

const STEMMERS: Readonly<Record<ContractLanguage, (word: string) => string>> = { da: stemDanish, nb: stemNorwegian, nn: stemNorwegian }

/** The words of a text in lower case. */
export const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

/**
 * The words that a query asks the index for. The index divides texts by an older Unicode than this program: a letter that it does not know ends a word
 * there, and half a word is not what is looked for. All letters of European languages are known to both.
 */
export const wordsAskedFor = (text: string): string[] => text.toLowerCase().match(/[a-z0-9\u00df-\u00f6\u00f8-\u024f\u0370-\u052f]+/gu) ?? []

/** Words come back in clause after clause; more of them than this are not kept. */
const MOST_KEPT = 200_000
const kept: Readonly<Record<ContractLanguage, Map<string, string>>> = { da: new Map(), nb: new Map(), nn: new Map() }

export const stem = (word: string, language: ContractLanguage): string => {
  const known = kept[language]
  let found = known.get(word)
  if (found === undefined) {
    found = STEMMERS[language](word)
    if (known.size >= MOST_KEPT) known.clear()
    known.set(word, found)
  }
  return found
}

const stems = (text: string, language: ContractLanguage): string => [...new Set(wordsOf(text).map((word) => stem(word, language)))].join(' ')

/** The headings of a clause and of what is in it, and the terms it defines. */
const headingsOf = (clause: Node): string[] => {
  const headings = [headingOf(clause)]
  clause.descendants((node) => {
    if (node.type.name === 'clause') headings.push(headingOf(node))
    if (node.type.name === 'definition') headings.push(String(node.attrs['term']))
    return !node.isTextblock
  })
  return headings.filter(Boolean)
}

/** What a list calls a clause: its heading, else the first of those inside it, a defined term included. */
export const titleOf = (clause: Node): string => headingsOf(clause)[0] ?? ''

/** What the index holds of a text under its headings: both, the stems of both, and the longer words. */
export const indexedText = (headings: readonly string[], body: string, language: ContractLanguage): Indexed => {
  const title = headings.join(' · ')
  const vocabulary = [...new Set(wordsOf(`${title} ${body}`))].filter((word) => word.length > SHORTEST_PART)
  return { heading: headings[0] ?? '', title, body, titleStems: stems(title, language), bodyStems: stems(body, language), vocabulary }
}

/** What the index holds of a clause: its headings (sub-clauses' too) as title, and its text. */
export const indexed = (clause: Node, language: ContractLanguage): Indexed => indexedText(headingsOf(clause), plainText(clause), language)
