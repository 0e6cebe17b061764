/** Which contracts a list shows, and in what order. */
import type { ContractSummary } from '../../../shared/api.ts'
import type { ContractLanguage } from '../../../shared/model.ts'

export const SHELVES = ['current', 'archive', 'bin'] as const
/** Where a contract lies. The bin comes before the archive: what was archived and then thrown away is in the bin. */
export type Shelf = (typeof SHELVES)[number]

export const ORDERS = ['changed', 'name', 'open'] as const
/** Last changed first; by name; most open fields first. */
export type Order = (typeof ORDERS)[number]

export interface Wish {
  readonly shelf: Shelf
  readonly search: string
  readonly language: ContractLanguage | 'all'
  readonly order: Order
}

export const shelfOf = ({ archived, deletedAt }: Pick<ContractSummary, 'archived' | 'deletedAt'>): Shelf => {
  if (deletedAt !== null) return 'bin'
  return archived ? 'archive' : 'current'
}

const words = (text: string): string[] => text.toLocaleLowerCase().split(/\s+/).filter(Boolean)

/** Every word that is searched for stands in the contract's name or in that of its standard. */
const found = (contract: ContractSummary, standard: string, search: string): boolean => {
  const text = `${contract.title} ${standard}`.toLocaleLowerCase()
  return words(search).every((word) => text.includes(word))
}

const ordered = (order: Order, compare: (one: string, other: string) => number) => (one: ContractSummary, other: ContractSummary) => {
  const newest = other.updatedAt.localeCompare(one.updatedAt)
  if (order === 'name') return compare(one.title, other.title) || newest
  if (order === 'open') return other.fields.open - one.fields.open || newest
  return newest
}

/** The contracts that a wish is for. `standardOf` names a contract's standard, `compare` orders names by the interface's alphabet. */
export const choose = (
  contracts: readonly ContractSummary[],
  { shelf, search, language, order }: Wish,
  standardOf: (contract: ContractSummary) => string,
  compare: (one: string, other: string) => number,
): ContractSummary[] =>
  contracts
    .filter((contract) => shelfOf(contract) === shelf)
    .filter((contract) => language === 'all' || contract.language === language)
    .filter((contract) => found(contract, standardOf(contract), search))
    .toSorted(ordered(order, compare))

/** How many lie on each shelf. */
export const counts = (contracts: readonly ContractSummary[]): Readonly<Record<Shelf, number>> => ({
  current: contracts.filter((contract) => shelfOf(contract) === 'current').length,
  archive: contracts.filter((contract) => shelfOf(contract) === 'archive').length,
  bin: contracts.filter((contract) => shelfOf(contract) === 'bin').length,
})

/** A name that no contract has yet: the wish itself, else with a number: »Kontrakt om rengøring (2)«. */
export const freeTitle = (wish: string, taken: readonly string[]): string => {
  const titles = new Set(taken)
  if (!titles.has(wish)) return wish
  for (let number = 2; ; number += 1) if (!titles.has(`${wish} (${number})`)) return `${wish} (${number})`
}
