// @vitest-environment happy-dom
/** Menus and lists of choices: their names are what is seen, and choosing does the act. */
import { Ellipsis } from 'lucide-react'
import { beforeEach, expect, test } from 'vitest'
import { IconButton } from '../../../renderer/components/icon-button.tsx'
import { Menu, MenuItem, MenuSection } from '../../../renderer/components/menu.tsx'
import { Select } from '../../../renderer/components/select.tsx'
import { speak } from '../../../renderer/i18n.ts'
import { allByRole, byRole, nameOf, press, render, until } from '../screen.tsx'

beforeEach(() => speak('da'))

test('a menu opens from its button; its items are called as they are seen, shortcut included', async () => {
  const done: string[] = []
  await render(
    <Menu label="Kontrakt" trigger={<IconButton icon={Ellipsis} label="Handlinger" />}>
      <MenuSection title="Kontrakt">
        <MenuItem shortcut="Mod+Shift+D" onAction={() => done.push('copy')}>
          Lav en kopi
        </MenuItem>
        <MenuItem isDisabled onAction={() => done.push('rename')}>
          Omdøb
        </MenuItem>
      </MenuSection>
    </Menu>,
  )
  await press(byRole('button', 'Handlinger'))
  await until(() => allByRole('menuitem').length === 2)
  expect(allByRole('menuitem').map(nameOf)).toEqual(['Lav en kopi Ctrl Skift D', 'Omdøb'])
  expect(byRole('menuitem', 'Omdøb').getAttribute('aria-disabled')).toBe('true')
  await press(byRole('menuitem', /Lav en kopi/))
  expect(done).toEqual(['copy'])
  expect(allByRole('menuitem')).toEqual([])
})

test('a select shows what is chosen and tells of another choice', async () => {
  const chosen: string[] = []
  await render(
    <Select
      label="Sprog"
      options={[
        { id: 'da', label: 'Dansk' },
        { id: 'nb', label: 'Norsk', description: 'bokmål' },
      ]}
      value="da"
      onChange={(id) => chosen.push(id)}
    />,
  )
  expect(nameOf(byRole('button'))).toContain('Dansk')
  await press(byRole('button'))
  await until(() => allByRole('option').length === 2)
  expect(byRole('option', 'Dansk').getAttribute('aria-selected')).toBe('true')
  await press(byRole('option', 'Norsk bokmål'))
  expect(chosen).toEqual(['nb'])
})
