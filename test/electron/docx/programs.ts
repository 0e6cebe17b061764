/** Outside programs that check our Word files where they are installed. */
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'

/** The full path of a program on the PATH, or null. */
export const onPath = (program: string): string | null =>
  (process.env['PATH'] ?? '')
    .split(path.delimiter)
    .map((folder) => path.join(folder, program))
    .find((file) => existsSync(file)) ?? null

/** A program with all that it started: LibreOffice's launcher ends alone otherwise, and what lays out a file for ever goes on until the memory is full. */
const endAll = ({ pid }: ChildProcess): void => {
  if (pid === undefined) return
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL')
  } catch {
    // It has ended by itself.
  }
}

/** Run a program to its end, with `env` added to the environment. Rejects when it fails or writes nothing useful within the time. */
export const run = (program: string, args: readonly string[], timeout = 60_000, env: Readonly<Record<string, string>> = {}): Promise<string> =>
  new Promise((resolve, reject) => {
    const child = spawn(program, [...args], {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      // A group of its own, so that it can be ended whole.
      detached: process.platform !== 'win32',
    })
    const end = (): void => endAll(child)
    const timer = setTimeout(end, timeout)
    process.once('exit', end)
    let stdout = ''
    let stderr = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text
    })
    child.on('error', reject)
    child.on('close', (code, signal) => {
      clearTimeout(timer)
      process.off('exit', end)
      // The validator's exit code says whether there are errors; what they are is on standard output.
      if (code !== 0 && stdout === '') reject(new Error(`${path.basename(program)}: ended with ${code ?? signal} ${stderr}`))
      else resolve(stdout)
    })
  })
