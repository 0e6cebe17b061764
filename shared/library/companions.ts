/** What a clause of the library needs in a contract: definitions of the terms it uses, the annexes and clauses it refers to, and the fields of them all. */
import type { Node } from 'prosemirror-model'
import { attributesOf, headingOf } from '../document/attributes.ts'
import { definedTerms, termPattern } from '../document/defined-terms.ts'
import { plainText } from '../document/plain-text.ts'
import { schema } from '../document/schema.ts'
import type { ContractLanguage, FieldDefinition } from '../model.ts'
import type { PinnedClause } from './assemble.ts'
import { inOrder } from './clause-order.ts'
import { instantiate } from './instantiate.ts'
import { type AnnexEntry, annexEntries, type ClauseEntry, clauseEntries, type SectionEntry, type Standard, textIn } from './standard.ts'

export type CompanionKind = 'definition' | 'annex' | 'clause'
export interface Companion {
  readonly kind: CompanionKind
  /** What references name it by. */
  readonly identity: string
  readonly title: string
  /** As a part of a contract but with the library's ids; several are alternatives that share the identity. */
  readonly nodes: readonly Node[]
  /** Where its standard has it: the part around it, and those before it from the nearest on. */
  readonly into: string | null
  readonly after: readonly string[]
  /** What the part is called that needs it: that refers to it, or uses the term it defines. */
  readonly neededBy: string
}

export interface Companions {
  readonly parts: readonly Companion[]
  /** Those that the clause and the parts use and the contract lacks. */
  readonly fields: readonly FieldDefinition[]
}

type Needed = Omit<Companion, 'neededBy'>

/** What the contract has, by the library's names. */
export interface Present {
  readonly targets: ReadonlySet<string>
  /** In lower case. */
  readonly terms: ReadonlySet<string>
  readonly fields: ReadonlySet<string>
}

export interface CompanionSource {
  readonly language: ContractLanguage
  /** Those written in the language, the nearest first. */
  readonly standards: readonly Standard[]
  readonly clause: (id: string) => PinnedClause | null
  /** What may come along. */
  readonly kinds: readonly CompanionKind[]
  /** The clauses that define a term. */
  readonly definitions: () => readonly { readonly id: string; readonly pinned: PinnedClause }[]
}

const bare = (target: string): string => target.split('/')[0] ?? target
const keep = (id: string): string => id

/** Visits what is printed of a node; guidance is for the drafter alone. */
const visit = (node: Node, see: (node: Node) => void): void => {
  see(node)
  if (node.type.name !== 'guidance_note') node.forEach((child) => visit(child, see))
}

const referencesIn = (node: Node): string[] => {
  const found: string[] = []
  visit(node, (one) => {
    if (one.type.name !== 'reference') return
    const { target, to } = attributesOf(one, 'reference')
    found.push(target, ...(to === null ? [] : [to]))
  })
  return [...new Set(found)]
}

/** The keys of the fields that nodes print. */
export const fieldsIn = (nodes: readonly Node[]): ReadonlySet<string> => {
  const found = new Set<string>()
  for (const node of nodes) visit(node, (one) => one.type.name === 'field' && found.add(attributesOf(one, 'field').key))
  return found
}

/** The names of the parts of nodes, themselves included. */
export const namesIn = (nodes: readonly Node[]): ReadonlySet<string> => {
  const names = new Set<string>()
  for (const node of nodes) visit(node, (one) => typeof one.attrs['id'] === 'string' && names.add(one.attrs['id']))
  return names
}

/** What a clause is called: its heading, else the term it defines, else its first words. */
export const titleOf = (node: Node): string => headingOf(node) || definedTerms(node)[0]?.term || plainText(node).slice(0, 60)

const pinned = ({ clause, identity, condition }: ClauseEntry, { clause: find, language }: CompanionSource): Node | null => {
  const found = find(clause)
  return found && instantiate({ ...found, clause, language }, { id: identity, condition, idFor: keep, targetFor: keep })
}

const headed = (type: 'annex' | 'clause', attributes: object, text: string, content: readonly Node[]): Node =>
  schema.nodes[type].create({ ...attributes }, [schema.nodes.heading.create(null, schema.text(text)), ...content])

