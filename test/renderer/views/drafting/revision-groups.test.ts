/** Revisions as a person looks for them. */
import { expect, test } from 'vitest'
import { revisionDays } from '../../../../renderer/views/drafting/history/revision-groups.ts'
import type { Revision } from '../../../../shared/api.ts'

const revision = (number: number, at: string, rest: Partial<Revision> = {}): Revision => ({ number, at, drafter: '', name: null, ...rest })
/** `5×3` is revision 5 standing for three. */
const shown = (revisions: readonly Revision[]): string[] =>
  revisionDays(revisions).map(({ entries }) => entries.map(({ revision: { number, name }, stands }) => `${number}×${stands}${name ?? ''}`).join(' '))

test.each<[string, Revision[], string[]]>([
  ['nothing', [], []],
  [
    'autosaves of one sitting are one',
    [revision(3, '2026-03-02T10:20:00'), revision(2, '2026-03-02T10:10:00'), revision(1, '2026-03-02T10:00:00')],
    ['3×3'],
  ],
  ['a pause begins another', [revision(2, '2026-03-02T12:00:00'), revision(1, '2026-03-02T10:00:00')], ['2×1 1×1']],
  [
    'a long sitting without a pause is one, however long',
    [revision(3, '2026-03-02T10:50:00'), revision(2, '2026-03-02T10:25:00'), revision(1, '2026-03-02T10:00:00')],
    ['3×3'],
  ],
  [
    'a named one stands by itself',
    [revision(3, '2026-03-02T10:02:00'), revision(2, '2026-03-02T10:01:00', { name: '!' }), revision(1, '2026-03-02T10:00:00')],
    ['3×1 2×1! 1×1'],
  ],
  [
    'another drafter is another entry',
    [revision(2, '2026-03-02T10:01:00', { drafter: 'A' }), revision(1, '2026-03-02T10:00:00', { drafter: 'B' })],
    ['2×1 1×1'],
  ],
  ['days are apart', [revision(2, '2026-03-03T00:05:00'), revision(1, '2026-03-02T23:55:00')], ['2×1', '1×1']],
])('%s', (_name, revisions, expected) => {
  expect(shown(revisions)).toEqual(expected)
})

/** A time in one hour. */
const at = (minute: number, second: number): string => `2026-03-02T10:${String(minute).padStart(2, '0')}:${String(second).padStart(2, '0')}`

test('every minute of a sitting can be gone back to, and its beginning', () => {
  const [day] = revisionDays([
    revision(7, at(9, 30)),
    revision(6, at(9, 20)),
    revision(5, at(4, 50)),
    revision(4, at(4, 40)),
    revision(3, at(4, 10)),
    revision(2, at(0, 9)),
    revision(1, at(0, 1)),
  ])
  expect(day?.entries.map(({ earlier, first }) => [earlier.map(({ number }) => number), first.number])).toEqual([[[5, 2, 1], 1]])
})
