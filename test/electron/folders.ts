/** Temporary folders for tests that need real files: each its own, gone afterwards. */
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'

/** A new empty folder that is deleted when the test is over. */
export const temporaryFolder = (): string => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'klausul-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
