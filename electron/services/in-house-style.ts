/** What a new contract looks like: the user's house style and numbers where its standard has none of its own. */
import { type Contract, type ContractStyle, DEFAULT_STYLE } from '../../shared/model.ts'
import type { HouseStyleStore } from './house-styles.ts'
import type { Library } from './library.ts'
import type { SettingsStore } from './settings.ts'

/** The user's way of writing numbers, where the standard does not ask for one of its own (headings without numbers, annexes by letter). */
const houseNumbers = (standard: ContractStyle, house: ContractStyle): ContractStyle => ({
  clauseNumber: standard.clauseNumber === DEFAULT_STYLE.clauseNumber ? house.clauseNumber : standard.clauseNumber,
  clauseWord: house.clauseWord,
  annexNumber: standard.annexNumber === DEFAULT_STYLE.annexNumber ? house.annexNumber : standard.annexNumber,
})

interface Looks {
  readonly settings: Pick<SettingsStore, 'get'>
  readonly houseStyles: Pick<HouseStyleStore, 'forContract'>
  readonly library: Pick<Library, 'standard'>
}

/**
 * A new contract in the user's house style, with its numbers or else those of the settings. Where its standard has a house style that there is, the
 * standard's own numbers go with it.
 */
export const inHouseStyle = (contract: Contract, { settings, houseStyles, library }: Looks): Contract => {
  const named = library.standard(contract.standard.id).houseStyle
  if (named !== null && !houseStyles.forContract(named).isGone) return contract
  const { style, houseStyle: id } = settings.get()
  const { houseStyle } = houseStyles.forContract(id)
  return { ...contract, style: houseNumbers(contract.style, houseStyle.numbers ?? style), houseStyle: houseStyle.id }
}
