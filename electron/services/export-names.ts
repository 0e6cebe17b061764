/** The files of an export: which parts of a contract they hold, and names that every system takes. */
import type { FileSplit } from '../../shared/api.ts'
import { headingOf } from '../../shared/document/attributes.ts'
import { formatNumber } from '../../shared/document/number-styles.ts'
import type { Resolution } from '../../shared/document/resolve.ts'
import type { FilePart } from '../docx/write/write-docx.ts'

export interface PlannedFile {
  readonly name: string
  readonly part: FilePart
}

export const EXTENSION = '.docx'

/** What Windows allows in a path less its folders; most names are far shorter. */
const LONGEST_NAME = 120
/** Names that Windows keeps for devices, whatever comes after a dot. */
const DEVICES = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)/i

/** A title as the name of a file or folder on Windows, macOS and Linux, without an extension; never empty. */
export const fileName = (title: string): string => {
  const sound = title
    .normalize('NFC')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, '')
    .replaceAll(/\s*[/\\:|]\s*/g, ' - ')
    .replaceAll(/[<>"?*]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
  const short = Array.from(sound)
    .slice(0, LONGEST_NAME)
    .join('')
    .replace(/^[. ]+|[. ]+$/g, '')
  if (short === '') return 'Klausul'
  return DEVICES.test(short) ? `_${short}` : short
}

/** `name`, or with (2), (3) … when it is taken; capitals make no difference on Windows and macOS. */
export const freeName = (name: string, isTaken: (name: string) => boolean): string => {
  for (let n = 1; ; n += 1) {
    const candidate = n === 1 ? name : `${name} (${n})`
    if (!isTaken(candidate)) return candidate
  }
}

/** The files that a contract is written as. Top-level annexes are numbered as in the whole contract. */
export const plannedFiles = ({ contract, language, parts }: Resolution, split: FileSplit): PlannedFile[] => {
  const annexes = parts.flatMap(({ node, number }) => (number.kind === 'annex' && number.path.length === 1 ? [{ node, number }] : []))
  if (split === 'one' || annexes.length === 0) return [{ name: fileName(contract.title) + EXTENSION, part: 'whole' }]
  const taken = new Set<string>()
  const named = (title: string): string => {
    const name = freeName(fileName(title), (one) => taken.has(one.toLowerCase()))
    taken.add(name.toLowerCase())
    return name + EXTENSION
  }
  return [
    { name: named(contract.title), part: 'body' },
    ...annexes.map(({ node, number }): PlannedFile => {
      const heading = headingOf(node)
      const label = `${language.annex} ${formatNumber(number, contract.style)}`
      return { name: named(heading === '' ? label : `${label} - ${heading}`), part: { annex: number.path[0] ?? 0 } }
    }),
  ]
}
