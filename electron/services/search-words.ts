/** Words and stems of library texts: what the search index holds and what a query asks for. */
import { stemmer as stemDanish } from '@orama/stemmers/danish'
import { stemmer as stemNorwegian } from '@orama/stemmers/norwegian'
import type { Node } from 'prosemirror-model'
import { headingOf } from '../../shared/document/attributes.ts'
import { plainText } from '../../shared/document/plain-text.ts'
import type { ContractLanguage } from '../../shared/model.ts'
import type { Indexed } from '../db/clauses.ts'

const STEMMERS: Readonly<Record<ContractLanguage, (word: string) => string>> = { da: stemDanish, nb: stemNorwegian }

/** The words of a text in lower case. */
export const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

export const stem = (word: string, language: ContractLanguage): string => STEMMERS[language](word)

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

/** What the index holds of a clause: its headings (sub-clauses' too) as title, its text, and the stems of both. */
export const indexed = (clause: Node, language: ContractLanguage): Indexed => {
  const title = headingsOf(clause).join(' · ')
  const body = plainText(clause)
  return { title, body, titleStems: stems(title, language), bodyStems: stems(body, language) }
}
