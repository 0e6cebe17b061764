/** Nothing is lost when a process that writes to the database is killed, however often; `npm test` kills a quarter as many. */
import { expect, test } from 'vitest'
import { soundAfterKills } from '../electron/db/kills.ts'

const KILLS = 100

test(`after each of ${KILLS} kills the file opens, is sound, and holds everything that was committed`, async () => {
  expect(await soundAfterKills(KILLS)).toBe(KILLS)
})
