import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { parseArguments } from '../../../electron/api/arguments.ts'
import { houseStylesRepository } from '../../../electron/db/house-styles.ts'
import { houseStyleStore } from '../../../electron/services/house-styles.ts'
import { settingsStore } from '../../../electron/services/settings.ts'
import { AppError } from '../../../shared/errors.ts'
import { DEFAULT_HOUSE_STYLE, type HouseStyle, SHIPPED_HOUSE_STYLES } from '../../../shared/house-style.ts'
import { PNG } from '../../pictures.ts'
import { paragraph, reference, run, section, templateFile } from '../docx/template-files.ts'
import { temporaryFolder } from '../folders.ts'
import { refusal } from '../../refused.ts'
import { memoryDatabase } from './library-folder.ts'

const OWN: HouseStyle = {
  ...DEFAULT_HOUSE_STYLE,
  id: '0123456789abcdef',
  name: 'Odense',
  numbers: { clauseNumber: 'decimal_dot', clauseWord: 'pkt.', annexNumber: 'letter' },
  logo: { ...PNG, width: 40, alt: 'Odense Kommune', inHeader: true },
}

const start = (db = memoryDatabase()) => {
  const settings = settingsStore(db)
  return { db, settings, store: houseStyleStore(db, settings, () => '2026-01-01T08:00:00Z') }
}

test('a copy of one that ships is the user’s own: it can be changed, and is there with its logo after a restart', () => {
  const { db, store } = start()
  const copy = store.duplicate('state', 'Odense')
  expect({ ...copy, id: 'state', name: '' }).toEqual(SHIPPED_HOUSE_STYLES.find(({ id }) => id === 'state'))
  store.save({ ...OWN, id: copy.id })
  expect(start(db).store.list()).toEqual([{ ...OWN, id: copy.id }])
})

test('one that is removed is gone, and comes back whole by being kept again', () => {
  const { store } = start()
  store.save(OWN)
  store.remove(OWN.id)
  expect(store.list()).toEqual([])
  store.save(OWN)
  expect(store.get(OWN.id)).toEqual(OWN)
})

test('those that ship are neither changed nor removed', () => {
  const { store } = start()
  expect(refusal(() => store.save({ ...OWN, id: 'plain' })).code).toBe('shipped_house_style')
  expect(refusal(() => store.remove('municipality')).code).toBe('shipped_house_style')
})

test('one that cannot be used is refused with everything that is wrong, and the old one stays', () => {
  const { store } = start()
  store.save(OWN)
  const { code, problems } = refusal(() => store.save({ ...OWN, lines: 5, colours: { ...OWN.colours, text: 'CCCCCC' } }))
  expect([code, problems.map(({ place }) => place)]).toEqual(['bad_house_style', ['lines', 'colours.text', 'colours.tableHead']])
  expect(store.get(OWN.id)).toEqual(OWN)
})

test('a name that nobody has is told with those that there are', () => {
  expect(refusal(() => start().store.get('odense')).params).toEqual({ id: 'odense', known: 'plain, state, municipality' })
})

test('a contract whose house style is gone is written with the default of the settings, else with the plain one, and it is told', () => {
  const { settings, store } = start()
  expect(store.forContract('state')).toMatchObject({ houseStyle: { id: 'state' }, isGone: false })
  settings.set({ houseStyle: 'municipality' })
  expect(store.forContract('gone')).toMatchObject({ houseStyle: { id: 'municipality' }, isGone: true })
  settings.set({ houseStyle: 'gone-too' })
  expect(store.forContract('gone')).toMatchObject({ houseStyle: { id: 'plain' }, isGone: true })
})

test.each(['{}', '{"id":"x","template":"…"}', 'null'])('one that is stored as %s is as if gone, and keeps nobody from their contracts', (content) => {
  const { db, store } = start()
  houseStylesRepository(db).put({ id: 'x', name: 'x', content, updatedAt: '' })
  expect(store.list()).toEqual([])
  expect(store.forContract('x')).toMatchObject({ isGone: true })
})

