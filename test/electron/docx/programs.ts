/** Outside programs that check our Word files where they are installed. */
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'

/** The full path of a program on the PATH, or null. */
export const onPath = (program: string): string | null =>
  (process.env['PATH'] ?? '')
    .split(path.delimiter)
    .map((folder) => path.join(folder, program))
    .find((file) => existsSync(file)) ?? null

/** Run a program to its end, with `env` added to the environment. Rejects when it fails or writes nothing useful within the time. */
export const run = (program: string, args: readonly string[], timeout = 60_000, env: Readonly<Record<string, string>> = {}): Promise<string> =>
  new Promise((resolve, reject) => {
    execFile(program, [...args], { encoding: 'utf8', timeout, maxBuffer: 50_000_000, env: { ...process.env, ...env } }, (error, stdout, stderr) => {
      // The validator's exit code says whether there are errors; what they are is on standard output.
      if (error && stdout === '') reject(new Error(`${path.basename(program)}: ${error.message} ${stderr}`))
      else resolve(stdout)
    })
  })
