/** Ids, conditions and fields of what is pasted from a contract: what was cut stays the same, what was copied becomes something new. */
import type { Node } from 'prosemirror-model'
import { isPart, partAttributes } from '../../../shared/document/attributes.ts'
import { withoutDeviations } from '../../../shared/document/deviations.ts'
import { renamed } from '../../../shared/document/edit.ts'
import { withKnownConditions } from '../../../shared/library/known-conditions.ts'
import type { Condition } from '../../../shared/model.ts'
import type { ContractRecord } from '../../contract/record.ts'
import { newId } from '../identities.ts'
import type { Pasted } from './structure.ts'

/** Alternatives may share an id: no answer may put two of them in the contract. */
const exclusive = (a: Condition | null, b: Condition | null): boolean => a !== null && b !== null && a.question === b.question && a.value !== b.value

/** The ids in force: each with the conditions of the parts that have it; other nodes never share one. */
type Taken = Map<string, (Condition | null)[]>

const conditionOf = (node: Node): Condition | null => (isPart(node) ? partAttributes(node).condition : null)

const takenIn = (document: Node): Taken => {
  const taken: Taken = new Map()
  document.descendants((node) => {
    const id: unknown = node.attrs['id']
    if (typeof id === 'string') taken.set(id, [...(taken.get(id) ?? []), conditionOf(node)])
    return !node.isTextblock
  })
  return taken
}

const isFree = (id: string, node: Node, taken: Taken): boolean =>
  (taken.get(id) ?? []).every((one) => isPart(node) && exclusive(one, conditionOf(node)))

/** Give what is pasted ids that are its own in this contract. References among what is pasted stay among it. */
export const adopt = (pasted: Pasted, document: Node, record: ContractRecord): Pasted => {
  const taken = takenIn(document)
  const fresh = new Map<string, string>()
  const idFor = (id: string, node: Node): string => {
    const known = [id, fresh.get(id)].find((one) => one !== undefined && isFree(one, node, taken))
    const chosen = known ?? newId()
    if (chosen !== id) fresh.set(id, chosen)
    taken.set(chosen, [...(taken.get(chosen) ?? []), conditionOf(node)])
    return chosen
  }
  const named = [...pasted.blocks, ...pasted.parts]
    .map((node) => withKnownConditions(node, record.questions))
    .map((node) => renamed(node, idFor, (target) => target))
  const copied = new Set(fresh.values())
  const all = named.map((node) =>
    renamed(
      withoutDeviations(node, (id) => copied.has(id)),
      (id) => id,
      (target) => fresh.get(target) ?? target,
    ),
  )
  return { ...pasted, blocks: all.slice(0, pasted.blocks.length), parts: all.slice(pasted.blocks.length) }
}
