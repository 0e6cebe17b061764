/** What the system refuses is said in the user's words. */
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { wordsIn } from '../../electron/i18n.ts'
import { reasonOf } from '../../electron/reasons.ts'
import { asAppError } from '../../electron/refusal.ts'
import { writeFileWhole } from '../../electron/services/whole-files.ts'
import { AppError } from '../../shared/errors.ts'
import { INTERFACE_LANGUAGES } from '../../shared/settings.ts'
import { temporaryFolder } from './folders.ts'

const failure = (code: string): Error => Object.assign(new Error(`${code}: no space left on device, write`), { code })

test.each([
  ['ENOSPC', 'disk_full'],
  ['SQLITE_FULL', 'disk_full'],
  ['EPERM', 'no_access'],
  ['EROFS', 'read_only'],
  ['SQLITE_READONLY_DBMOVED', 'read_only'],
  ['EBUSY', 'in_use'],
  ['SQLITE_BUSY_SNAPSHOT', 'in_use'],
  ['SQLITE_IOERR_FSYNC', 'fault'],
  ['SQLITE_IOERR_SHMSIZE', 'disk_full'],
])('%s is %s', (code, reason) => {
  expect(reasonOf(failure(code))).toEqual({ why: expect.stringContaining(code), reason })
})

test('what is not known keeps the words of the system', () => {
  expect(reasonOf(failure('EWHATEVER'))).toEqual({ why: 'EWHATEVER: no space left on device, write' })
  expect(reasonOf('no error at all')).toEqual({ why: 'no error at all' })
})

test.each(INTERFACE_LANGUAGES)('in %s a full disk and a refused file are told without technical English', async (language) => {
  const words = await wordsIn(language)
  const said = ['SQLITE_FULL', 'SQLITE_READONLY', 'SQLITE_IOERR_WRITE'].map((code) => words.error(asAppError(failure(code))))
  const written = ['ENOSPC', 'EACCES', 'EROFS', 'EBUSY', 'ENOENT', 'EISDIR', 'ENAMETOOLONG'].map((code) =>
    words.error(new AppError('cannot_write_file', { file: 'a.docx', ...reasonOf(failure(code)) })),
  )
  for (const sentence of [...said, ...written]) expect(sentence).not.toMatch(/no space|SQLITE|E[A-Z]{3}|reason\.|\{\{/)
  expect(new Set(written).size).toBe(written.length)
})

test('a file in the place of a folder, and a folder that may not be written to, are told as such', () => {
  const folder = temporaryFolder()
  writeFileSync(path.join(folder, 'taken'), '')
  expect(() => writeFileWhole(path.join(folder, 'taken', 'a.docx'), 'x')).toThrow(
    expect.objectContaining({ code: 'cannot_write_file', params: expect.objectContaining({ reason: expect.stringMatching(/gone|in_the_way/) }) }),
  )
  if (process.platform === 'win32' || process.getuid?.() === 0) return
  mkdirSync(path.join(folder, 'closed'))
  chmodSync(path.join(folder, 'closed'), 0o500)
  expect(() => writeFileWhole(path.join(folder, 'closed', 'a.docx'), 'x')).toThrow(
    expect.objectContaining({ params: expect.objectContaining({ reason: 'no_access' }) }),
  )
})
