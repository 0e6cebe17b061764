/** The shape of a contract in numbers and counts: what can be compared with a contract that somebody else wrote. */
import { annexState, headingOf } from '../../shared/document/attributes.ts'
import { flatten } from '../../shared/document/flatten.ts'
import { formatNumber } from '../../shared/document/number-styles.ts'
import { resolve } from '../../shared/document/resolve.ts'
import type { Contract } from '../../shared/model.ts'

export interface Shape {
  readonly chapters: readonly string[]
  /** Level-1 numbers without a full stop, by chapter; one list where there are no chapters. Empty numbers where the contract has none. */
  readonly sections: readonly (readonly string[])[]
  /** Numbers below level 1, in order. */
  readonly clauses: readonly string[]
  /** Headings outside annexes, those of chapters included. */
  readonly headings: number
  /** The annexes that are in the contract, and those that only keep their letter. */
  readonly annexes: readonly string[]
  readonly reservedAnnexes: readonly string[]
  readonly parties: number
  readonly definitions: { readonly body: number; readonly annexes: number }
  /** Items of each list outside annexes, by the kind of its labels. */
  readonly lists: Readonly<Record<string, readonly number[]>>
  /** What the program writes by itself: title page, parties, signatures … */
  readonly written: readonly string[]
}

const WRITTEN: ReadonlySet<string> = new Set(['title_page', 'title', 'contents', 'parties', 'signatures', 'annex_list'])

/** The shape of a contract. */
export const shapeOf = (contract: Contract): Shape => {
  const resolution = resolve(contract)
  const printed = resolution.parts.map(({ node, number }) => ({
    node,
    kind: number.kind,
    number,
    text: formatNumber(number, contract.style).replace(/\.$/, ''),
  }))
  const body = printed.filter(({ number }) => number.kind === 'chapter' || (number.kind === 'clause' && number.annex === null))
  const sections: string[][] = body.some(({ kind }) => kind === 'chapter') ? [] : [[]]
  for (const { kind, number, text } of body) {
    if (kind === 'chapter') sections.push([])
    else if (number.path.length === 1) sections.at(-1)?.push(text)
  }
  const annexes = printed.filter(({ kind }) => kind === 'annex')
  const inForce = (wanted: boolean): string[] => annexes.filter(({ node }) => (annexState(node) === 'included') === wanted).map(({ text }) => text)

  const blocks = flatten(resolution)
  const lists: Record<string, number[]> = {}
  const items = blocks.filter((block) => block.kind === 'item').filter(({ inAnnex, continues }) => !inAnnex && !continues)
  for (const [first, ...rest] of Map.groupBy(items, ({ list }) => list).values()) if (first) (lists[first.style] ??= []).push(rest.length + 1)

  const definitionsIn = (parts: typeof printed): number =>
    parts.reduce((sum, { node }) => sum + node.content.content.filter((child) => child.type.name === 'definition').length, 0)
  return {
    chapters: body.filter(({ kind }) => kind === 'chapter').map(({ text }) => text),
    sections,
    clauses: body.filter(({ kind, number }) => kind === 'clause' && number.path.length > 1).map(({ text }) => text),
    headings: body.filter(({ node }) => headingOf(node) !== '').length,
    annexes: inForce(true),
    reservedAnnexes: inForce(false),
    parties: contract.parties.length,
    definitions: { body: definitionsIn(body), annexes: definitionsIn(printed.filter((part) => !body.includes(part))) },
    lists,
    written: blocks.map(({ kind }) => kind).filter((kind) => WRITTEN.has(kind)),
  }
}

/** The headings of level 1, and of the annexes, in order. */
export const headingsOf = (
  contract: Contract,
): { readonly sections: readonly string[]; readonly annexes: readonly string[]; readonly all: readonly string[] } => {
  const { parts } = resolve(contract)
  const inBody = parts.filter(({ number }) => number.kind === 'clause' && number.annex === null)
  return {
    sections: inBody.filter(({ number }) => number.path.length === 1).map(({ node }) => headingOf(node)),
    annexes: parts.filter(({ number }) => number.kind === 'annex' && number.path.length === 1).map(({ node }) => headingOf(node)),
    all: inBody.map(({ node }) => headingOf(node)).filter((heading) => heading !== ''),
  }
}
