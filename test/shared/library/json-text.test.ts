/** JSON that a person has written, told where it is none. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { readJsonObject } from '../../../shared/library/json-text.ts'

const isObject = (text: string): boolean => {
  try {
    return text.trim().startsWith('{') && typeof JSON.parse(text) === 'object'
  } catch {
    return false
  }
}

test('what is taken for JSON is what a parser takes for it, whatever has been cut out of, put into or doubled in a file', () => {
  const file = fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue({ maxDepth: 4 })).map((value) => JSON.stringify(value, null, 1))
  const sign = fc.oneof(
    fc.constantFrom(...Array.from('{}[]",:0123456789.-+eE\\/utrfnal \n\r\t\u0001\u00a0'), 'true', 'null', '\\u12'),
    fc.string({ unit: 'binary' }),
  )
  const edit = fc.record({ at: fc.nat(), cut: fc.nat({ max: 3 }), put: sign })
  fc.assert(
    fc.property(file, fc.array(edit, { maxLength: 3 }), (text, edits) => {
      const edited = edits.reduce((now, { at, cut, put }) => {
        const from = at % (now.length + 1)
        return `${now.slice(0, from)}${put}${now.slice(from + cut)}`
      }, text)
      const { fault } = readJsonObject(edited)
      expect([edited, fault === null]).toEqual([edited, isObject(edited)])
      if (!fault) return
      const line = edited.split(/\r\n|\r|\n/)[fault.line - 1]
      expect(line !== undefined && fault.column >= 1 && fault.column <= line.length + 1).toBe(true)
    }),
    { numRuns: 2000 },
  )
})

test.each([
  ['', 1, 1, 'json_ends'],
  ['{"a": [1, 2', 1, 12, 'json_ends'],
  ['{"a": 1,\n  "b": "c\nd"}', 2, 8, 'json_unclosed_text'],
  ['{"a": "C:\\Users"}', 1, 10, 'json_bad_escape'],
  ['{"a": [1,\n]}', 1, 9, 'json_trailing_comma'],
  ['{"a": 1}\n{}', 2, 1, 'json_goes_on'],
  [`{"a": ${'['.repeat(200)}`, 1, 107, 'json_too_deep'],
])('%j has its fault on line %i in column %i: %s', (text, line, column, code) => {
  expect(readJsonObject(text).fault).toMatchObject({ line, column, code })
})

test('what stands where something else should be is named whole', () => {
  expect(readJsonObject('{"date": 2027-02-01}').fault).toMatchObject({ params: { found: '-02-01', expected: ', }' } })
  expect(readJsonObject('{"a": Ja}').fault).toMatchObject({ column: 7, params: { found: 'Ja' } })
  expect(readJsonObject("{'a': 1}").fault).toMatchObject({ column: 2, params: { found: "'", expected: '"…"' } })
})

test('a key is twice where it is twice in one object, however it is spelt', () => {
  const { duplicates } = readJsonObject('{"a": {"b": 1}, "c": [{"b": 1}, {"b": 2,\n"\\u0062": 3}]}')
  expect(duplicates).toEqual([{ path: 'c[1].b', first: { line: 1, column: 34 }, again: { line: 2, column: 1 } }])
})

test('a large file of keys that are there twice is read at once', () => {
  const text = `{${Array.from({ length: 200_000 }, (_, index) => `"k${index % 100_000}": 1`).join(',\n')}}`
  const start = performance.now()
  expect(readJsonObject(text).duplicates).toHaveLength(20)
  expect(performance.now() - start).toBeLessThan(5000)
})