type Clauses = Pick<SectionEntry | AnnexEntry, 'clauses' | 'order'>

/** The entries of a section that are there in the language, with their wordings, in its order. */
const inLanguage = ({ clauses, order }: Clauses, source: CompanionSource): readonly { readonly entry: ClauseEntry; readonly node: Node }[] => {
  const there = clauses
    .filter(({ only }) => only === null || only === source.language)
    .flatMap((entry) => {
      const node = pinned(entry, source)
      return node ? [{ entry, node }] : []
    })
  return inOrder(there, order, ({ node }) => node, source.language)
}
type Has = (name: string) => boolean

/** Without those that the contract has elsewhere: nothing is said twice. */
const nodesOf = (group: Clauses, has: Has, source: CompanionSource): Node[] =>
  inLanguage(group, source).flatMap(({ entry, node }) => (has(entry.identity) || has(entry.clause) ? [] : [node]))

const annexNode = (annex: AnnexEntry, has: Has, source: CompanionSource): Node => {
  const { identity: id, condition, owner, file, state, heading } = annex
  const attributes = { id, condition, owner, file, reserved: state === 'reserved', unused: state === 'not_used' }
  const content = [...nodesOf(annex, has, source), ...annex.annexes.filter((sub) => !has(sub.identity)).map((sub) => annexNode(sub, has, source))]
  return headed('annex', attributes, textIn(heading, source.language), content)
}

const before = (siblings: readonly { readonly identity: string }[], identity: string): string[] => [
  ...new Set(
    siblings
      .slice(
        0,
        siblings.findIndex((one) => one.identity === identity),
      )
      .map((one) => one.identity)
      .toReversed(),
  ),
]

/** The annex that a name stands for; a sub-annex comes with the annex around it where the contract lacks that one too. */
const annexCompanion = (target: string, has: Has, source: CompanionSource): Needed | null => {
  for (const { annexes } of source.standards) {
    for (const annex of annexes) {
      const inside = annexEntries(annex.annexes).find(({ identity }) => identity === target)
      if (annex.identity !== target && !inside) continue
      const isSub = inside !== undefined && has(annex.identity)
      const wanted = isSub ? inside : annex
      return {
        kind: 'annex',
        identity: wanted.identity,
        title: textIn(wanted.heading, source.language),
        nodes: [annexNode(wanted, has, source)],
        into: isSub ? annex.identity : null,
        after: before(isSub ? annex.annexes : annexes, wanted.identity),
      }
    }
  }
  return null
}

/** The clause or section that a name stands for, where its standard has it; else the clause of the library. */
const clauseCompanion = (target: string, has: Has, source: CompanionSource): Needed | null => {
  for (const standard of source.standards) {
    const sections = standard.outline.flatMap((entry) => (entry.kind === 'chapter' ? entry.sections : [entry]))
    const section = sections.find((entry) => entry.kind === 'section' && entry.identity === target)
    if (section?.kind === 'section') {
      const { identity, condition, heading } = section
      const title = textIn(heading, source.language)
      const node = headed('clause', { id: identity, condition, heading_style: 'block' }, title, nodesOf(section, has, source))
      return { kind: 'clause', identity, title, nodes: [node], into: null, after: before(sections, identity) }
    }
    const named = clauseEntries(standard).find((entry) => entry.identity === target || entry.clause === target)
    if (!named) continue
    const around = [...sections.filter((entry) => entry.kind === 'section'), ...annexEntries(standard.annexes)].find(({ clauses }) =>
      clauses.includes(named),
    )
    const siblings = inLanguage(around ?? { clauses: sections.filter((entry) => entry.kind === 'clause'), order: null }, source)
    const nodes = siblings.flatMap(({ entry, node }) => (entry.identity === named.identity ? [node] : []))
    const [first] = nodes
    if (!first) continue
    return {
      kind: 'clause',
      identity: named.identity,
      title: titleOf(first),
      nodes,
      into: around?.identity ?? null,
      after: before(
        siblings.map(({ entry }) => entry),
        named.identity,
      ),
    }
  }
  const node = pinned({ clause: target, identity: target, condition: null, only: null }, source)
  return node && { kind: 'clause', identity: target, title: titleOf(node), nodes: [node], into: null, after: [] }
}

