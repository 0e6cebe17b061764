/** A standing set of changes applied to a contract; what does not fit any more is told, never guessed at. */
import type { Node } from 'prosemirror-model'
import { Transform } from 'prosemirror-transform'
import { attributesOf, deviationOf, isPart, partAttributes, sourceOf } from '../document/attributes.ts'
import { deviationFor } from '../document/deviations.ts'
import { brokenLock } from '../document/locks.ts'
import { allParts } from '../document/numbering.ts'
import { findParts, insertPart, movePart, type Place, removePart, renamed, reservePart, setAnnexState } from '../document/edit.ts'
import { documentProblems } from '../document/format.ts'
import { schema } from '../document/schema.ts'
import type { Problem } from '../errors.ts'
import type { Contract } from '../model.ts'
import type { Where } from './answers.ts'
import { type Brought, type Change, withBrought } from './change-set.ts'
import { notesOf, ownText, withNotes } from './placed-notes.ts'
import { withRecordChange } from './record-changes.ts'

export interface Applied {
  readonly contract: Contract
  readonly notApplied: readonly Problem[]
}

export interface NamedChanges {
  /** What the set is called. */
  readonly name: string
  readonly changes: readonly Change[]
  readonly brings: Brought
}

type IdFor = (name: string) => string

const placeOf = (where: Where, idFor: IdFor): Place => {
  if ('after' in where) return { after: idFor(where.after) }
  return 'before' in where ? { before: idFor(where.before) } : { into: idFor(where.into) }
}

/** Put a part in; a place that is gone gives way to the end of the part around it or of the contract. */
const addPart = (tr: Transform, node: Node, place: Place): boolean => {
  if (insertPart(tr, node, place)) return true
  const isEnd = 'into' in place && findParts(tr.doc, place.into).length === 0
  const annexes = tr.doc.children.filter((child) => child.type.name === 'annex').reduce((sum, child) => sum + child.nodeSize, 0)
  const at = node.type.name === 'annex' ? tr.doc.content.size : tr.doc.content.size - annexes
  const $at = tr.doc.resolve(at)
  if (!isEnd || !$at.parent.canReplaceWith($at.index(), $at.index(), node.type)) return false
  tr.insert(at, node)
  return true
}

/** The part of a name; of alternatives that which stands under the answer. */
const target = (document: Node, id: string, value: string | null): { readonly node: Node; readonly pos: number } | null => {
  const found = findParts(document, id)
  return found.find(({ node }) => partAttributes(node).condition?.value === value) ?? (found.length === 1 ? (found[0] ?? null) : null)
}

/** What a clause remembers that a change unlocks; nothing of one that is not locked and never was. */
const unlocked = (part: Node, reason: string) =>
  attributesOf(part, 'clause').locked === null && !deviationOf(part) ? {} : { locked: null, deviation: deviationFor(part, reason) }

/** A part with another text of its own; what is inside it and its guidance stay. One that was unlocked for its text is not locked with it. */
const withText = (part: Node, text: Node): Node => {
  const source = sourceOf(part) && sourceOf(text) ? { source: sourceOf(text) } : {}
  const locked = text.type.name === 'clause' ? attributesOf(text, 'clause').locked : null
  const lock = part.type.name !== 'clause' ? {} : locked === null ? unlocked(part, deviationOf(text)?.reason ?? '') : { locked }
  return part.type.create(
    { ...part.attrs, ...source, ...lock },
    [...withNotes(ownText(text), notesOf(part)), ...part.children.filter(isPart)],
    part.marks,
  )
}

/** A part with the guidance of another. */
const guided = (part: Node, other: Node): Node =>
  part.type.create(part.attrs, [...withNotes(ownText(part), notesOf(other)), ...part.children.filter(isPart)], part.marks)

const headed = (part: Node, text: string): Node => {
  const rest = part.children.filter((child) => child.type.name !== 'heading')
  const heading = text === '' ? [] : [schema.nodes.heading.create(null, schema.text(text))]
  return part.type.create(part.attrs, [...heading, ...rest], part.marks)
}

/**
 * Wordings first, while every part is still where the standard has it; what is left out goes last. What is added and moved follows the document, and the
 * parties, who have fields, come before the values in every set.
 */
const ORDER: Readonly<Record<Change['kind'], number>> = {
  setting: 0,
  party: 0,
  party_owner: 0,
  no_party: 0,
  people: 0,
  wording: 0,
  guidance: 0,
  heading: 0,
  heading_style: 0,
  condition: 0,
  unlock: 0,
  lock: 0,
  owner: 0,
  file: 0,
  answer: 0,
  value: 0,
  add: 1,
  move: 1,
  reserve: 2,
  restore: 2,
  leave_out: 3,
}

