/** How the styles of a Word file and the formatting of a paragraph make text look: defaults, then styles from the bottom up, then what stands in the text. */
import type { TextFormat } from '../../../shared/pages-api.ts'
import type { WordParts } from './word-parts.ts'
import { elementIn, elementsIn, pixels, valueIn, type XmlElement } from './xml-tree.ts'

export interface TabStop {
  readonly at: number
  readonly isRight: boolean
  readonly hasLeader: boolean
}

/** Lengths are pixels. */
export interface ParagraphFormat {
  readonly left: number
  readonly right: number
  readonly align: 'start' | 'center' | 'end' | 'both'
  readonly before: number
  readonly after: number
  readonly tabs: readonly TabStop[]
  readonly fill: string | null
  /** `w:top`, `w:right`, `w:bottom`, `w:left` of its border. */
  readonly borders: XmlElement | undefined
  /** Of a heading, from 1. */
  readonly level: number | null
}

export interface Formats {
  readonly ofParagraph: (paragraph: XmlElement) => ParagraphFormat
  /** Of a run in a paragraph; without one, of the paragraph's own mark and number. */
  readonly ofRun: (paragraph: XmlElement, run?: XmlElement) => TextFormat
}

const BODY_TEXT = 9

const isOn = (properties: readonly XmlElement[], name: string): boolean => {
  const last = properties.flatMap((one) => elementsIn(one, name)).at(-1)
  return last !== undefined && !['0', 'false', 'off', 'none'].includes(last.attributes['w:val'] ?? '1')
}
const last = (properties: readonly XmlElement[], name: string): XmlElement | undefined => properties.flatMap((one) => elementsIn(one, name)).at(-1)
/** Attributes of all elements of a name; those of later ones win one by one. */
const merged = (properties: readonly XmlElement[], name: string): Readonly<Record<string, string>> =>
  Object.assign({}, ...properties.flatMap((one) => elementsIn(one, name)).map(({ attributes }) => attributes)) as Record<string, string>

const colourOf = (value: string | undefined, otherwise: string | null): string | null =>
  value === undefined || value === 'auto' ? otherwise : value.toUpperCase()

/** The fill of `w:shd`. */
export const fillOf = (shading: XmlElement | undefined): string | null =>
  shading?.attributes['w:val'] === 'nil' ? null : colourOf(shading?.attributes['w:fill'], null)

const ALIGNMENTS: Readonly<Record<string, ParagraphFormat['align']>> = {
  center: 'center',
  right: 'end',
  end: 'end',
  both: 'both',
  distribute: 'both',
}
const SCRIPTS: Readonly<Record<string, TextFormat['script']>> = { superscript: 'super', subscript: 'sub' }

const tabsOf = (properties: readonly XmlElement[]): TabStop[] => {
  const stops = new Map<number, TabStop>()
  for (const tab of properties.flatMap((one) => elementsIn(elementIn(one, 'w:tabs'), 'w:tab'))) {
    const at = pixels(tab.attributes['w:pos'])
    const kind = tab.attributes['w:val']
    if (kind === 'clear') stops.delete(at)
    else stops.set(at, { at, isRight: kind === 'right' || kind === 'end', hasLeader: tab.attributes['w:leader'] === 'dot' })
  }
  return [...stops.values()].toSorted((one, other) => one.at - other.at)
}

const present = (found: readonly (XmlElement | undefined)[]): XmlElement[] => found.filter((one) => one !== undefined)

