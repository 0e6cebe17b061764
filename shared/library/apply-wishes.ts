/** What an answers file says of the parts of a contract: left out, reserved, added with what they need, moved, headed, joined, unlocked, filled in. */
import { Fragment, type Node } from 'prosemirror-model'
import { Transform } from 'prosemirror-transform'
import { headingOf, partAttributes } from '../document/attributes.ts'
import { fillBlanks, visitBlanks } from '../document/blanks.ts'
import { deviationFor } from '../document/deviations.ts'
import { findParts, insertPart, movePart, type Place, removePart, renamed, reservePart, setAnnexState } from '../document/edit.ts'
import { joinPart } from '../document/join-part.ts'
import { brokenLock, isLocked } from '../document/locks.ts'
import { conditionHolds } from '../document/numbering.ts'
import { schema } from '../document/schema.ts'
import { AppError, type Problem } from '../errors.ts'
import { answersInForce, type Contract } from '../model.ts'
import { nearest } from '../nearest.ts'
import type { Answers, Where } from './answers.ts'
import type { AssembleOptions } from './assemble.ts'
import type { Companion } from './companions.ts'
import { choosable, withKnownConditions } from './known-conditions.ts'
import { placed } from './placed.ts'
import { placeCompanion } from './place-companion.ts'

const anchorOf = (where: Where): string => Object.values(where)[0] as string

/** A part with another heading. */
const headed = (part: Node, text: string): Node =>
  part.copy(Fragment.from([schema.nodes.heading.create(null, schema.text(text)), ...part.children.filter((child) => child.type.name !== 'heading')]))

/** Apply what the user wants left out, reserved, added and moved. */
export const applyWishes = (
  document: Node,
  answers: Answers,
  identityOf: ReadonlyMap<string, string>,
  identities: string[],
  { questions, answers: given }: Pick<Contract, 'questions' | 'answers'>,
  options: AssembleOptions,
): Node => {
  const included = conditionHolds(answersInForce({ questions, answers: given }))
  const targetFor = (id: string): string => options.idFor(identityOf.get(id) ?? id)
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

  /** Put in what a clause brings. What fits nowhere or would change locked text stays away: what refers to it is told then. */
  const bring = (root: string, companions: readonly Companion[]): void => {
    for (const companion of companions) {
      const nodes = choosable(companion.nodes, questions).map((node) => withKnownConditions(renamed(node, options.idFor, targetFor), questions))
      const trial = new Transform(tr.doc)
      const fits = placeCompanion(trial, { ...companion, nodes }, { root, language: options.language, idOf: targetFor })
      if (!fits || brokenLock(tr.doc, trial.doc)) continue
      for (const step of trial.steps) tr.step(step)
      identities.push(companion.identity)
    }
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
        const node = withKnownConditions(placed(pinned, { clause, identity, condition: null }, identityOf, options), questions)
        keepingLocks(place, () => {
          if (insertPart(tr, node, placeOf(where))) bring(options.idFor(identity), options.companions?.(clause) ?? [])
          else problems.push({ place, code: 'does_not_fit', params: { id: clause, anchor: anchorOf(where) } })
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