test.each<[string, unknown]>([
  ['a font that the layout does not know', { ...OWN, fonts: { text: 'Comic Sans MS', headings: 'Arial' } }],
  ['a colour with markup in it', { ...OWN, colours: { ...OWN.colours, text: '"/><w' } }],
  ['one property more', { ...OWN, footer: { ...OWN.footer, middle: '' } }],
  ['a size that is no number', { ...OWN, sizes: { ...OWN.sizes, text: Number.NaN } }],
  ['an id that is a path', { ...OWN, id: '../x' }],
])('%s does not come in from the window', (_what, style) => {
  expect(() => parseArguments('houseStyles', 'save', [style])).toThrow(AppError)
  expect(parseArguments('houseStyles', 'save', [OWN])).toEqual([OWN])
})

const BYTES = templateFile({ body: paragraph(run('Tekst')) + section(reference('header1')), margins: { header1: paragraph(run('Odense')) } })
const templateOnDisk = (): string => {
  const file = path.join(temporaryFolder(), 'Odense brev.dotx')
  writeFileSync(file, BYTES)
  return file
}

test('a house style from a Word template is called as the file, and contracts are written with the template’s bytes', () => {
  const { store } = start()
  const style = store.fromTemplate(templateOnDisk())
  expect(style).toMatchObject({ name: 'Odense brev', fonts: { text: 'Georgia' }, template: { file: 'Odense brev.dotx', hasHeader: true } })
  expect(store.list()).toEqual([])
  store.save(style)
  expect(store.get(style.id)).toEqual(style)
  const { templateBytes } = store.forContract(style.id).houseStyle
  expect(templateBytes && Buffer.from(templateBytes).equals(Buffer.from(BYTES))).toBe(true)
  expect(store.forContract('plain').houseStyle.templateBytes).toBeUndefined()
  expect(parseArguments('houseStyles', 'save', [style])).toEqual([style])
})

test('a copy has the template too, and no bytes in itself', () => {
  const { store } = start()
  const style = store.fromTemplate(templateOnDisk())
  store.save(style)
  const copy = store.duplicate(style.id, 'Kopi')
  expect(store.forContract(copy.id).houseStyle.templateBytes).toBeDefined()
  expect(JSON.stringify(copy)).not.toContain('templateBytes')
})

test('a template that no house style names goes after a day, and a house style without its template is not kept', () => {
  const db = memoryDatabase()
  let time = '2026-01-01T08:00:00Z'
  const store = houseStyleStore(db, settingsStore(db), () => time)
  const style = store.fromTemplate(templateOnDisk())
  const kept = { ...style, id: 'kept', template: style.template && { ...style.template } }
  time = '2026-01-01T20:00:00Z'
  const other = path.join(temporaryFolder(), 'b.dotx')
  writeFileSync(other, templateFile({ body: section() }))
  store.save(kept)
  const second = store.fromTemplate(other)
  time = '2026-01-03T08:00:00Z'
  store.fromTemplate(templateOnDisk())
  expect(store.forContract('kept').houseStyle.templateBytes).toBeDefined()
  expect(refusal(() => store.save(second)).code).toBe('unknown_template')
})

test('what is no template is refused, and nothing is kept of it', () => {
  const { store, db } = start()
  const file = path.join(temporaryFolder(), 'x.dotx')
  writeFileSync(file, 'hej')
  expect(refusal(() => store.fromTemplate(file)).code).toBe('not_word')
  expect(db.prepare('SELECT count(*) FROM house_template').pluck().get()).toBe(0)
})

test('house styles that were kept before there were templates are there as they were', () => {
  const { db, store } = start()
  const { template, ...before } = OWN
  expect(template).toBeNull()
  houseStylesRepository(db).put({ id: OWN.id, name: OWN.name, content: JSON.stringify(before), updatedAt: 't' })
  expect(store.get(OWN.id)).toEqual(OWN)
})
