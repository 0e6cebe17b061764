/** What must hold of the numbers and references of every contract, however it came about. Each function tells what does not hold. */
import type { Node } from 'prosemirror-model'
import { resolve } from '../../../shared/document/resolve.ts'
import { schema } from '../../../shared/document/schema.ts'
import type { Contract } from '../../../shared/model.ts'
import { partsInForce } from '../../arbitraries.ts'

const idOf = (node: Node): string => node.attrs['id'] as string

const comesBefore = (a: readonly number[], b: readonly number[]): boolean => {
  const place = a.findIndex((one, index) => one !== b[index])
  return place === -1 ? a.length < b.length : (a[place] ?? 0) < (b[place] ?? 0)
}

/** In one sequence numbers grow, begin at 1, and leave neither a sibling nor a parent out. */
const sequenceProblems = (sequence: string, paths: readonly (readonly number[])[]): string[] => {
  const seen = new Set<string>()
  return paths.flatMap((path, index) => {
    const last = path.at(-1) ?? 0
    const previous = paths[index - 1]
    const earlier = last > 1 ? [...path.slice(0, -1), last - 1] : path.slice(0, -1)
    const sound = last >= 1 && (previous === undefined || comesBefore(previous, path)) && (earlier.length === 0 || seen.has(earlier.join('.')))
    seen.add(path.join('.'))
    return sound ? [] : [`${sequence}: ${path.join('.')} after ${previous?.join('.') ?? 'nothing'}`]
  })
}

/** Each part in force is numbered once, in document order and as what it is; its depth is that of its number. */
export const numberProblems = (contract: Contract): string[] => {
  const { parts } = resolve(contract)
  const problems: string[] = []
  const numbered = parts.map(({ node }) => idOf(node)).join(' ')
  const inForce = partsInForce(contract).map(idOf).join(' ')
  if (numbered !== inForce) problems.push(`numbered: ${numbered}; in force: ${inForce}`)

  const sequences = new Map<string, (readonly number[])[]>()
  for (const { node, number } of parts) {
    if (number.kind !== node.type.name) problems.push(`${idOf(node)} is numbered as a ${number.kind}`)
    const sequence = number.kind === 'clause' ? `clause ${number.annex?.join('.') ?? 'body'}` : number.kind
    sequences.set(sequence, [...(sequences.get(sequence) ?? []), number.path])
  }
  return [...problems, ...[...sequences].flatMap(([sequence, paths]) => sequenceProblems(sequence, paths))]
}

/** A reference with a number to a part in force is live on that part, and its number is the part's own, wherever it stands. */
export const referenceProblems = (contract: Contract): string[] => {
  const resolution = resolve(contract)
  return resolution.parts.flatMap(({ node, number }) => {
    const id = idOf(node)
    const own = resolution.printedNumber(id)?.replace(/\.$/, '')
    const printed = number.kind === 'clause' ? own : `${resolution.language[number.kind]}\u00a0${own}`
    return (['full', 'number', 'titled'] as const).flatMap((form) =>
      [null, [1], [2, 1]].flatMap((from) => {
        const { broken, pieces } = resolution.reference(schema.nodes.reference.create({ target: id, form }), from)
        const live = pieces.filter((piece) => piece.live?.target === id && piece.live.what === 'number').map(({ text }) => text)
        return broken === null && live.length === 1 && live[0] === printed ? [] : [`${id} ${form}: ${live.join(', ')} for ${printed}`]
      }),
    )
  })
}