/** Apply a set of changes. `named` gives the contract's id for a name of the library. */
export const applyChanges = (drafted: Contract, { name: set, changes, brings }: NamedChanges, named: IdFor): Applied => {
  const contract = withBrought(drafted, brings)
  /** But for its document, which `tr` holds. */
  let record = contract
  const ids = new Set(allParts(contract.document).map(({ node }) => partAttributes(node).id))
  /** A part that had left the clause which gave it its name is called by its id. */
  const idFor: IdFor = (name) => (ids.has(name) ? name : named(name))
  const tr = new Transform(contract.document)
  const notApplied: Problem[] = []
  const has = (id: string): boolean => findParts(tr.doc, id).length > 0

  const report = (change: Change, code: string): void => {
    notApplied.push({ place: set, code, params: { name: change.name } })
  }

  /** Locked text, or what was locked, does not leave a contract unseen. */
  const holdsLocked = (part: string): boolean => {
    const without = new Transform(tr.doc)
    removePart(without, idFor(part))
    return brokenLock(tr.doc, without.doc) !== null
  }

  const reword = (change: Extract<Change, { kind: 'wording' | 'heading' }>): void => {
    const found = target(tr.doc, idFor(change.part), change.value)
    const text = change.kind === 'wording' ? renamed(schema.nodeFromJSON(change.node), idFor, idFor) : null
    if (!found || (text && text.type !== found.node.type)) {
      report(change, 'change_no_part')
      return
    }
    const node = text ? withText(found.node, text) : headed(found.node, change.kind === 'heading' ? change.text : '')
    tr.replaceWith(found.pos, found.pos + found.node.nodeSize, node)
    // One that is older than the library's is in all the same.
    const [pinned, newest] = [text && sourceOf(text), sourceOf(found.node)]
    if (pinned && newest && pinned.clause === newest.clause && pinned.version < newest.version) report(change, 'change_newer_wording')
  }

  const apply = (change: Change): void => {
    switch (change.kind) {
      case 'answer': {
        const question = contract.questions.find(({ key }) => key === change.question)
        if (question?.values.some(({ value }) => value === change.value))
          record = { ...record, answers: { ...record.answers, [change.question]: change.value } }
        else report(change, 'change_no_answer')
        return
      }
      case 'value':
        if (record.fields.some(({ key }) => key === change.field)) record = { ...record, values: { ...record.values, [change.field]: change.value } }
        else report(change, 'change_no_field')
        return
      case 'setting':
      case 'party':
      case 'party_owner':
      case 'no_party':
      case 'people': {
        const changed = withRecordChange(record, tr, change)
        if (changed) record = changed
        else report(change, 'change_no_party')
        return
      }
      case 'wording':
      case 'heading':
        reword(change)
        return
      case 'guidance': {
        const found = target(tr.doc, idFor(change.part), change.value)
        const given = renamed(schema.nodeFromJSON(change.node), idFor, idFor)
        if (found?.node.type === given.type) tr.replaceWith(found.pos, found.pos + found.node.nodeSize, guided(found.node, given))
        else report(change, 'change_no_part')
        return
      }
      case 'condition': {
        const { condition } = change
        const question = contract.questions.find(({ key }) => key === condition?.question)
        const found = findParts(tr.doc, idFor(change.part))
        if (found.length !== 1) report(change, 'change_no_part')
        else if (condition && !question?.values.some(({ value }) => value === condition.value)) report(change, 'change_no_answer')
        else for (const { pos } of found) tr.setNodeAttribute(pos, 'condition', condition)
        return
      }
      case 'lock':
      case 'unlock': {
        const found = target(tr.doc, idFor(change.part), change.value)
        if (found?.node.type.name !== 'clause') {
          report(change, 'change_no_part')
          return
        }
        const lock = change.kind === 'lock' ? { locked: change.reason } : unlocked(found.node, change.reason ?? '')
        for (const [name, value] of Object.entries(lock)) tr.setNodeAttribute(found.pos, name, value)
        return
      }
      case 'heading_style': {
        const found = target(tr.doc, idFor(change.part), change.value)
        if (found?.node.type.name === 'clause') tr.setNodeAttribute(found.pos, 'heading_style', change.style)
        else report(change, 'change_no_part')
        return
      }
      case 'owner':
      case 'file': {
        const annexes = findParts(tr.doc, idFor(change.part)).filter(({ node }) => node.type.name === 'annex')
        if (annexes.length === 0) report(change, 'change_no_part')
        for (const { pos } of annexes) tr.setNodeAttribute(pos, change.kind, change.kind === 'owner' ? change.owner : change.file)
        return
      }
      case 'add': {
        const node = renamed(schema.nodeFromJSON(change.node), idFor, idFor)
        if (has(idFor(change.part))) report(change, 'change_already_there')
        else if (!addPart(tr, node, placeOf(change.where, idFor))) report(change, 'change_no_place')
        return
      }
      case 'move':
        if (!has(idFor(change.part))) report(change, 'change_no_part')
        else if (!movePart(tr, idFor(change.part), placeOf(change.where, idFor))) report(change, 'change_no_place')
        return
      case 'reserve': {
        const done = change.unused ? setAnnexState(tr, idFor(change.part), 'not_used') : reservePart(tr, idFor(change.part))
        if (!done) report(change, 'change_no_part')
        return
      }
      case 'restore': {
        const id = idFor(change.part)
        if (!setAnnexState(tr, id, 'included') && !reservePart(tr, id, false)) report(change, 'change_no_part')
        return
      }
      case 'leave_out':
      default:
        if (!has(idFor(change.part))) report(change, 'change_no_part')
        else if (holdsLocked(change.part)) report(change, 'change_locked')
        else removePart(tr, idFor(change.part))
    }
  }

  for (const change of changes.toSorted((a, b) => ORDER[a.kind] - ORDER[b.kind])) apply(change)
  tr.doc.check()
  const unsound = documentProblems(tr.doc)
  if (unsound.length > 0) return { contract, notApplied: [...notApplied, ...unsound.map((problem) => ({ ...problem, place: set }))] }
  return { contract: { ...record, document: tr.doc }, notApplied }
}
