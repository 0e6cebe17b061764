/** A process of its own that makes the 300-page contract and, asked to `write`, writes it as .docx; prints the most memory it took, in megabytes. */
import { writeDocx } from '../../electron/docx/write/write-docx.ts'
import { resolve } from '../../shared/document/resolve.ts'
import { largeContract } from './large-contract.ts'

const resolution = resolve(largeContract())
if (process.argv[2] === 'write') writeDocx(resolution, { markOwners: false, pageNumbers: null })
process.stdout.write(String(process.resourceUsage().maxRSS / 1024))
