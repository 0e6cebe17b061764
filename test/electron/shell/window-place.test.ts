/** Where the window stood is kept, unless what is kept cannot be used. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { keepPlace, readPlace, type WindowPlace } from '../../../electron/window-place.ts'

const SCREEN = { x: 0, y: 0, width: 1920, height: 1080 }
const PLACE: WindowPlace = { x: 100, y: 60, width: 1000, height: 700, maximized: false }

let folder = ''
const file = (): string => path.join(folder, 'window', 'place.json')
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'klausul-place-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

test('what is kept is read again', () => {
  keepPlace(file(), PLACE)
  expect(readPlace(file(), [SCREEN])).toEqual(PLACE)
})

test('without a file there is no place', () => {
  expect(readPlace(file(), [SCREEN])).toBeNull()
})

test.each(['', '{', 'null', '[]', '{"x":1}', JSON.stringify({ ...PLACE, width: 'wide' }), JSON.stringify({ ...PLACE, height: 0 })])(
  'a damaged one is no place: %s',
  (text) => {
    keepPlace(file(), PLACE)
    writeFileSync(file(), text)
    expect(readPlace(file(), [SCREEN])).toBeNull()
  },
)

test.each([
  [{ ...PLACE, x: 1900 }, null],
  [{ ...PLACE, x: -950 }, null],
  [{ ...PLACE, y: 1060 }, null],
  [{ ...PLACE, x: 2000 }, null],
  [
    { ...PLACE, x: 1800 },
    { ...PLACE, x: 1800 },
  ],
  [
    { ...PLACE, x: -800 },
    { ...PLACE, x: -800 },
  ],
])('a window out of reach of every screen opens anew: %j', (kept, expected) => {
  keepPlace(file(), kept)
  expect(readPlace(file(), [SCREEN])).toEqual(expected)
})

test('a second screen counts', () => {
  keepPlace(file(), { ...PLACE, x: 2000 })
  expect(readPlace(file(), [SCREEN, { ...SCREEN, x: 1920 }])).not.toBeNull()
})

test('a folder that cannot be written keeps nobody from closing', () => {
  writeFileSync(path.join(folder, 'window'), 'a file')
  keepPlace(file(), PLACE)
  expect(readFileSync(path.join(folder, 'window'), 'utf8')).toBe('a file')
})
