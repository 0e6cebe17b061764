/** Many files through the validator in a few runs, two at a time. */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { bundlesOf } from './bundle.ts'
import { validate, type VERSIONS } from './validate.ts'

type Version = (typeof VERSIONS)[number]

/** Do every task, two at a time. */
const inPairs = async <Task>(tasks: readonly Task[], run: (task: Task) => Promise<void>): Promise<void> => {
  const rest = [...tasks]
  const worker = async (): Promise<void> => {
    for (let task = rest.shift(); task !== undefined; task = rest.shift()) await run(task)
  }
  await Promise.all([worker(), worker()])
}

/** What is wrong with any of the files, for any of the versions, with the name of the file. They are written to the folder. */
export const validateMany = async (files: ReadonlyMap<string, Uint8Array>, versions: readonly Version[], folder: string): Promise<string[]> => {
  const found: string[] = []
  const single = async (name: string, version: Version): Promise<void> => {
    const file = path.join(folder, `${name}.docx`)
    writeFileSync(file, files.get(name) ?? new Uint8Array())
    found.push(...(await validate(file, version)).map((problem) => `${name}: ${problem}`))
  }
  const bundles = bundlesOf(files).map(({ docx, names }, at) => ({ docx, names, file: path.join(folder, `bundle-${at}.docx`) }))
  for (const { docx, file } of bundles) writeFileSync(file, docx)
  await inPairs(
    bundles.flatMap((bundle) => versions.map((version) => ({ ...bundle, version }))),
    async ({ file, names, version }) => {
      const together = await validate(file, version)
      if (together.length === 0) return
      const before = found.length
      for (const name of names) await single(name, version)
      // Never silent: what only the bundle has may be the bundle's own fault, but it has to be looked at.
      if (found.length === before) found.push(...together.map((problem) => `${path.basename(file)} of ${names.join(', ')}: ${problem}`))
    },
  )
  return found
}
