/** What a user sets for the program as a whole, with its defaults. */
import { DEFAULT_HOUSE_STYLE } from './house-style.ts'
import type { ContractLanguage, ContractStyle } from './model.ts'
import { DEFAULT_STYLE } from './model.ts'

/** The languages the interface speaks (BCP 47 primary tags); chosen apart from a contract's language. */
export const INTERFACE_LANGUAGES = ['da', 'nb', 'nn', 'en'] as const
export type InterfaceLanguage = (typeof INTERFACE_LANGUAGES)[number]

export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

export interface Settings {
  /** Null: the system's language. */
  readonly interfaceLanguage: InterfaceLanguage | null
  readonly theme: Theme
  /** The language a new contract is offered in first. Null: that of the interface. */
  readonly contractLanguage: ContractLanguage | null
  /** How numbers and references are written in new contracts. */
  readonly style: ContractStyle
  /** The house style of new contracts, and of those whose own is gone. */
  readonly houseStyle: string
  /** The name that stands beside a revision in a contract's history. */
  readonly drafter: string
  /** How many backups are kept; 0 makes none. One is made a day, at start. */
  readonly backupsKept: number
}

export const DEFAULT_SETTINGS: Settings = {
  interfaceLanguage: null,
  theme: 'system',
  contractLanguage: null,
  style: DEFAULT_STYLE,
  houseStyle: DEFAULT_HOUSE_STYLE.id,
  drafter: '',
  backupsKept: 10,
}

/** The language a new contract is offered in first, for somebody who reads the interface in `spoken`. Whoever reads English is taken for Danish until told otherwise. */
export const contractLanguageFor = ({ contractLanguage }: Settings, spoken: InterfaceLanguage): ContractLanguage =>
  contractLanguage ?? (spoken === 'en' ? 'da' : spoken)