interface KnownTerm {
  readonly term: string
  readonly id: string
  readonly node: Node
}

/** The clauses that define terms, by every form of the term in lower case; of several that define the same, the one that the nearest standard names. */
const termsOf = (source: CompanionSource): { readonly pattern: RegExp | null; readonly byForm: ReadonlyMap<string, KnownTerm> } => {
  const places = new Map<string, number>()
  for (const { clause } of source.standards.flatMap(clauseEntries)) if (!places.has(clause)) places.set(clause, places.size)
  const byForm = new Map<string, KnownTerm>()
  const ordered = source.definitions().toSorted((a, b) => (places.get(a.id) ?? places.size) - (places.get(b.id) ?? places.size))
  const all: string[] = []
  for (const { id, pinned: found } of ordered) {
    for (const { term, forms } of definedTerms(found.node)) {
      for (const form of [term, ...forms]) {
        all.push(form)
        if (!byForm.has(form)) byForm.set(form, { term, id, node: found.node })
      }
    }
  }
  return { pattern: termPattern(all), byForm }
}

const textsIn = (node: Node): string[] => {
  const texts: string[] = []
  visit(node, (one) => one.isTextblock && one.type.name !== 'heading' && texts.push(one.textBetween(0, one.content.size, '', ' ')))
  return texts
}

/**
 * What `clause` needs that the contract lacks. References are followed from the clause itself alone (everything refers to everything in a contract, and
 * what it brings may be left marked), terms from all that comes along.
 */
export const companionsOf = (clause: Node, present: Present, source: CompanionSource): Companions => {
  const parts: Companion[] = []
  const own = namesIn([clause])
  const has = (name: string): boolean => own.has(name) || present.targets.has(name) || parts.some(({ nodes }) => namesIn(nodes).has(name))
  for (const target of referencesIn(clause)) {
    const name = bare(target)
    if (has(target) || has(name)) continue
    const found = annexCompanion(name, has, source) ?? clauseCompanion(name, has, source)
    if (found && source.kinds.includes(found.kind) && !has(found.identity)) parts.push({ ...found, neededBy: titleOf(clause) })
  }

  const { pattern, byForm } = source.kinds.includes('definition') ? termsOf(source) : { pattern: null, byForm: new Map<string, KnownTerm>() }
  const defined = new Set([
    ...present.terms,
    ...[clause, ...parts.flatMap(({ nodes }) => nodes)].flatMap((node) => definedTerms(node).map(({ term }) => term.toLowerCase())),
  ])
  const look = (node: Node, name: string): void => {
    for (const [word] of textsIn(node).flatMap((text) => (pattern ? [...text.matchAll(pattern)] : []))) {
      const known = byForm.get(word) ?? byForm.get(word.replace(/(?:’|')?s$/, ''))
      if (!known || defined.has(known.term.toLowerCase())) continue
      defined.add(known.term.toLowerCase())
      const made = pinned({ clause: known.id, identity: known.id, condition: null, only: null }, source)
      if (!made || has(known.id)) continue
      parts.push({ kind: 'definition', identity: known.id, title: known.term, nodes: [made], into: null, after: [], neededBy: name })
      look(made, known.term)
    }
  }
  const alongside = parts.flatMap(({ nodes, title }) => nodes.map((node) => [node, title] as const))
  for (const [node, name] of [[clause, titleOf(clause)] as const, ...alongside]) look(node, name)

  const used = fieldsIn([clause, ...parts.flatMap(({ nodes }) => nodes)])
  const known = new Map(
    source.standards
      .toReversed()
      .flatMap((standard) =>
        standard.fields.map((field): [string, FieldDefinition] => [field.key, { ...field, label: textIn(field.label, source.language) }]),
      ),
  )
  const fields = [...used].flatMap((key) => {
    const field = known.get(key)
    return field && !present.fields.has(key) ? [field] : []
  })
  return { parts, fields }
}
