/** The files of an export: which parts of a contract they hold, and names that every system takes. */
import type { FileSplit } from '../../shared/export-wish.ts'
import { headingOf } from '../../shared/document/attributes.ts'
import { annexOf, type PartNumber } from '../../shared/document/numbering.ts'
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

/** A number that sorts: 02a, 12. */
const sorting = (number: string): string => number.replace(/^\d(?!\d)/, '0$&')

/** The files that a contract is written as: one, or one for the contract and each of its annexes and sub-annexes, with names that sort as they stand. */
export const plannedFiles = ({ contract, language, parts }: Resolution, split: FileSplit): PlannedFile[] => {
  const annexes = parts.flatMap(({ node, number }) => (number.kind === 'annex' ? [{ node, number }] : []))
  if (split === 'one' || annexes.length === 0) return [{ name: fileName(contract.title) + EXTENSION, part: 'whole' }]
  const taken = new Set<string>()
  const named = (title: string): string => {
    const name = freeName(fileName(title), (one) => taken.has(one.toLowerCase()))
    taken.add(name.toLowerCase())
    return name + EXTENSION
  }
  return [
    { name: named(`00 ${contract.title}`), part: 'body' },
    ...annexes.map(({ node, number }): PlannedFile => {
      const label = `${language.annex} ${sorting(formatNumber(number, contract.style))}`
      return { name: named(`${label} ${headingOf(node)}`), part: { annex: number.path } }
    }),
  ]
}

/** The name of the file that holds a part. */
export const fileOfPart = (planned: readonly PlannedFile[]): ((place: PartNumber) => string | null) => {
  const files = new Map(planned.map(({ name, part }) => [typeof part === 'object' ? part.annex.join('.') : '', name]))
  return (place) => files.get(annexOf(place)?.join('.') ?? '') ?? null
}
