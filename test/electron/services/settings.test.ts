import { expect, test } from 'vitest'
import { settingsRepository } from '../../../electron/db/settings.ts'
import { settingsStore } from '../../../electron/services/settings.ts'
import { DEFAULT_SETTINGS, type Settings } from '../../../shared/settings.ts'
import { memoryDatabase } from './library-folder.ts'

test('before anything is set, the defaults hold', () => {
  expect(settingsStore(memoryDatabase()).get()).toEqual(DEFAULT_SETTINGS)
})

test('what is set holds, also after a restart, and leaves the rest as it was', () => {
  const db = memoryDatabase()
  const style = { clauseNumber: 'decimal_dot', clauseWord: 'pkt.', annexNumber: 'digit' } as const
  expect(settingsStore(db).set({ drafter: 'Sigrid Undset', style })).toEqual({ ...DEFAULT_SETTINGS, drafter: 'Sigrid Undset', style })
  settingsStore(db).set({ interfaceLanguage: 'nn' })
  expect(settingsStore(db).get()).toEqual({ ...DEFAULT_SETTINGS, drafter: 'Sigrid Undset', style, interfaceLanguage: 'nn' })
  settingsStore(db).set({ interfaceLanguage: null })
  expect(settingsStore(db).get().interfaceLanguage).toBeNull()
})

test.each<[keyof Settings, unknown, string]>([
  ['theme', 'purple', 'not one of the themes'],
  ['theme', '{', 'no JSON'],
  ['backupsKept', -1, 'too few'],
  ['backupsKept', '10', 'a text'],
  ['style', { clauseNumber: 'roman' }, 'of another time'],
  ['drafter', null, 'nothing'],
  ['contractLanguage', 'sv', 'a language that is not written'],
])('a stored value of %s that is %j (%s) gives way to the default', (key, value, _why) => {
  const db = memoryDatabase()
  settingsRepository(db).set(`user.${key}`, value === '{' ? value : JSON.stringify(value))
  settingsRepository(db).set('user.contractLanguage', key === 'contractLanguage' ? JSON.stringify(value) : '"nb"')
  const settings = settingsStore(db).get()
  expect(settings[key]).toEqual(DEFAULT_SETTINGS[key])
  expect(settings.contractLanguage).toBe(key === 'contractLanguage' ? null : 'nb')
})
