/** Runs the benchmarks and prints a table; the exit code is 1 when a limit is missed. `npm run bench` */
import type { Measured } from './measure.ts'
import { writeDocxBench } from './write-docx.bench.ts'

const show = ({ name, value, unit, limit }: Measured): string => {
  const verdict = limit === null ? '' : value <= limit ? `  within ${limit}` : `  MISSED ${limit}`
  return `${name.padEnd(46)}${value.toFixed(2).padStart(10)} ${unit}${verdict}`
}

const results = await writeDocxBench()
for (const result of results) process.stdout.write(`${show(result)}\n`)
process.exitCode = results.some(({ value, limit }) => limit !== null && value > limit) ? 1 : 0
