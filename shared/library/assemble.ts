/** A contract from a standard, the library's clauses and one user's answers. */
import { Fragment, type Node } from 'prosemirror-model'
import { Transform } from 'prosemirror-transform'
import { fillBlanks, visitBlanks } from '../document/blanks.ts'
import { choiceProblems } from '../document/choices.ts'
import { deviationFor } from '../document/deviations.ts'
import { findParts, insertPart, movePart, type Place, removePart, reservePart, setAnnexState } from '../document/edit.ts'
import { documentProblems } from '../document/format.ts'
import { headingOf, partAttributes } from '../document/attributes.ts'
import { joinPart } from '../document/join-part.ts'
import { brokenLock, isLocked } from '../document/locks.ts'
import { conditionHolds } from '../document/numbering.ts'
import { schema } from '../document/schema.ts'
import { partyFields } from '../document/special-fields.ts'
import { AppError, type Problem } from '../errors.ts'
import { DEFAULT_HOUSE_STYLE } from '../house-style.ts'
import { LANGUAGES } from '../language/languages.ts'
import { answersInForce, type Condition, type Contract, type ContractLanguage, defaultDayRule } from '../model.ts'
import { nearest } from '../nearest.ts'
import type { Answers, Where } from './answers.ts'
import { type ClauseOrder, inOrder } from './clause-order.ts'
import { instantiate } from './instantiate.ts'
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
  /** The document id for an identity of the standard: the same for the same identity, unique in the contract. */
  readonly idFor: (identity: string) => string
}

/** A clause of the standard as it stands in the contract. */
const placed = (
  pinned: PinnedClause,
  { clause, identity, condition }: Pick<ClauseEntry, 'clause' | 'identity' | 'condition'>,
  identityOf: ReadonlyMap<string, string>,
  { language, idFor }: AssembleOptions,
): Node =>
  instantiate(
    { ...pinned, clause, language },
    {
      id: idFor(identity),
      condition,
      idFor,
      /** `price-fixed` → its identity in this standard; sub-clauses keep the clause's own name, so that alternatives never share them. */
      targetFor: (id) => idFor(identityOf.get(id) ?? id),
    },
  )

const anchorOf = (where: Where): string => Object.values(where)[0] as string

/** A part with another heading. */
const headed = (part: Node, text: string): Node =>
  part.copy(Fragment.from([schema.nodes.heading.create(null, schema.text(text)), ...part.children.filter((child) => child.type.name !== 'heading')]))

