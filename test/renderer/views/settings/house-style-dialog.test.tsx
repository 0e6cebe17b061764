// @vitest-environment happy-dom
/** Changing a house style: what is wrong is told in the user's own language, and a logo has its size and its way out. */
import { expect, test } from 'vitest'
import { DEFAULT_HOUSE_STYLE, type HouseStyle } from '../../../../shared/house-style.ts'
import { HouseStyleDialog } from '../../../../renderer/views/settings/house-styles/house-style-dialog.tsx'
import { firstWidth } from '../../../../renderer/views/settings/house-styles/logo-form.tsx'
import { words } from '../../../../renderer/i18n.ts'
import { PNG } from '../../../pictures.ts'
import { byRole, focus, press, render, shows, until } from '../../screen.tsx'
import { connect } from '../../window.tsx'

const open = async (style: Partial<HouseStyle>): Promise<void> => {
  await connect({ info: { language: 'da' } })
  await render(<HouseStyleDialog style={{ ...DEFAULT_HOUSE_STYLE, id: 'own', name: 'Vores', ...style }} onClose={() => undefined} />)
}

test('a colour that cannot be read is told with numbers as the language writes them', async () => {
  await open({ colours: { ...DEFAULT_HOUSE_STYLE.colours, text: 'FFFFEE' } })
  await press(byRole('button', words().t('house_styles.colours')))
  expect(shows(/mindst 4,5 til 1/)).toBe(true)
  expect(shows(/4\.5/)).toBe(false)
})

test('a picture that is taken away leaves the focus to the button for another', async () => {
  await open({ logo: { ...PNG, width: 45, alt: 'Byvåben', inHeader: true } })
  const { t } = words()
  await press(byRole('button', t('house_styles.logo')))
  await focus(byRole('button', t('house_styles.no_logo')))
  await press(byRole('button', t('house_styles.no_logo')))
  await until(() => document.activeElement !== document.body)
  expect(document.activeElement).toBe(byRole('button', t('house_styles.choose_logo')))
})

test('a picture that is taken stands no higher than the title page has room for, and as wide as the one before', () => {
  expect(firstWidth(2)).toBe(45)
  expect(firstWidth(2, 80)).toBe(80)
  expect(firstWidth(0.5)).toBe(30)
  // A picture narrower than a logo can be: whoever takes it sees what becomes of it.
  expect(firstWidth(0.05)).toBe(10)
})
