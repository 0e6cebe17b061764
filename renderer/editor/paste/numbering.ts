/** Which lines of a paste are clauses, which are list items: labels are believed when they run on from one another. */
import type { EnumerationStyle } from '../../../shared/document/schema.ts'
import { type ClauseLabel, type ItemLabel, type Label, readLabel, readMarkedLabel } from './labels.ts'
import { cutInline, type Line, type Markup, type TextLine, textOf, trimmed } from './lines.ts'

/** What a line is once its label has been understood. */
export type Role =
  | { readonly kind: 'text' }
  /** `level` from 1, as the numbers count. */
  | { readonly kind: 'clause'; readonly level: number; readonly path: readonly number[] }
  | { readonly kind: 'item'; readonly readings: ItemLabel['readings']; readonly level: number | null }

export interface Understood {
  readonly line: TextLine
  readonly role: Role
}

const follows = (a: readonly number[], b: readonly number[]): boolean => {
  const shared = b.slice(0, -1)
  const last = b.at(-1) ?? 0
  if (b.length > a.length) return b.length === a.length + 1 && last === 1 && shared.every((one, index) => one === a[index])
  return shared.every((one, index) => one === a[index]) && last === (a[b.length - 1] ?? 0) + 1
}

const KIND_STYLE: Readonly<Record<Exclude<Markup['kind'], null>, EnumerationStyle>> = {
  bullet: 'bullet',
  decimal: 'digit_paren',
  alpha: 'alpha_paren',
  roman: 'roman_parens',
}

const labelOf = (line: TextLine): Label | null => {
  const { label = null, kind = null, level = 1 } = line.markup ?? {}
  if (label !== null) return readMarkedLabel(label, level)
  if (kind !== null) return { kind: 'item', readings: [{ style: KIND_STYLE[kind], place: 0 }], certain: true, length: 0 }
  return readLabel(textOf(line.inline))
}

interface Candidate {
  readonly line: TextLine
  readonly label: Label | null
}

/** The clause labels before and after each line. */
const neighbours = (all: readonly Candidate[]): { before: (ClauseLabel | null)[]; after: (ClauseLabel | null)[] } => {
  const labels = all.map(({ label }) => (label?.kind === 'clause' ? label : null))
  const before: (ClauseLabel | null)[] = []
  const after: (ClauseLabel | null)[] = []
  let last: ClauseLabel | null = null
  for (const [index, label] of labels.entries()) {
    before[index] = last
    last = label ?? last
  }
  last = null
  for (const [index, label] of labels.toReversed().entries()) {
    after[labels.length - 1 - index] = last
    last = label ?? last
  }
  return { before, after }
}

/** Neighbouring items confirm an uncertain one: `a.` before `b.`. */
const itemsRunOn = (a: Label | null | undefined, b: Label | null | undefined): boolean =>
  a?.kind === 'item' &&
  b?.kind === 'item' &&
  b.readings.some(({ style, place }) => a.readings.some((one) => one.style === style && one.place + 1 === place))

const withoutLabel = (line: TextLine, length: number): TextLine => ({ ...line, inline: trimmed(cutInline(line.inline, length)) })

/** Understand the labels of lines; tables stand between them as they are. */
export const understand = (lines: readonly Line[]): (Understood | Exclude<Line, TextLine>)[] => {
  const candidates = lines.map((line): Candidate | null => (line.kind === 'text' ? { line, label: labelOf(line) } : null))
  const texts = candidates.filter((one) => one !== null)
  const { before, after } = neighbours(texts)
  const sections = texts.some(({ label }) => label?.kind === 'clause' && label.section)
  const out: (Understood | Exclude<Line, TextLine>)[] = []
  let index = -1
  /** The last clause of the numbering that runs through the lines. */
  let last: readonly number[] | null = null
  lines.forEach((line) => {
    if (line.kind !== 'text') {
      out.push(line)
      return
    }
    index += 1
    const label = texts[index]?.label ?? null
    const plain: Understood = { line, role: { kind: 'text' } }
    if (label?.kind === 'clause') {
      const { path } = label
      const confirmed = [before[index], after[index]].some((one, side) => one && (side === 0 ? follows(one.path, path) : follows(path, one.path)))
      if (!label.certain && !confirmed) out.push(plain)
      else if (path.length === 1 && !label.section && last !== null && last.length > 1 && !follows(last, path)) {
        // A single number that does not run on from 5.2 counts something in 5.2.
        const readings = [{ style: 'digit_paren' as const, place: path[0] ?? 1 }]
        out.push({ line: withoutLabel(line, label.length), role: { kind: 'item', readings, level: line.markup?.level ?? null } })
      } else {
        last = path
        const level = path.length + (sections && !label.section ? 1 : 0)
        out.push({ line: withoutLabel(line, label.length), role: { kind: 'clause', level, path } })
      }
    } else if (
      label?.kind === 'item' &&
      (label.certain || itemsRunOn(texts[index - 1]?.label, label) || itemsRunOn(label, texts[index + 1]?.label))
    ) {
      out.push({ line: withoutLabel(line, label.length), role: { kind: 'item', readings: label.readings, level: line.markup?.level ?? null } })
    } else out.push(plain)
  })
  return out
}
