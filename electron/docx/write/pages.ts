/** Page numbers for the table of contents, by laying out the pages as Word would. */
import { createHash } from 'node:crypto'
import type { PageNumberEstimator } from 'docx'
import { unzipSync } from 'fflate'
import { layOutWith } from '../preview/lay-out.ts'
import { pageNumbersOf } from '../preview/page-numbers.ts'
import { readParts } from '../preview/word-parts.ts'

/** What the fields of a file print of its pages, as plain data. */
export interface PageNumbers {
  /** The number of the page that a bookmark stands on, as that page prints it. */
  readonly bookmarks: Readonly<Record<string, string>>
  /** Null when the layout stopped before the end. */
  readonly pageCount: number | null
  readonly sectionPageCounts: readonly number[]
  readonly guesses: readonly { readonly reason: string; readonly page: number }[]
}

/** Leaves every page number blank, as a file is before its pages are laid out. */
export const blankNumbers: PageNumberEstimator = () => ({ bookmarks: new Map() })

/** Gives the numbers of pages that have been laid out already. */
export const knownNumbers =
  ({ bookmarks, pageCount, sectionPageCounts }: PageNumbers): PageNumberEstimator =>
  () => ({
    bookmarks: new Map(Object.entries(bookmarks)),
    ...(pageCount !== null && { pageCount }),
    sectionPageCounts,
  })

/** What is printed, and how: not what travels with it, such as the contract's source, nor how the parts are tied together. */
const PRINTED = /^word\/(?!_rels\/|glossary\/)/

/** Names a file without page numbers by what it prints: whatever a contract is written with, two files with the same name have the same pages. */
export const pagesKey = (blank: Uint8Array): string => {
  const hash = createHash('sha256')
  const parts = unzipSync(blank, { filter: ({ name }) => PRINTED.test(name) })
  for (const [name, data] of Object.entries(parts).toSorted(([one], [other]) => (one < other ? -1 : 1))) hash.update(name).update('\0').update(data)
  return hash.digest('hex')
}

/** The numbers of pages that have been laid out, by the name of their file. */
export type KnownPages = Readonly<Record<string, PageNumbers>>

export interface PagedFile {
  readonly docx: Uint8Array
  /** What the layout could only guess at, with the page. */
  readonly guesses: readonly string[]
}

/** Write a file with its page numbers: those that are known, else its pages are laid out, which takes seconds. */
export const withPageNumbers = (write: (numbers: PageNumberEstimator) => Uint8Array, known: KnownPages = {}): PagedFile => {
  const blank = write(blankNumbers)
  const numbers = known[pagesKey(blank)] ?? layOutNumbers(blank)
  return { docx: write(knownNumbers(numbers)), guesses: numbers.guesses.map(({ reason, page }) => `${reason} (${page})`) }
}

const layOutNumbers = (docx: Uint8Array): PageNumbers => {
  const parts = readParts(docx)
  return pageNumbersOf(parts, layOutWith(parts)())
}
