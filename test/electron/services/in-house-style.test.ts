/** The house style and numbers that a new contract gets. */
import { expect, test } from 'vitest'
import { inHouseStyle } from '../../../electron/services/in-house-style.ts'
import { draftContract } from '../../../electron/services/draft.ts'
import { houseStyleStore } from '../../../electron/services/house-styles.ts'
import { settingsStore } from '../../../electron/services/settings.ts'
import { DEFAULT_STYLE } from '../../../shared/model.ts'
import { smallStandard } from '../../small-standard.ts'
import { installation, SMALL_FILES } from './library-folder.ts'

const workshop = (standard: Readonly<Record<string, unknown>>) => {
  const { db, start } = installation()
  const library = start({ ...SMALL_FILES, 'standards/small.yaml': JSON.stringify(smallStandard(standard)) })
  const settings = settingsStore(db)
  const houseStyles = houseStyleStore(db, settings, () => '2026-02-02T00:00:00.000Z')
  return { settings, houseStyles, draft: () => inHouseStyle(draftContract(library, 'small', 'da', null), { settings, houseStyles, library }) }
}
const HOUSE_NUMBERS = { ...DEFAULT_STYLE, clauseNumber: 'decimal_dot', clauseWord: 'pkt.' } as const

test('a standard without a house style is drafted in the user’s, with the numbers of the settings', () => {
  const { settings, draft } = workshop({})
  settings.set({ houseStyle: 'municipality', style: HOUSE_NUMBERS })
  expect(draft()).toMatchObject({ houseStyle: 'municipality', style: HOUSE_NUMBERS })
})

test('a standard with a house style keeps it and its own numbers, whatever the user’s are', () => {
  const { settings, draft } = workshop({ houseStyle: 'state' })
  settings.set({ houseStyle: 'municipality', style: HOUSE_NUMBERS })
  expect(draft()).toMatchObject({ houseStyle: 'state', style: DEFAULT_STYLE })
})

test('a house style that another office made and this one lacks gives way to the user’s', () => {
  const { settings, houseStyles, draft } = workshop({ houseStyle: 'theirs' })
  settings.set({ houseStyle: 'municipality', style: HOUSE_NUMBERS })
  expect(draft()).toMatchObject({ houseStyle: 'municipality', style: HOUSE_NUMBERS })
  const own = houseStyles.duplicate('state', 'Vores')
  settings.set({ houseStyle: own.id })
  expect(draft().houseStyle).toBe(own.id)
  houseStyles.remove(own.id)
  expect(draft().houseStyle).toBe('plain')
})
