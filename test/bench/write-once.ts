/** A process of its own that makes the 300-page contract and has it written as .docx by the one that is named, or by nobody; prints the most memory it took, in megabytes. */
import { writeDocx } from '../../electron/docx/write/write-docx.ts'
import { flatten } from '../../shared/document/flatten.ts'
import { resolve } from '../../shared/document/resolve.ts'
import { largeContract } from './large-contract.ts'
import { docxtemplater } from './peers.ts'
import { rawDocx } from './raw-floor.ts'

const resolution = resolve(largeContract())
const WRITERS: Readonly<Record<string, () => unknown>> = {
  klausul: () => writeDocx(resolution, { markOwners: false, pageNumbers: null }),
  docxtemplater: () => docxtemplater.write(flatten(resolution)),
  floor: () => rawDocx(flatten(resolution)),
}
await WRITERS[process.argv[2] ?? '']?.()
process.stdout.write(String(process.resourceUsage().maxRSS / 1024))
