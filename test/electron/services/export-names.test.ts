import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { fileName, freeName, plannedFiles } from '../../../electron/services/export-names.ts'
import { resolve } from '../../../shared/document/resolve.ts'
import { annex, clause, contract, contractOf } from '../../build.ts'

test.each([
  ['Kontrakt om it-drift', 'Kontrakt om it-drift'],
  ['Aftale: drift/vedligehold', 'Aftale - drift - vedligehold'],
  ['Hvad? "Nu" <her> *|*', 'Hvad Nu her -'],
  ['  mange   mellemrum\tog\nlinjer ', 'mange mellemrum og linjer'],
  ['slutter med prikker...', 'slutter med prikker'],
  ['.skjult', 'skjult'],
  ['con', '_con'],
  ['NUL.docx', '_NUL.docx'],
  ['com1', '_com1'],
  ['Console', 'Console'],
  ['a\u030arsplan', 'årsplan'],
  ['\u202egnitirw\u200b', 'gnitirw'],
  ['🙂 Kontrakt', '🙂 Kontrakt'],
  ['', 'Klausul'],
  ['...', 'Klausul'],
  ['///', '- - -'],
])('%j as a file is %j', (title, name) => {
  expect(fileName(title)).toBe(name)
})

test('whatever a title says, it makes a name that every system takes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (title) => {
      const name = fileName(title)
      expect(name).toMatch(/^[^<>:"/\\|?*]+$/)
      // oxlint-disable-next-line no-control-regex -- they are what is looked for
      expect(name).not.toMatch(/[\u0000-\u001f]|^[. ]|[. ]$|^(?:con|prn|aux|nul)(?:\.|$)/i)
      expect(Array.from(name).length).toBeLessThanOrEqual(121)
      expect(name.isWellFormed()).toBe(true)
    }),
  )
})

test('a name that is taken gets a number', () => {
  const taken = new Set(['Kontrakt', 'Kontrakt (2)'])
  expect(freeName('Kontrakt', (name) => taken.has(name))).toBe('Kontrakt (3)')
})

test('files of annexes are named by number and title, and none like another on a system that sees no capitals', () => {
  const { document } = contractOf(
    contract(
      clause({ id: 'a' }, 'Tekst'),
      annex({ id: 'x', heading: 'Tids/plan' }, 'Et', annex({ id: 'xa', heading: 'Under' })),
      annex({ id: 'y', heading: '' }, 'To'),
    ),
  )
  const names = (title: string): string[] => plannedFiles(resolve(contractOf(document, { title })), 'per_annex').map(({ name }) => name)
  expect(names('Kontrakt')).toEqual(['00 Kontrakt.docx', 'Bilag 01 Tids - plan.docx', 'Bilag 01a Under.docx', 'Bilag 02.docx'])
  const twins = contractOf(contract(annex({ id: 'x', heading: 'PLAN' }), annex({ id: 'y', heading: 'plan' })))
  expect(plannedFiles(resolve({ ...twins, style: { ...twins.style, annexNumber: 'letter' } }), 'per_annex').map(({ name }) => name)).toEqual([
    '00 Kontrakt om drift.docx',
    'Bilag A PLAN.docx',
    'Bilag B plan.docx',
  ])
  expect(plannedFiles(resolve(contractOf(document)), 'one')).toEqual([{ name: 'Kontrakt om drift.docx', part: 'whole' }])
})
