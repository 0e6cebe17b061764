/** What the user does to the clause library: wordings, details, categories, pairs, clauses of their own. */
import type { Node } from 'prosemirror-model'
import { type Json, parseDocument } from '../../shared/document/format.ts'
import { plainText } from '../../shared/document/plain-text.ts'
import { AppError } from '../../shared/errors.ts'
import type { ContractLanguage } from '../../shared/model.ts'
import { clausesRepository } from '../db/clauses.ts'
import type { Db } from '../db/open.ts'
import type { Library } from './library.ts'
import { titleOf } from './search-words.ts'

export interface LibraryEdits {
  /**
   * Keep a wording as the newest over version `expected` (0: the first in this language). Returns its number. Throws `AppError`: `unknown_clause`,
   * `clause_conflict` when another save came first, `bad_document`.
   */
  saveWording(id: string, language: ContractLanguage, expected: number, content: Json): number
  /** Throws `AppError`: `unknown_clause`, `unknown_wording` when the clause has none in the language. */
  setDetails(id: string, language: ContractLanguage, details: { readonly tags: readonly string[]; readonly noGuidance: string | null }): void
  setCategory(id: string, category: string): void
  /** How the wordings of a pair differ, for a reader of each language; null: they are equivalent. Either way the pair has been reviewed. */
  setPair(id: string, notes: Readonly<Partial<Record<ContractLanguage, string>>> | null): void
  /** A new clause of the user's own with a first wording. Returns its id. */
  create(wish: { readonly category: string; readonly language: ContractLanguage; readonly content: Json }): string
  setRetired(id: string, retired: boolean): void
}

const LETTERS: Readonly<Record<string, string>> = { æ: 'ae', ø: 'oe', å: 'aa', ä: 'ae', ö: 'oe' }
const LONGEST_ID = 60

/** An id that a person can read: »Bod ved forsinkelse« becomes `own-bod-ved-forsinkelse`. What ships never begins so. */
export const ownId = (title: string, isTaken: (id: string) => boolean): string => {
  const words = title
    .toLowerCase()
    .normalize('NFC')
    .replaceAll(/[æøåäö]/g, (letter) => LETTERS[letter] ?? letter)
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .match(/[a-z0-9]+/g)
  const base = `own-${(words ?? ['clause']).join('-').slice(0, LONGEST_ID).replace(/-+$/, '')}`
  for (let n = 1; ; n += 1) {
    const id = n === 1 ? base : `${base}-${n}`
    if (!isTaken(id)) return id
  }
}

/**
 * A clause of the library from JSON: it carries the library's id itself, stands under no condition and comes from no other clause. Throws
 * `AppError('bad_document')`.
 */
export const readWording = (content: Json, id: string): Node => {
  const node = parseDocument({ type: 'contract', content: [content] }).firstChild
  const place = 'clause'
  if (node?.type.name !== 'clause') {
    throw new AppError('bad_document', {}, [{ place, code: 'unknown_node', params: { type: node?.type.name ?? '–' } }])
  }
  const ownText = (part: Node): Node => {
    const attributes = part.type.name === 'clause' ? { ...part.attrs, source: null } : part.attrs
    return part.isTextblock || part.isLeaf ? part : part.type.create(attributes, part.children.map(ownText), part.marks)
  }
  const clean = ownText(node)
  const clause = clean.type.create({ ...clean.attrs, id, condition: null, reserved: false }, clean.content)
  if (plainText(clause).trim() === '' && !hasSignatures(clause)) {
    throw new AppError('bad_document', {}, [{ place, code: 'empty_clause', params: { id } }])
  }
  return clause
}

const hasSignatures = (clause: Node): boolean => {
  let found = false
  clause.descendants((node) => {
    found ||= node.type.name === 'signature_block'
  })
  return found
}

/** A new clause of the user's own: an id from its title, and its first wording made for that id. Returns the id. */
export const addOwnClause = (
  db: Db,
  library: Library,
  { title, category, language }: { readonly title: string; readonly category: string; readonly language: ContractLanguage },
  make: (id: string) => Node,
): string => {
  const clauses = clausesRepository(db)
  const id = ownId(title, (taken) => clauses.get(taken) !== null)
  clauses.put({ id, category, origin: 'own', retired: false, categoryEdited: true })
  library.saveWording(id, language, make(id))
  clauses.setReviewed(id)
  return id
}

export const libraryEdits = (db: Db, library: Library): LibraryEdits => {
  const clauses = clausesRepository(db)
  const known = (id: string) => {
    const clause = clauses.get(id)
    if (!clause) throw new AppError('unknown_clause', { id })
    return clause
  }
  const saveWording = db.transaction((id: string, language: ContractLanguage, expected: number, node: Node): number => {
    known(id)
    if ((clauses.text(id, language)?.version ?? 0) !== expected) throw new AppError('clause_conflict', { id })
    return library.saveWording(id, language, node)
  })
  const create = db.transaction((category: string, language: ContractLanguage, content: Json): string => {
    // Read once for its title: the id comes from it, and the ids inside are checked with it.
    const title = titleOf(readWording(content, 'own'))
    return addOwnClause(db, library, { title, category, language }, (id) => readWording(content, id))
  })
  const setPair = db.transaction((id: string, notes: Readonly<Partial<Record<ContractLanguage, string>>> | null) => {
    known(id)
    // Kept even when there are none, so that an update of the shipped library does not bring its own notes back.
    const given = Object.entries(notes ?? {}).filter(([, note]) => note.trim() !== '')
    clauses.putPair(id, Object.fromEntries(given), true)
    clauses.setReviewed(id)
  })
  return {
    saveWording: (id, language, expected, content) => saveWording.immediate(id, language, expected, readWording(content, id)),
    setDetails: (id, language, { tags, noGuidance }) => {
      known(id)
      if (!clauses.text(id, language)) throw new AppError('unknown_wording', { id, language, version: 0 })
      clauses.setDetails(id, language, { tags: [...new Set(tags.map((tag) => tag.trim()).filter(Boolean))], noGuidance, edited: true })
    },
    setCategory: (id, category) => clauses.put({ ...known(id), category, categoryEdited: true }),
    setPair: (id, notes) => {
      setPair.immediate(id, notes)
    },
    create: ({ category, language, content }) => create.immediate(category, language, content),
    setRetired: (id, retired) => library.setRetired(id, retired),
  }
}
