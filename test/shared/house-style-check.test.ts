import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { DEFAULT_HOUSE_STYLE, type HouseStyle, type Logo, SHIPPED_HOUSE_STYLES } from '../../shared/house-style.ts'
import { contrast, houseStyleProblems, LARGEST_LOGO, logoSize } from '../../shared/house-style-check.ts'
import { JPEG, PNG } from '../pictures.ts'

const OWN: HouseStyle = { ...DEFAULT_HOUSE_STYLE, id: '0123456789abcdef', name: 'Odense' }
const LOGO: Logo = { ...PNG, width: 40, alt: 'Odense Kommune', inHeader: true }

test('the house styles that ship pass, but for their names, which the interface has', () => {
  for (const style of SHIPPED_HOUSE_STYLES) expect(houseStyleProblems({ ...style, name: 'x' })).toEqual([])
})

test('a picture of either kind is a logo', () => {
  expect(houseStyleProblems({ ...OWN, logo: LOGO })).toEqual([])
  expect(houseStyleProblems({ ...OWN, logo: { ...LOGO, ...JPEG } })).toEqual([])
  expect([logoSize(PNG), logoSize(JPEG)]).toEqual([
    { width: 8, height: 4 },
    { width: 8, height: 4 },
  ])
})

const big = Buffer.concat([Buffer.from(PNG.data, 'base64'), Buffer.alloc(LARGEST_LOGO)]).toString('base64')

test.each<[string, Partial<HouseStyle>, string, string]>([
  ['text too small', { sizes: { ...OWN.sizes, text: 7.5 } }, 'sizes.text', 'out_of_range'],
  ['a size that Word does not have', { sizes: { ...OWN.sizes, headings: [13, 11.25, 10] } }, 'sizes.headings.1', 'out_of_range'],
  ['text at the edge of the paper', { margins: { ...OWN.margins, left: 0 } }, 'margins.left', 'out_of_range'],
  ['a column too narrow to read', { margins: { ...OWN.margins, left: 60, right: 55 } }, 'margins.right', 'text_too_narrow'],
  ['lines on top of each other', { lines: 0.8 }, 'lines', 'out_of_range'],
  ['pale text', { colours: { ...OWN.colours, quiet: '8A9099' } }, 'colours.quiet', 'low_contrast'],
  ['a dark head of a table under dark text', { colours: { ...OWN.colours, tableHead: '1F3A5F' } }, 'colours.tableHead', 'low_contrast'],
  ['a token that is none', { header: { left: '{titel}', right: '' } }, 'header.left', 'unknown_token'],
  ['no name', { name: ' ' }, 'name', 'name_missing'],
  ['a logo that nobody describes', { logo: { ...LOGO, alt: '' } }, 'logo.alt', 'alt_missing'],
  ['a PNG that says it is a JPEG', { logo: { ...LOGO, type: 'jpg' } }, 'logo', 'no_picture'],
  ['a picture that is none', { logo: { ...LOGO, data: btoa('<svg onload="alert(1)"/>'.repeat(4)) } }, 'logo', 'no_picture'],
  ['a picture that is no base64', { logo: { ...LOGO, data: '%%%' } }, 'logo', 'no_picture'],
  ['a picture drawn out of shape', { logo: { ...LOGO, ratio: 3 } }, 'logo', 'no_picture'],
  ['a picture that is too large', { logo: { ...LOGO, data: big } }, 'logo', 'picture_too_large'],
])('a house style with %s is refused, with the place', (_what, change, place, code) => {
  expect(houseStyleProblems({ ...OWN, ...change }).map((one) => [one.place, one.code])).toEqual([[place, code]])
})

test('contrast is that of WCAG', () => {
  expect(contrast('000000', 'FFFFFF')).toBeCloseTo(21, 5)
  expect(contrast('FFFFFF', '767676')).toBeCloseTo(4.54, 2)
})

test('the program’s own icon is read as a picture of its size', () => {
  const data = readFileSync(path.join(import.meta.dirname, '../../resources/icons/256x256.png')).toString('base64')
  const size = logoSize({ type: 'png', data })
  expect(size?.width).toBe(size?.height)
})
