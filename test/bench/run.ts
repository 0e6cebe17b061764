/** Runs the benchmarks and prints a table; the exit code is 1 when a limit is missed. `npm run bench`, or some of its groups: `npm run bench -- editor word` */
import type { Measured } from './measure.ts'

/** Each is loaded when it runs: what one group brings along is no burden on another's measures. */
const GROUPS: Readonly<Record<string, () => Promise<Measured[]>>> = {
  word: async () => (await import('./write-docx.bench.ts')).writeDocxBench(),
  window: async () => (await import('./window.bench.ts')).windowBench(),
  save: async () => (await import('./save.bench.ts')).saveBench(),
  history: async () => (await import('./history.bench.ts')).historyBench(),
  backup: async () => (await import('./backup.bench.ts')).backupBench(),
  search: async () => (await import('./search.bench.ts')).searchBench(),
  editor: async () => (await import('./editor/editor.bench.ts')).editorBench(),
  startup: async () => (await import('./startup.bench.ts')).startupBench(),
}

const show = ({ name, value, unit, limit }: Measured): string => {
  const verdict = limit === null ? '' : value <= limit ? `  within ${limit}` : `  MISSED ${limit}`
  return `${name.padEnd(46)}${value.toFixed(2).padStart(10)} ${unit}${verdict}`
}

const wanted = process.argv.slice(2)
const unknown = wanted.find((name) => !Object.hasOwn(GROUPS, name))
if (unknown !== undefined) {
  process.stderr.write(`there is no group ${unknown}; there are ${Object.keys(GROUPS).join(', ')}\n`)
  process.exit(2)
}
const missed: Measured[] = []
for (const [name, run] of Object.entries(GROUPS)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  process.stdout.write(`\n${name}\n`)
  const results = await run()
  for (const result of results) process.stdout.write(`${show(result)}\n`)
  missed.push(...results.filter(({ value, limit }) => limit !== null && !(value <= limit)))
}
process.exitCode = missed.length > 0 ? 1 : 0
