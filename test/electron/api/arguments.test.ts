import { expect, test } from 'vitest'
import { argumentsOf, isMethod, parseArguments } from '../../../electron/api/arguments.ts'
import { METHODS } from '../../../shared/api.ts'
import { defaultWish } from '../../../shared/export-wish.ts'
import { refusal } from '../../refused.ts'

const parse = (group: string, method: string, ...given: readonly unknown[]): readonly unknown[] =>
  parseArguments(...([group, method, given] as Parameters<typeof parseArguments>))
const change = {
  expected: 3,
  frame: null,
  filled: '{}',
  splice: { at: 1, remove: 1, insert: [{ depth: 0, json: '{}' }] },
  fields: { total: 2, open: 1 },
}

test('every method of the interface has a schema for its arguments and no schema is left over', () => {
  const schemas = Object.entries(argumentsOf).map(([group, methods]) => [group, Object.keys(methods).toSorted()])
  expect(Object.fromEntries(schemas)).toEqual(Object.fromEntries(Object.entries(METHODS).map(([group, methods]) => [group, methods.toSorted()])))
})

test.each<[string, string, readonly unknown[]]>([
  ['app', 'start', []],
  ['settings', 'set', [{ theme: 'dark' }]],
  ['settings', 'set', [{}]],
  ['backups', 'restore', ['klausul-2026-01-01T00-00-00Z.db']],
  ['contracts', 'create', [{ standard: 'it-service', language: 'da', title: 'Å' }]],
  ['contracts', 'save', ['559d035f904d71ad', change]],
  ['contracts', 'nameRevision', ['k1', 3, null]],
  ['contracts', 'exportWord', ['k1', { ...defaultWish('tender'), split: 'per_annex' }]],
  ['library', 'search', ['bod ved forsinkelse', null]],
  ['library', 'saveWording', ['delay-penalty', 'nb', 0, { type: 'clause', attrs: { id: 'x' } }]],
  ['library', 'setPair', ['delay-penalty', { da: 'Forskel.' }]],
  ['library', 'setPair', ['delay-penalty', null]],
  ['library', 'exportFile', [{ name: 'Odense', scope: 'categories', categories: ['term'], leaveOut: false }]],
  ['library', 'applyImport', ['import-1', { clauses: ['a', 'own-b'], standards: [] }]],
])('%s.%s takes what it is made for', (group, method, given) => {
  expect(parse(group, method, ...given)).toEqual(given)
})

test.each<[string, string, readonly unknown[]]>([
  ['app', 'start', [1]],
  ['app', 'setTitle', ['x'.repeat(401)]],
  ['settings', 'set', [{ theme: 'purple' }]],
  ['settings', 'set', [{ colour: 'red' }]],
  ['settings', 'set', [{ theme: undefined }]],
  ['backups', 'restore', ['../klausul.db']],
  ['backups', 'restore', ['a/b.db']],
  ['contracts', 'open', []],
  ['contracts', 'open', ['../../etc/passwd']],
  ['contracts', 'open', [{ toString: () => 'k1' }]],
  ['contracts', 'open', ['k'.repeat(101)]],
  ['contracts', 'create', [{ standard: 'it-service', language: 'sv', title: 'x' }]],
  ['contracts', 'create', [{ standard: 'it-service', language: 'da', title: '' }]],
  ['contracts', 'save', ['k1', { ...change, expected: -1 }]],
  ['contracts', 'save', ['k1', { ...change, more: 1 }]],
  ['contracts', 'save', ['k1', { ...change, splice: { at: 0.5, remove: 0, insert: [] } }]],
  ['contracts', 'save', ['k1', { ...change, filled: 'x'.repeat(4_000_001) }]],
  ['contracts', 'setDeleted', ['k1', 'yes']],
  ['contracts', 'exportWord', ['k1', { ...defaultWish('tender'), edition: 'final' }]],
  ['library', 'search', ['x'.repeat(1001), null]],
  ['library', 'exportFile', [{ name: 'x', scope: 'everything', categories: [], leaveOut: false }]],
  ['library', 'exportFile', [{ name: 'x', scope: 'all', categories: ['../x'], leaveOut: false }]],
  ['library', 'openImport', ['/etc/passwd']],
  ['library', 'applyImport', ['import-1', { clauses: ['../x'], standards: [] }]],
  ['library', 'saveWording', ['x', 'da', 1, () => 1]],
  ['library', 'saveWording', ['x', 'da', 1, undefined]],
  ['library', 'setCategory', ['x', 'Not A Category']],
  ['library', 'setPair', ['x', { en: 'note' }]],
  ['library', 'clause', ['__proto__']],
])('%s.%s refuses %j and is named', (group, method, given) => {
  const error = refusal(() => parse(group, method, ...given))
  expect([error.code, error.params['method'], error.params['why']]).toEqual(['bad_request', `${group}.${method}`, expect.stringMatching(/.+/)])
})

test('JSON that turns in a circle or holds what JSON cannot is refused', () => {
  const circle: Record<string, unknown> = {}
  circle['self'] = circle
  for (const content of [circle, 10n]) expect(refusal(() => parse('library', 'saveWording', 'x', 'da', 1, content)).code).toBe('bad_request')
})

test('what JSON would leave out is left out before anybody reads it', () => {
  const content = { type: 'clause', when: new Date(0), more: undefined }
  expect(parse('library', 'saveWording', 'x', 'da', 1, content)[3]).toEqual({ type: 'clause', when: '1970-01-01T00:00:00.000Z' })
})

test('only the methods of the table are methods', () => {
  expect([isMethod('contracts', 'open'), isMethod('contracts', 'toString'), isMethod('constructor', 'name'), isMethod('toString', 'length')]).toEqual(
    [true, false, false, false],
  )
})
