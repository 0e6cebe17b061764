/**
 * Numbers fixed once a tender is published. Every part that is there then keeps its number for good; one that is added later is numbered after what stands
 * before it (5A), one that goes leaves a gap, and nothing else moves. A number once given is never given to anything else.
 *
 * Kept by id is the address of a part: the sequence that it is numbered in and its label there (`clause 5/1`, `annex 2/a clause 3`). A part that moves to
 * another parent is in another sequence, where it counts as new.
 */
import { partAttributes } from './attributes.ts'
import { letters, placeLabel, roman } from './number-styles.ts'
import { conditionHolds, type Labels, numberParts, type PartNumber } from './numbering.ts'
import { answersInForce, type Contract, type ContractStyle } from '../model.ts'

const LABEL = String.raw`(?:\d{1,6}[A-Z]{0,4}|[A-Z]{1,12}[a-z]{0,4}|[a-z]{1,4}[A-Z]{0,4}|0a{0,4})`
const ADDRESS = new RegExp(`^(?:chapter ${LABEL}|(?:annex ${LABEL}(?:/${LABEL})*)?(?:(?:^| )clause ${LABEL}(?:/${LABEL})*)?)$`)
/** Whether a text is the address of a part. */
export const isAddress = (text: string): boolean => text !== '' && ADDRESS.test(text)

/** The sequence and the label of an address: `clause 5/1` → `clause 5/` and `1`. */
const split = (address: string): [sequence: string, label: string] => {
  const at = Math.max(address.lastIndexOf('/'), address.lastIndexOf(' ')) + 1
  return [address.slice(0, at), address.slice(at)]
}

const ROMAN_LETTERS: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100, D: 500, M: 1000 }
const romanValue = (text: string): number =>
  text.split('').reduce((sum, letter, index) => {
    const value = ROMAN_LETTERS[letter] ?? 0
    return sum + (value < (ROMAN_LETTERS[text[index + 1] ?? ''] ?? 0) ? -value : value)
  }, 0)
/** The other way round of `letters`: aa → 27. */
const lettersValue = (text: string): number => (text === '' ? 0 : (text.length - 1) * 26 + text.toLowerCase().charCodeAt(0) - 96)

/** A label taken apart: the number it counts with, how that is written, and the letters of what came in between. */
interface Counted {
  readonly value: number
  readonly base: string
  readonly between: number
}

const counted = (label: string, kind: PartNumber['kind']): Counted => {
  const [, base = '', letter = ''] = /^(\d+|[A-Z]+(?=[a-z]*$)|[a-z]+)(.*)$/.exec(label) ?? []
  const value = /^\d/.test(base) ? Number(base) : kind === 'chapter' ? romanValue(base) : lettersValue(base)
  return { value, base, between: lettersValue(letter) }
}

/** What stands between 5 and 6: 5A, 5B. After capital letters (Kapitel IV, Bilag C) small ones, so that none is read as part of the number. */
const labelBetween = ({ base }: Counted, between: number): string => {
  const letter = letters(between)
  return /[A-Z]$/.test(base) ? `${base}${letter}` : `${base}${letter.toUpperCase()}`
}

const nextOf = ({ base, value }: Counted, kind: PartNumber['kind']): string => {
  if (/^\d/.test(base)) return String(value + 1)
  if (kind === 'chapter') return roman(value + 1).toUpperCase()
  const letter = letters(value + 1)
  return /^[A-Z]/.test(base) ? letter.toUpperCase() : letter
}

/** The place that a label counts as where nothing came in between; null for one that no counting gives (5A). */
export const nativePlace = (kind: PartNumber['kind'], label: string, depth: number, style: ContractStyle): number | null => {
  const { value } = counted(label, kind)
  return value > 0 && placeLabel(kind, value, depth, style) === label ? value : null
}

interface Sequence {
  /** Every label that is or was given in it. */
  readonly given: Set<string>
  /** The greatest number that was ever given. */
  greatest: number
  /** The label of the part before. */
  last: string | null
}

const kindOf = (sequence: string): PartNumber['kind'] =>
  sequence.startsWith('chapter') ? 'chapter' : sequence.includes('clause ') ? 'clause' : 'annex'

/** Labels for the parts of a contract whose numbers are frozen, asked for in document order. */
export const frozenLabels = (frozen: Readonly<Record<string, string>>, style: ContractStyle): Labels => {
  const sequences = new Map<string, Sequence>()
  const sequenceOf = (name: string): Sequence => {
    const sequence = sequences.get(name) ?? { given: new Set(), greatest: 0, last: null }
    sequences.set(name, sequence)
    return sequence
  }
  for (const address of Object.values(frozen)) {
    const [name, label] = split(address)
    const sequence = sequenceOf(name)
    sequence.given.add(label)
    sequence.greatest = Math.max(sequence.greatest, counted(label, kindOf(name)).value)
  }
  const used = new Set<string>()

  return (name, id, depth) => {
    const kind = kindOf(name)
    const sequence = sequenceOf(name)
    const [ownName, own] = split(frozen[id] ?? '')
    let label = own
    if (ownName !== name || own === '' || used.has(name + own)) {
      const before = sequence.last === null ? null : counted(sequence.last, kind)
      if (before === null && sequence.given.size === 0) label = placeLabel(kind, 1, depth, style)
      else if (before !== null && before.value >= sequence.greatest && before.between === 0) label = nextOf(before, kind)
      else label = labelBetween(before ?? { value: 0, base: '0', between: 0 }, (before?.between ?? 0) + 1)
      for (let next = counted(label, kind); sequence.given.has(label); next = counted(label, kind)) {
        label = next.between === 0 ? nextOf(next, kind) : labelBetween(next, next.between + 1)
      }
    }
    sequence.given.add(label)
    sequence.greatest = Math.max(sequence.greatest, counted(label, kind).value)
    sequence.last = label
    used.add(name + label)
    return label
  }
}

/** The frozen numbers of a contract as it is now. Those that were given before stay given, so that none is used again. */
export const freeze = (contract: Contract): Readonly<Record<string, string>> => {
  const labels = contract.frozen && frozenLabels(contract.frozen, contract.style)
  const annexes = new Map<string, string>()
  const addresses: Record<string, string> = { ...contract.frozen }
  for (const { node, number } of numberParts(contract.document, conditionHolds(answersInForce(contract)), labels)) {
    const own = (number.labels ?? number.path.map((place, depth) => placeLabel(number.kind, place, depth, contract.style))).join('/')
    const around = number.kind === 'clause' && number.annex !== null ? `${annexes.get(number.annex.join('.')) ?? ''} ` : ''
    const address = `${around}${number.kind} ${own}`
    if (number.kind === 'annex') annexes.set(number.path.join('.'), address)
    addresses[partAttributes(node).id] = address
  }
  return addresses
}