/** The formats of a file; what is the same is computed once. */
export const formatsOf = ({ styles, theme, numbering }: WordParts): Formats => {
  const byId = new Map(elementsIn(styles, 'w:style').map((style) => [style.attributes['w:styleId'] ?? '', style]))
  const standard = elementsIn(styles, 'w:style').find(
    ({ attributes }) => attributes['w:type'] === 'paragraph' && ['1', 'true'].includes(attributes['w:default'] ?? ''),
  )?.attributes['w:styleId']
  const defaults = elementIn(styles, 'w:docDefaults')
  const chains = new Map<string, readonly XmlElement[]>()
  const chain = (id: string | undefined, seen: readonly string[] = []): readonly XmlElement[] => {
    const style = id === undefined || seen.includes(id) ? undefined : byId.get(id)
    if (!style || id === undefined) return []
    const known = chains.get(id) ?? [...chain(valueIn(style, 'w:basedOn'), [...seen, id]), style]
    chains.set(id, known)
    return known
  }
  const themeFont = (name: string | undefined): string | undefined => {
    if (name === undefined) return undefined
    const kind = name.startsWith('major') ? 'a:majorFont' : 'a:minorFont'
    return elementIn(theme ?? undefined, 'a:themeElements', 'a:fontScheme', kind, 'a:latin')?.attributes['typeface']
  }
  const styleOf = (paragraph: XmlElement): readonly XmlElement[] => chain(valueIn(paragraph, 'w:pPr', 'w:pStyle') ?? standard)

  /** The list level that a paragraph names itself; its indents come before those of the style. */
  const levelOf = (paragraph: XmlElement): XmlElement | undefined => {
    const own = elementIn(paragraph, 'w:pPr', 'w:numPr')
    if (!own || !numbering) return undefined
    const list = elementsIn(numbering, 'w:num').find(({ attributes }) => attributes['w:numId'] === valueIn(own, 'w:numId'))
    const abstract = elementsIn(numbering, 'w:abstractNum').find(
      ({ attributes }) => attributes['w:abstractNumId'] === valueIn(list, 'w:abstractNumId'),
    )
    return elementsIn(abstract, 'w:lvl').find(({ attributes }) => attributes['w:ilvl'] === (valueIn(own, 'w:ilvl') ?? '0'))
  }

  const ofParagraph = (paragraph: XmlElement): ParagraphFormat => {
    const own = elementIn(paragraph, 'w:pPr')
    const level = levelOf(paragraph)
    const all = present([
      elementIn(defaults, 'w:pPrDefault', 'w:pPr'),
      ...styleOf(paragraph).map((style) => elementIn(style, 'w:pPr')),
      elementIn(level, 'w:pPr'),
      own,
    ])
    const indent = merged(all, 'w:ind')
    const spacing = merged(all, 'w:spacing')
    const outline = Number(last(all, 'w:outlineLvl')?.attributes['w:val'] ?? BODY_TEXT)
    return {
      left: pixels(indent['w:left'] ?? indent['w:start']),
      right: pixels(indent['w:right'] ?? indent['w:end']),
      align: ALIGNMENTS[last(all, 'w:jc')?.attributes['w:val'] ?? ''] ?? 'start',
      before: pixels(spacing['w:before']),
      after: pixels(spacing['w:after']),
      tabs: tabsOf(all),
      fill: fillOf(last(all, 'w:shd')),
      borders: last(all, 'w:pBdr'),
      level: outline < BODY_TEXT ? outline + 1 : null,
    }
  }

  const ofRun = (paragraph: XmlElement, run?: XmlElement): TextFormat => {
    const own = run ? elementIn(run, 'w:rPr') : undefined
    const character = run ? chain(valueIn(own, 'w:rStyle')) : []
    const all = present([
      elementIn(defaults, 'w:rPrDefault', 'w:rPr'),
      ...[...styleOf(paragraph), ...character].map((style) => elementIn(style, 'w:rPr')),
      own,
    ])
    const fonts = merged(all, 'w:rFonts')
    const underline = last(all, 'w:u')?.attributes['w:val'] ?? 'none'
    return {
      font: fonts['w:ascii'] ?? themeFont(fonts['w:asciiTheme']) ?? 'Times New Roman',
      size: (Number(last(all, 'w:sz')?.attributes['w:val'] ?? 20) / 2) * (96 / 72),
      bold: isOn(all, 'w:b'),
      italic: isOn(all, 'w:i'),
      colour: colourOf(last(all, 'w:color')?.attributes['w:val'], '000000') ?? '000000',
      fill: fillOf(last(all, 'w:shd')),
      capitals: isOn(all, 'w:caps'),
      line: isOn(all, 'w:strike') ? 'through' : underline === 'none' ? null : 'under',
      script: SCRIPTS[last(all, 'w:vertAlign')?.attributes['w:val'] ?? ''] ?? null,
    }
  }
  const kept = new WeakMap<XmlElement, ParagraphFormat>()
  return {
    ofParagraph: (paragraph) => {
      const known = kept.get(paragraph) ?? ofParagraph(paragraph)
      kept.set(paragraph, known)
      return known
    },
    ofRun,
  }
}
