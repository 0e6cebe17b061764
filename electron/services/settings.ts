/** What the user sets, over the table of settings: typed, checked when read, and the default where nothing sound is stored. */
import * as z from 'zod'
import { ANNEX_NUMBER_STYLES, CLAUSE_WORDS, CONTRACT_LANGUAGES, HOUSE_STYLE_ID } from '../../shared/model.ts'
import { DEFAULT_SETTINGS, INTERFACE_LANGUAGES, type Settings, THEMES } from '../../shared/settings.ts'
import type { Db } from '../db/open.ts'
import { settingsRepository } from '../db/settings.ts'

/** What each setting may be. */
export const SETTING = {
  interfaceLanguage: z.enum(INTERFACE_LANGUAGES).nullable(),
  theme: z.enum(THEMES),
  contractLanguage: z.enum(CONTRACT_LANGUAGES).nullable(),
  style: z.strictObject({
    clauseNumber: z.enum(['decimal', 'decimal_dot']),
    clauseWord: z.enum(CLAUSE_WORDS),
    // What was kept before there was a choice has none.
    annexNumber: z.enum(ANNEX_NUMBER_STYLES).default('digit'),
  }),
  houseStyle: z.string().regex(HOUSE_STYLE_ID),
  drafter: z.string().max(200),
  backupsKept: z.int().min(0).max(1000),
} as const satisfies { readonly [Key in keyof Settings]: z.ZodType<Settings[Key]> }

const KEYS = Object.keys(SETTING) as (keyof Settings)[]
/** The table holds more than what the user sets. */
const storedKey = (key: keyof Settings): string => `user.${key}`

export interface SettingsStore {
  get(): Settings
  /** Keep what is given and leave the rest as it is. Returns all. */
  set(change: Partial<Settings>): Settings
}

/** A stored value, or the default when it is missing, damaged or from another time. */
const soundValue = (key: keyof Settings, stored: string | null): unknown => {
  if (stored === null) return DEFAULT_SETTINGS[key]
  try {
    return SETTING[key].parse(JSON.parse(stored))
  } catch {
    // A wrong setting must not keep anyone from the contracts.
    return DEFAULT_SETTINGS[key]
  }
}

export const settingsStore = (db: Db): SettingsStore => {
  const table = settingsRepository(db)
  const read = (): Settings => Object.fromEntries(KEYS.map((key) => [key, soundValue(key, table.get(storedKey(key)))])) as unknown as Settings
  const write = db.transaction((change: Partial<Settings>) => {
    for (const key of KEYS) if (change[key] !== undefined) table.set(storedKey(key), JSON.stringify(change[key]))
  })
  let known: Settings | null = null
  return {
    // Asked for with every save.
    get: () => (known ??= read()),
    set: (change) => {
      write.immediate(change)
      known = read()
      return known
    },
  }
}
