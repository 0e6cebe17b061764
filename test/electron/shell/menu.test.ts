/** The menu in every language, on every system. */
import type { MenuItemConstructorOptions } from 'electron'
import { expect, test } from 'vitest'
import { wordsIn } from '../../../electron/i18n.ts'
import { menuTemplate } from '../../../electron/menu.ts'
import { INTERFACE_LANGUAGES, type InterfaceLanguage } from '../../../shared/settings.ts'

const everyItem = (items: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
  items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? everyItem(item.submenu) : [])])

const menuIn = async (language: InterfaceLanguage, platform: string, isPackaged = true, send: (id: string) => void = () => {}) =>
  everyItem(menuTemplate({ words: await wordsIn(language), platform, isPackaged, send }))

const SYSTEMS = ['linux', 'win32', 'darwin']

test.each(INTERFACE_LANGUAGES.flatMap((language) => SYSTEMS.map((system) => [language, system] as const)))(
  'in %s on %s every item has a label, and no two have one id or one key',
  async (language, system) => {
    const items = (await menuIn(language, system)).filter(({ type }) => type !== 'separator')
    expect(items.filter(({ label = '' }) => label === '' || label.startsWith('menu.'))).toEqual([])
    for (const key of ['id', 'accelerator', 'role'] as const) {
      const given = items.flatMap((item) => item[key] ?? [])
      expect([key, ...new Set(given)]).toEqual([key, ...given])
    }
  },
)

test.each(INTERFACE_LANGUAGES)('in %s no two menus of the bar have the same letter', async (language) => {
  const bar = menuTemplate({ words: await wordsIn(language), platform: 'win32', isPackaged: true, send: () => {} })
  const letters = bar.map(({ label = '' }) => /&(.)/.exec(label)?.[1]?.toLowerCase())
  expect(letters).not.toContain(undefined)
  expect(new Set(letters).size).toBe(letters.length)
})

test('an item sends its id to the window, which owns the keys', async () => {
  const sent: string[] = []
  const items = (await menuIn('da', 'linux', true, (id) => sent.push(id))).filter(({ click }) => click !== undefined)
  for (const { click } of items) (click as () => void)()
  expect(sent).toEqual(items.map(({ id }) => id))
  expect(items.filter(({ accelerator, registerAccelerator }) => accelerator !== undefined && registerAccelerator !== false)).toEqual([])
})

const roles = async (isPackaged: boolean): Promise<string[]> => (await menuIn('en', 'linux', isPackaged)).flatMap(({ role }) => role ?? [])
test('reloading and the developer tools are in a checkout only', async () => {
  expect(await roles(true)).not.toContain('toggleDevTools')
  expect(await roles(true)).not.toContain('reload')
  expect(await roles(false)).toEqual(expect.arrayContaining(['reload', 'toggleDevTools']))
})
