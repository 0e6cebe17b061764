/** Nothing is lost when a process that writes to the database is killed. */
import { expect, test } from 'vitest'
import { soundAfterKills } from './kills.ts'

const KILLS = 25

test(`after each of ${KILLS} kills the file opens, is sound, and holds everything that was committed`, { timeout: 300_000 }, async () => {
  expect(await soundAfterKills(KILLS)).toBe(KILLS)
})
