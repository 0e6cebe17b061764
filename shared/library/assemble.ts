/** A contract from a standard, the library's clauses and one user's answers. */
import type { Node } from 'prosemirror-model'
import { Transform } from 'prosemirror-transform'
import { choiceProblems } from '../document/choices.ts'
import { reservePart } from '../document/edit.ts'
import { documentProblems } from '../document/format.ts'
import { schema } from '../document/schema.ts'
import { partyFields } from '../document/special-fields.ts'
import { AppError } from '../errors.ts'
import { DEFAULT_HOUSE_STYLE } from '../house-style.ts'
import { LANGUAGES } from '../language/languages.ts'
import { type Condition, type Contract, type ContractLanguage, defaultDayRule } from '../model.ts'
import type { Answers } from './answers.ts'
import { applyWishes } from './apply-wishes.ts'
import { type ClauseOrder, inOrder } from './clause-order.ts'
import type { Companion } from './companions.ts'
import { placed } from './placed.ts'
import {
  type AnnexEntry,
  type ClauseEntry,
  type ClauseSection,
  type SectionEntry,
  type Standard,
  clauseEntries,
  languagesOf,
  partiesIn,
  questionsIn,
  textIn,
} from './standard.ts'

/** A library clause with the version that the contract pins. */
export interface PinnedClause {
  readonly node: Node
  readonly version: number
}

export interface AssembleOptions {
  readonly language: ContractLanguage
  /** The current wording of a library clause in the contract's language, or null. */
  readonly clause: (id: string) => PinnedClause | null
  /** The clause ids there are, for suggestions. */
  readonly clauseIds: readonly string[]
  /** What a clause that the answers add brings along, by the library's names. */
  readonly companions?: (clause: string) => readonly Companion[]
  /** The document id for an identity of the standard: the same for the same identity, unique in the contract. */
  readonly idFor: (identity: string) => string
}

/**
 * Assemble a contract. Throws `AppError`: `language_missing` when the standard is not written in the language, `clause_missing` when the library lacks
 * a clause of the standard, `bad_answers` when a wish names something that is not there or does not fit.
 */
export const assemble = (standard: Standard, answers: Answers, options: AssembleOptions): Contract => {
  const { language, idFor } = options
  if (!languagesOf(standard).includes(language))
    throw new AppError('language_missing', { standard: standard.id, language, known: languagesOf(standard).join(', ') })
  const identityOf = new Map(clauseEntries(standard).map((entry) => [entry.clause, entry.identity]))
  const identities: string[] = []

  const clauses = (entries: readonly ClauseEntry[], order: ClauseOrder | null): readonly Node[] => {
    const nodes = entries
      .filter((entry) => entry.only === null || entry.only === language)
      .map((entry) => {
        const pinned = options.clause(entry.clause)
        if (!pinned) throw new AppError('clause_missing', { standard: standard.id, clause: entry.clause, language })
        identities.push(entry.identity)
        return placed(pinned, entry, identityOf, options)
      })
    return inOrder(nodes, order, (node) => node, language)
  }
  const part = (entry: { identity: string; heading: SectionEntry['heading']; condition: Condition | null }) => {
    identities.push(entry.identity)
    return {
      attributes: { id: idFor(entry.identity), condition: entry.condition },
      heading: schema.nodes.heading.create(null, schema.text(textIn(entry.heading, language))),
    }
  }
  const levelOne = (entry: SectionEntry | ClauseSection): readonly Node[] => {
    if (entry.kind === 'clause') return clauses([entry], null)
    const { attributes, heading } = part(entry)
    return [schema.nodes.clause.create({ ...attributes, heading_style: 'block' }, [heading, ...clauses(entry.clauses, entry.order)])]
  }
  const annex = (entry: AnnexEntry): Node => {
    const { attributes, heading } = part(entry)
    const { owner, file, state } = entry
    const own = { ...attributes, owner, file, reserved: state === 'reserved', unused: state === 'not_used' }
    return schema.nodes.annex.create(own, [heading, ...clauses(entry.clauses, entry.order), ...entry.annexes.map(annex)])
  }
  const body = standard.outline.flatMap((entry) => {
    if (entry.kind !== 'chapter') return levelOne(entry)
    const { attributes, heading } = part(entry)
    return [schema.nodes.chapter.create(attributes, [heading, ...entry.sections.flatMap(levelOne)])]
  })
  const front = [schema.nodes.title_page.create(), ...(standard.parties.length > 0 ? [schema.nodes.parties.create()] : [])]
  const whole = new Transform(schema.nodes.contract.create(null, [...front, ...body, ...standard.annexes.map(annex)]))
  // One that this language or a newer wording lacks is passed over.
  for (const id of standard.reserve) reservePart(whole, idFor(id))
  const document = whole.doc

  const parties = partiesIn(standard, language).map((party) => ({ ...party, ...answers.parties[party.role] }))
  const questions = questionsIn(standard, language)
  const contract: Contract = {
    title: answers.title ?? textIn(standard.title, language),
    language,
    term: textIn(standard.term, language),
    standard: { id: standard.id, version: standard.version },
    parties,
    fields: [
      ...parties.flatMap((party) => partyFields(party, LANGUAGES[language])),
      ...standard.fields.map(({ key, type, owner, label }) => ({ key, type, owner, label: textIn(label, language) })),
    ],
    values: answers.values,
    questions,
    answers: answers.answers,
    style: { ...standard.style, ...answers.style },
    front: { ...standard.front, ...answers.front },
    houseStyle: standard.houseStyle ?? DEFAULT_HOUSE_STYLE.id,
    dayRule: answers.dayRule ?? standard.dayRule ?? defaultDayRule(language),
    frozen: null,
    document: applyWishes(document, answers, identityOf, identities, { questions, answers: answers.answers }, options),
  }
  contract.document.check()
  const problems = [...documentProblems(contract.document), ...choiceProblems(contract)]
  if (problems.length > 0) throw new AppError('bad_document', {}, problems)
  return contract
}
