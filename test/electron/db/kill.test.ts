/** Nothing is lost: a process that writes to the database is killed at random moments. */
import { spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { closeDatabase, openDatabase } from '../../../electron/db/open.ts'
import { contractStore } from '../../../electron/services/contracts.ts'
import { openLibrary } from '../../../electron/services/library.ts'
import { plainText } from '../../../shared/document/plain-text.ts'
import { runs } from '../../runs.ts'
import { temporaryFolder } from '../folders.ts'

const KILLS = runs(25)
const WRITER = path.join(import.meta.dirname, 'kill-writer.ts')
const now = (): string => '2026-01-01T00:00:00.000Z'

/** Run the writer, kill it some time after its first commit, and return what it last said it had committed. */
const runAndKill = (file: string, folder: string, from: number, delay: number): Promise<{ count: number; revision: number; version: number }> =>
  new Promise((resolve, reject) => {
    const writer = spawn(process.execPath, [WRITER, file, folder, String(from)], { stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    let complaint = ''
    writer.stdout.on('data', (chunk: Buffer) => {
      if (said === '') setTimeout(() => writer.kill('SIGKILL'), delay)
      said += chunk.toString()
    })
    writer.stderr.on('data', (chunk: Buffer) => {
      complaint += chunk.toString()
    })
    writer.on('close', () => {
      const last = said.slice(0, said.lastIndexOf('\n')).split('\n').at(-1) ?? ''
      const [count, revision, version] = last.split(' ').map(Number)
      if (count === undefined || revision === undefined || version === undefined) reject(new Error(`the writer said nothing: ${complaint}`))
      else resolve({ count, revision, version })
    })
  })

test(`after each of ${KILLS} kills the file opens, is sound, and holds everything that was committed`, { timeout: 600_000 }, async () => {
  const root = temporaryFolder()
  const folder = path.join(root, 'library')
  mkdirSync(path.join(folder, 'clauses', 'da'), { recursive: true })
  writeFileSync(
    path.join(folder, 'clauses', 'da', 'definitions.md'),
    '# Definitioner\n\n## dag\nno-guidance: plain\n\n= Dag = betyder enhver kalenderdag.\n',
  )
  const file = path.join(root, 'klausul.db')

  let from = 0
  let mostInOneRun = 0
  for (let kill = 0; kill < KILLS; kill += 1) {
    // oxlint-disable-next-line no-await-in-loop -- one process writes at a time, each on what the last one left
    const committed = await runAndKill(file, folder, from, (kill * 7) % 23)
    const db = openDatabase(file)
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
    expect(db.pragma('foreign_key_check')).toEqual([])
    const contracts = contractStore(db, { now, newId: () => 'unused', drafter: () => '' })
    const { contract, revision } = contracts.load('contract')
    const written = Number(/\d+/.exec(contract.title)?.[0])
    expect([contract.document.childCount, contract.values['n'], contracts.list()[0]?.title]).toEqual([3 + (written % 4), written, contract.title])
    expect(contracts.revisions('contract').map(({ number }) => number)).toEqual(Array.from({ length: revision }, (_, index) => revision - index))
    const earlier = 1 + ((kill * 7919) % revision)
    expect(contracts.load('contract', earlier).contract.document.childCount).toBeGreaterThanOrEqual(3)
    expect(written).toBeGreaterThanOrEqual(committed.count)
    expect(revision).toBeGreaterThanOrEqual(committed.revision)
    expect(plainText(contract.document)).toContain(`Tekst ${written}`)
    const wording = openLibrary(db, { folder, now }).clause('dag', 'da')
    expect(wording?.version).toBeGreaterThanOrEqual(committed.version)
    expect(Number(/\d+/.exec(wording ? plainText(wording.node) : '')?.[0])).toBeGreaterThanOrEqual(committed.count)
    closeDatabase(db)
    mostInOneRun = Math.max(mostInOneRun, committed.count - from)
    from = written
  }
  expect(mostInOneRun).toBeGreaterThan(1)
})
