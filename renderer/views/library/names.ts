/** What references and fields in a library wording are called: a wording only has ids, a reader knows titles and labels. */
import type { Node } from 'prosemirror-model'
import type { ClauseListItem, Vocabulary } from '../../../shared/api.ts'
import { attributesOf, headingOf, isPart, partAttributes } from '../../../shared/document/attributes.ts'
import type { ContractLanguage } from '../../../shared/model.ts'
import { nameOf } from '../../contract/part-facts.ts'
import type { Describe } from '../../differences/wording-blocks.ts'
import { type Index, shownTo, type Wordings } from './catalogue.ts'

/** What a reference can point to, as it is offered. */
export interface Target {
  readonly id: string
  readonly title: string
  /** The clause that it is, to tell it from others of the same title; null for a heading of a standard. */
  readonly clause?: ClauseListItem | null
}

export interface Names {
  readonly language: ContractLanguage
  readonly vocabulary: Vocabulary
  /** The title of what a reference points to; null when the library has nothing of that name. */
  titleOf(target: string): string | null
  readonly describe: Describe
  /** Sections, annexes and clauses, those of the standards first. Made when it is asked for: there may be 100,000. */
  readonly targets: () => Target[]
}

const describing =
  (titleOf: Names['titleOf'], { fields }: Vocabulary): Describe =>
  (inline) => {
    if (inline.type.name === 'reference') {
      const { target } = attributesOf(inline, 'reference')
      return titleOf(target) ?? target
    }
    const { key } = attributesOf(inline, 'field')
    return fields.find((one) => one.key === key)?.label ?? key
  }

const clauseIn = (language: ContractLanguage, wordings: Readonly<Wordings> | undefined): ClauseListItem | null =>
  wordings ? shownTo(language, wordings) : null

/** The names in a language. A clause that is not written in it goes by its other title. */
export const namesIn = (language: ContractLanguage, vocabulary: Vocabulary, clauses: Index): Names => {
  const own = new Map(Object.entries(vocabulary.targets))
  const known = (target: string): string | null => own.get(target) ?? clauseIn(language, clauses.get(target))?.title ?? null
  // A sub-clause whose own heading is not known goes by that of its clause.
  const titleOf = (target: string): string | null => known(target) ?? (target.includes('/') ? known(target.slice(0, target.indexOf('/'))) : null)
  return {
    language,
    vocabulary,
    titleOf,
    describe: describing(titleOf, vocabulary),
    targets: () => [
      ...[...own].map(([id, title]) => ({ id, title, clause: clauseIn(language, clauses.get(id)) })),
      ...[...clauses]
        .filter(([id]) => !own.has(id))
        .map(([id, wordings]) => {
          const clause = clauseIn(language, wordings)
          return { id, title: clause?.title ?? id, clause }
        }),
    ],
  }
}

/** The same names with those of sub-clauses by their full id. */
export const withParts = (names: Names, parts: ReadonlyMap<string, string>): Names => {
  const titleOf = (target: string): string | null => parts.get(target) ?? names.titleOf(target)
  return { ...names, titleOf, describe: describing(titleOf, names.vocabulary) }
}

/** The clauses in a wording by id, itself and those inside it: each by its heading, else by its place (`Ændringer .2.1`). */
export const partsIn = (wording: Node): Map<string, string> => {
  const found = new Map<string, string>()
  const walk = (part: Node, name: string, place: string): void => {
    found.set(partAttributes(part).id, name)
    part.content.content.filter(isPart).forEach((child, index) => {
      const inner = `${place}.${index + 1}`
      walk(child, headingOf(child) || `${titleOfWording(wording)} ${inner}`, inner)
    })
  }
  walk(wording, titleOfWording(wording), '')
  return found
}

/** The clauses whose sub-clauses a wording points to. */
export const clausesPointedInto = (wording: Node): string[] => {
  const own = partsIn(wording)
  const found = new Set<string>()
  wording.descendants((node) => {
    if (node.type.name !== 'reference') return
    const { target } = attributesOf(node, 'reference')
    if (target.includes('/') && !own.has(target)) found.add(target.slice(0, target.indexOf('/')))
  })
  return [...found]
}

/** What a wording is called: its heading, else the term that it defines, else its first words. */
export const titleOfWording = (wording: Node): string => {
  const heading = headingOf(wording)
  if (heading !== '') return heading
  let term = ''
  wording.forEach((child) => {
    if (term === '' && child.type.name === 'definition') term = attributesOf(child, 'definition').term
  })
  return term === '' ? nameOf(wording) : term
}