/** Apply what the user wants left out, reserved, added and moved. */
const applyWishes = (
  document: Node,
  answers: Answers,
  identityOf: ReadonlyMap<string, string>,
  identities: readonly string[],
  included: (node: Node) => boolean,
  options: AssembleOptions,
): Node => {
  const problems: Problem[] = []
  const tr = new Transform(document)
  const report = (place: string, code: string, id: string, known: readonly string[]): void => {
    const near = nearest(id, known)
    problems.push(near === null ? { place, code, params: { id } } : { place, code: `${code}_near`, params: { id, near } })
  }
  const exists = (id: string, place: string): boolean => {
    if (findParts(tr.doc, options.idFor(id)).length > 0) return true
    report(place, 'unknown_part', id, identities)
    return false
  }
  const placeOf = (where: Where): Place => {
    const anchor = options.idFor(anchorOf(where))
    return 'after' in where ? { after: anchor } : 'before' in where ? { before: anchor } : { into: anchor }
  }

  /** Do a wish that must leave locked text as it is. What was unlocked before, with a reason, may change but must stay: the deviation has to be seen. */
  const keepingLocks = (place: string, act: () => void): void => {
    const before = tr.doc
    act()
    const broken = brokenLock(before, tr.doc)
    if (!broken) return
    const { id } = partAttributes(broken)
    const name = identities.find((one) => options.idFor(one) === id) ?? headingOf(broken)
    problems.push({ place, code: isLocked(broken) ? 'locked_text' : 'unlocked_text', params: { id: name } })
  }

  for (const { id, text, place } of answers.unlock) {
    const found = exists(id, place) ? findParts(tr.doc, options.idFor(id)) : null
    const locked = found?.filter(({ node }) => isLocked(node)) ?? []
    if (found && locked.length === 0) problems.push({ place, code: 'not_locked', params: { id } })
    for (const { node, pos } of locked) {
      tr.setNodeAttribute(pos, 'deviation', deviationFor(node, text))
      tr.setNodeAttribute(pos, 'locked', null)
    }
  }
  // First, so that clauses can be added and moved into them.
  for (const { id, title, where, owner, place } of answers.annexes) {
    if (where === undefined || !exists(anchorOf(where), place)) continue
    if (findParts(tr.doc, options.idFor(id)).length > 0) problems.push({ place, code: 'already_there', params: { id } })
    else if (!insertPart(tr, headed(schema.nodes.annex.create({ id: options.idFor(id), owner }), title ?? ''), placeOf(where))) {
      problems.push({ place, code: 'does_not_fit', params: { id, anchor: anchorOf(where) } })
    }
  }
  for (const { clause, where, place } of answers.add) {
    const pinned = options.clause(clause)
    if (!pinned) report(`${place}.clause`, 'unknown_clause', clause, options.clauseIds)
    else if (exists(anchorOf(where), place)) {
      // One of alternatives is in the contract under the identity they share, whatever the answers choose.
      const identity = identityOf.get(clause) ?? clause
      if (findParts(tr.doc, options.idFor(identity)).length > 0) problems.push({ place, code: 'already_there', params: { id: clause } })
      else {
        keepingLocks(place, () => {
          if (!insertPart(tr, placed(pinned, { clause, identity, condition: null }, identityOf, options), placeOf(where)))
            problems.push({ place, code: 'does_not_fit', params: { id: clause, anchor: anchorOf(where) } })
        })
      }
    }
  }
  for (const { clause, where, place } of answers.move) {
    if (!exists(clause, `${place}.clause`) || !exists(anchorOf(where), place)) continue
    keepingLocks(place, () => {
      if (!movePart(tr, options.idFor(clause), placeOf(where)))
        problems.push({ place, code: 'does_not_fit', params: { id: clause, anchor: anchorOf(where) } })
    })
  }
  for (const { id, place, title, state, owner, file } of answers.annexes) {
    const annexes = exists(id, place) ? findParts(tr.doc, options.idFor(id)).filter(({ node }) => node.type.name === 'annex') : null
    if (annexes?.length === 0) problems.push({ place, code: 'not_an_annex', params: { id } })
    for (const { node, pos } of annexes?.toReversed() ?? []) {
      if (title !== undefined) tr.replaceWith(pos, pos + node.nodeSize, headed(node, title))
      if (owner !== null) tr.setNodeAttribute(pos, 'owner', owner)
      if (file !== undefined) tr.setNodeAttribute(pos, 'file', file)
    }
    if (state !== null) setAnnexState(tr, options.idFor(id), state)
  }
  for (const { id, text, place } of answers.headings) {
    if (!exists(id, place)) continue
    // From the last on: an alternative before it moves nothing then.
    keepingLocks(place, () => {
      for (const { node, pos } of findParts(tr.doc, options.idFor(id)).toReversed()) tr.replaceWith(pos, pos + node.nodeSize, headed(node, text))
    })
  }
  for (const { id, place } of answers.reserve) if (exists(id, place)) keepingLocks(place, () => void reservePart(tr, options.idFor(id)))
  // All are looked for first: leaving out a section together with a clause in it is no mistake.
  const out = answers.leaveOut.filter(({ id, place }) => exists(id, place))
  for (const { id, place } of out) {
    const found = findParts(tr.doc, options.idFor(id))
    // That an annex is not in the contract is no deviation from a text in it, as little as that it is not used.
    if (found.every(({ node }) => node.type.name === 'annex')) removePart(tr, options.idFor(id))
    else keepingLocks(place, () => void removePart(tr, options.idFor(id)))
  }
  for (const { id, place } of answers.join) {
    if (!exists(id, place)) continue
    keepingLocks(place, () => {
      if (!joinPart(tr, options.idFor(id))) problems.push({ place, code: 'cannot_join', params: { id } })
    })
  }
  // Filling in a locked text is what its blanks are for.
  for (const { id, texts, place } of answers.blanks) {
    if (!exists(id, place)) continue
    const blanks: number[] = []
    for (const { node, pos } of findParts(tr.doc, options.idFor(id)))
      if (included(node)) visitBlanks(node, included, (at) => void blanks.push(pos + 1 + at))
    if (typeof texts !== 'string' && texts.length !== blanks.length) {
      problems.push({ place, code: 'wrong_blank_count', params: { id, number: blanks.length, given: texts.length } })
    } else fillBlanks(tr, blanks, typeof texts === 'string' ? blanks.map(() => texts) : texts)
  }
  if (problems.length > 0) throw new AppError('bad_answers', {}, problems)
  return tr.doc
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
    document: applyWishes(
      document,
      answers,
      identityOf,
      identities,
      conditionHolds(answersInForce({ questions, answers: answers.answers })),
      options,
    ),
  }
  contract.document.check()
  const problems = [...documentProblems(contract.document), ...choiceProblems(contract)]
  if (problems.length > 0) throw new AppError('bad_document', {}, problems)
  return contract
}
