/** A contract made a standard: its outline by clauses of the library, with own clauses for whatever the library does not say. */
import type { Node } from 'prosemirror-model'
import { annexState, attributesOf, headingOf, idOf, isPart, partAttributes } from '../document/attributes.ts'
import type { JsonObject } from '../document/format.ts'
import { definedTerms } from '../document/defined-terms.ts'
import { allParts } from '../document/numbering.ts'
import { plainText } from '../document/plain-text.ts'
import { PARTY_FACTS, partyKey } from '../document/special-fields.ts'
import type { Problem } from '../errors.ts'
import type { Contract, Representative } from '../model.ts'
import { clauseOfBlocks, libraryClause } from './save-clause.ts'

/** A clause of the user's own that the standard needs. */
export interface OwnClause {
  readonly id: string
  readonly node: Node
}

export interface StandardMade {
  /** As a standard's file says it. */
  readonly json: JsonObject
  readonly clauses: readonly OwnClause[]
  /** What a standard cannot hold. */
  readonly leftOut: readonly Problem[]
}

export interface StandardOptions {
  readonly id: string
  readonly version: number
  readonly title: string
  readonly description: string
  /** The library's names by the contract's ids. */
  readonly names: ReadonlyMap<string, string>
  /** Whether a part says what the clause of the library says that it comes from. */
  readonly isUnchanged: (part: Node) => boolean
  /** A free id for an own clause of that title; another one every time. */
  readonly newClauseId: (title: string) => string
}

const titleOf = (part: Node): string => headingOf(part) || definedTerms(part)[0]?.term || plainText(part).slice(0, 60)
const ownBlocks = (part: Node): Node[] => part.children.filter((child) => !isPart(child) && child.type.name !== 'heading')
const partsIn = (part: Node, type: 'clause' | 'annex'): Node[] => part.children.filter((child) => child.type.name === type)

/** A level-1 clause that only groups others under a heading. */
const isGroup = (part: Node): boolean =>
  attributesOf(part, 'clause').source === null &&
  headingOf(part) !== '' &&
  ownBlocks(part).every((block) => block.type.name === 'guidance_note') &&
  partsIn(part, 'clause').length > 0

const when = (part: Node): JsonObject => {
  const { condition } = partAttributes(part)
  return condition ? { when: `${condition.question} = ${condition.value}` } : {}
}

/** A person without what is not known of them. */
const personIn = ({ role, ...facts }: Representative): JsonObject => ({
  role,
  ...Object.fromEntries(Object.entries(facts).filter(([, fact]) => fact !== '')),
})

/** The standard that a contract makes. Values and answers are the contract's own and stay with it. */
export const standardFrom = (contract: Contract, options: StandardOptions): StandardMade => {
  const { language, document } = contract
  const leftOut: Problem[] = []
  /** What a part is called in the standard, by its id in the contract; alternatives share theirs. */
  const identities = new Map<string, string>()
  const taken = new Set<string>()
  const inLanguage = (text: string): JsonObject => ({ [language]: text })
  const identityOf = (part: Node, wish: string): string => {
    const { id } = partAttributes(part)
    const known = identities.get(id)
    if (known !== undefined) return known
    const base = wish.replaceAll('/', '-')
    let identity = base
    for (let n = 2; taken.has(identity); n += 1) identity = `${base}-${n}`
    taken.add(identity)
    identities.set(id, identity)
    return identity
  }
  /** Own clauses are made last, when every part has its name in the standard. */
  const wanted: { readonly id: string; readonly part: Node; readonly heading: string }[] = []
  const ownClause = (part: Node, heading: string): string => {
    const id = options.newClauseId(heading || titleOf(part))
    wanted.push({ id, part, heading })
    return id
  }

  const clause = (part: Node): JsonObject => {
    const { source, id } = attributesOf(part, 'clause')
    const name = source && options.isUnchanged(part) ? source.clause : ownClause(part, headingOf(part))
    const identity = identityOf(part, options.names.get(id) ?? name)
    return { clause: name, ...(identity === name ? {} : { as: identity }), ...when(part) }
  }
  const clauses = (part: Node): JsonObject[] => partsIn(part, 'clause').map(clause)
  const headed = (part: Node, word: string): JsonObject => {
    const { id } = partAttributes(part)
    return { [word]: identityOf(part, options.names.get(id) ?? `${word}-${id}`), heading: inLanguage(headingOf(part) || '–'), ...when(part) }
  }
  const levelOne = (part: Node): JsonObject => (isGroup(part) ? { ...headed(part, 'section'), clauses: clauses(part) } : clause(part))
  const annex = (part: Node): JsonObject => {
    const { owner, file } = attributesOf(part, 'annex')
    const state = annexState(part)
    const text = ownBlocks(part).some((block) => block.content.size > 0 || block.isAtom)
    // A standard's annexes hold clauses: text that stands in the annex itself becomes the first of them.
    if (text) leftOut.push({ place: headingOf(part), code: 'annex_text_in_clause', params: {} })
    const own = text ? [{ clause: ownClause(clauseOfBlocks(part, { from: 0, to: ownBlocks(part).length }), '') }] : []
    return {
      ...headed(part, 'annex'),
      ...(owner === null ? {} : { owner }),
      ...(state === 'included' ? {} : { state }),
      ...(file === null ? {} : { file: file === '' ? true : file }),
      clauses: [...own, ...clauses(part)],
      annexes: partsIn(part, 'annex').map(annex),
    }
  }
  const outline = document.children.flatMap((part): JsonObject[] => {
    if (part.type.name === 'clause') return [levelOne(part)]
    if (part.type.name !== 'chapter') return []
    return [{ ...headed(part, 'chapter'), sections: partsIn(part, 'clause').map(levelOne) }]
  })
  const annexes = partsIn(document, 'annex').map(annex)

  // What is inside a clause of the library keeps its name there: the library's other clauses refer to it.
  const names = new Map([...options.names, ...identities])
  const inner = new Map(options.names)
  const made = wanted.map(({ id, part, heading }) => {
    const node = libraryClause(part, { id, heading, guidance: null, contract, names, inner: options.names })
    const below = allParts(node)
    for (const [index, { node: old }] of allParts(part).entries()) inner.set(partAttributes(old).id, idOf(below[index]?.node ?? old) ?? '')
    return { id, node }
  })
  const reserved = allParts(document)
    .filter(({ node }) => node.type.name === 'clause' && partAttributes(node).reserved)
    .map(({ node }) => partAttributes(node).id)
  const reserve = [...new Set(reserved.map((id) => identities.get(id) ?? inner.get(id) ?? id))]
  const ofParties = new Set(contract.parties.flatMap(({ role }) => PARTY_FACTS.map((fact) => partyKey(role, fact))))
  return {
    json: {
      id: options.id,
      version: options.version,
      title: inLanguage(options.title),
      description: inLanguage(options.description.trim() || options.title),
      term: inLanguage(contract.term),
      style: { ...contract.style },
      front: { ...contract.front },
      dayRule:
        typeof contract.dayRule === 'string' ? contract.dayRule : { saturdays: contract.dayRule.saturdays, closed: [...contract.dayRule.closed] },
      houseStyle: contract.houseStyle,
      parties: contract.parties.map(({ role, owner, name, shortName, introduction, representatives }) => ({
        role,
        owner,
        name: inLanguage(name),
        ...(shortName === '' ? {} : { shortName: inLanguage(shortName) }),
        introduction,
        ...(representatives.length === 0 ? {} : { representatives: representatives.map(personIn) }),
      })),
      questions: contract.questions.map(({ key, label, values }) => ({
        key,
        label: inLanguage(label),
        values: values.map((one) => ({ value: one.value, label: inLanguage(one.label) })),
      })),
      fields: contract.fields
        .filter(({ key }) => !ofParties.has(key))
        .map(({ key, type, owner, label }) => ({ key, type, owner, label: inLanguage(label) })),
      outline,
      annexes,
      ...(reserve.length === 0 ? {} : { reserve }),
    },
    clauses: made,
    leftOut,
  }
}
