/** The numbers of paragraphs as Word counts them (ECMA-376 17.9), from styles.xml and numbering.xml. */
import { child, elements, valueOf, type XmlElement } from './xml.ts'

export interface Styles {
  readonly root: XmlElement
  readonly byId: ReadonlyMap<string, XmlElement>
  /** A paragraph style and what it is based on, from itself outwards. */
  chain(id: string | null): XmlElement[]
}

export const readStyles = (root: XmlElement): Styles => {
  const byId = new Map(elements(root, 'w:style').map((style) => [style.attributes['w:styleId'] ?? '', style]))
  const usual = elements(root, 'w:style').find(
    ({ attributes }) => attributes['w:type'] === 'paragraph' && ['1', 'true'].includes(attributes['w:default'] ?? ''),
  )
  return {
    root,
    byId,
    chain: (id) => {
      const found: XmlElement[] = []
      let style = id === null ? usual : byId.get(id)
      while (style && !found.includes(style)) {
        found.push(style)
        style = byId.get(valueOf(style, 'w:basedOn') ?? '')
      }
      return found
    },
  }
}

interface Level {
  readonly start: number
  readonly format: string
  readonly text: string
  readonly style: string | undefined
  /** The level (from 1) whose paragraphs restart this one; 0 for never; undefined for any higher level. */
  readonly restart: number | undefined
  readonly legal: boolean
}

interface List {
  readonly abstract: string
  readonly levels: ReadonlyMap<number, Level>
  readonly overrides: ReadonlyMap<number, number>
}

export interface ParagraphNumber {
  readonly label: string
  readonly fullLabel: string
  readonly linked: boolean
  readonly format: string
}

const readLevel = (level: XmlElement): [number, Level] => [
  Number(level.attributes['w:ilvl']),
  {
    start: Number(valueOf(level, 'w:start') ?? 0),
    format: valueOf(level, 'w:numFmt') ?? 'decimal',
    text: valueOf(level, 'w:lvlText') ?? '',
    style: valueOf(level, 'w:pStyle'),
    restart: child(level, 'w:lvlRestart') && Number(valueOf(level, 'w:lvlRestart')),
    legal: child(level, 'w:isLgl') !== undefined,
  },
]

const ROMAN: readonly (readonly [number, string])[] = Object.entries({
  m: 1000,
  cm: 900,
  d: 500,
  cd: 400,
  c: 100,
  xc: 90,
  l: 50,
  xl: 40,
  x: 10,
  ix: 9,
  v: 5,
  iv: 4,
  i: 1,
}).map(([letters, value]) => [value, letters])

const lowerRoman = (value: number): string => {
  const [step, letters] = ROMAN.find(([size]) => size <= value) ?? [0, '']
  return step === 0 ? '' : letters + lowerRoman(value - step)
}

const lowerLetter = (value: number): string => (value < 1 ? '' : String.fromCharCode(97 + ((value - 1) % 26)).repeat(Math.ceil(value / 26)))

const counted = (value: number, format: string): string => {
  switch (format) {
    case 'decimal':
      return String(value)
    case 'lowerRoman':
      return lowerRoman(value)
    case 'upperRoman':
      return lowerRoman(value).toUpperCase()
    case 'lowerLetter':
      return lowerLetter(value)
    case 'upperLetter':
      return lowerLetter(value).toUpperCase()
    case 'none':
    case 'bullet':
      return ''
    default:
      throw new Error(`number format ${format}`)
  }
}

const labelOf = (levels: ReadonlyMap<number, Level>, values: readonly number[], at: number): string => {
  const level = levels.get(at)
  if (!level) return ''
  return level.text.replaceAll(/%([1-9])/g, (_all, place: string) => {
    const named = Number(place) - 1
    const format = levels.get(named)?.format ?? 'decimal'
    return named > at ? '' : counted(values[named] ?? 0, level.legal && format !== 'bullet' ? 'decimal' : format)
  })
}

/** Counts through a document: ask for its paragraphs in order. */
export const readNumbering = (root: XmlElement, styles: Styles) => {
  const abstracts = new Map(
    elements(root, 'w:abstractNum').map((one) => [one.attributes['w:abstractNumId'] ?? '', new Map(elements(one, 'w:lvl').map(readLevel))]),
  )
  const lists = new Map(
    elements(root, 'w:num').map((num): [string, List] => {
      const abstract = valueOf(num, 'w:abstractNumId') ?? ''
      const own = elements(num, 'w:lvlOverride')
      const replaced = own.flatMap((one) => elements(one, 'w:lvl').map(readLevel))
      return [
        num.attributes['w:numId'] ?? '',
        {
          abstract,
          levels: new Map([...(abstracts.get(abstract) ?? []), ...replaced]),
          overrides: new Map(
            own.flatMap((one): [number, number][] => {
              const start = valueOf(one, 'w:startOverride')
              return start === undefined ? [] : [[Number(one.attributes['w:ilvl']), Number(start)]]
            }),
          ),
        },
      ]
    }),
  )
  /** Per abstract list, the count of each level; a level that was skipped counts as started. */
  const counters = new Map<string, (number | undefined)[]>()
  const overridden = new Set<string>()

  const count = (numId: string, { abstract, levels, overrides }: List, at: number): number[] => {
    const values = counters.get(abstract) ?? []
    counters.set(abstract, values)
    const startOf = (level: number): number => overrides.get(level) ?? levels.get(level)?.start ?? 0
    for (let level = 0; level < at; level += 1) values[level] ??= startOf(level)
    const fresh = overrides.has(at) && !overridden.has(`${numId}/${at}`)
    overridden.add(`${numId}/${at}`)
    const before = values[at]
    values[at] = fresh || before === undefined ? startOf(at) : before + 1
    for (let level = at + 1; level < 9; level += 1) {
      const { restart } = levels.get(level) ?? {}
      if (restart === undefined || (restart > 0 && at < restart)) values[level] = undefined
    }
    return values.slice(0, at + 1).map((value) => value ?? 0)
  }

  /** Word's full context: a level whose own text names no higher level is put after the full number of the level above. */
  const fullLabelOf = (levels: ReadonlyMap<number, Level>, values: readonly number[], at: number): string => {
    const own = labelOf(levels, values, at).replace(/\.$/, '')
    const namesHigher = [...(levels.get(at)?.text ?? '').matchAll(/%([1-9])/g)].some(([, place]) => Number(place) - 1 < at)
    return at === 0 || namesHigher ? own : fullLabelOf(levels, values, at - 1) + own
  }

  const numberFor = (paragraph: XmlElement, chain: readonly XmlElement[]): ParagraphNumber | null => {
    const direct = child(paragraph, 'w:pPr', 'w:numPr')
    const from = chain.find((style) => child(style, 'w:pPr', 'w:numPr', 'w:numId'))
    const numId = valueOf(direct, 'w:numId') ?? valueOf(from, 'w:pPr', 'w:numPr', 'w:numId')
    const list = numId === undefined || numId === '0' ? undefined : lists.get(numId)
    if (numId === undefined || numId === '0') return null
    if (!list) throw new Error(`there is no list ${numId}`)
    const ids = chain.map((style) => style.attributes['w:styleId'] ?? '')
    // The nearest style that has one: headings of a template may be based on each other.
    const [link] = ids.flatMap((id) => [...list.levels].filter(([, level]) => level.style === id))
    // In a style the level's own link to the style decides, not w:ilvl (17.9.23).
    const at = Number(valueOf(direct, 'w:ilvl') ?? link?.[0] ?? valueOf(from, 'w:pPr', 'w:numPr', 'w:ilvl') ?? 0)
    const level = list.levels.get(at)
    if (!level) throw new Error(`list ${numId} has no level ${at}`)
    const values = count(numId, list, at)
    return {
      label: labelOf(list.levels, values, at),
      fullLabel: fullLabelOf(list.levels, values, at),
      linked: link !== undefined && link[0] === at,
      format: level.format,
    }
  }

  return {
    next: (paragraph: XmlElement): { style: string | null; outline: number | null; number: ParagraphNumber | null } => {
      const style = valueOf(paragraph, 'w:pPr', 'w:pStyle') ?? null
      if (style !== null && !styles.byId.has(style)) throw new Error(`there is no style ${style}`)
      const chain = styles.chain(style)
      const outline = [paragraph, ...chain].map((one) => valueOf(one, 'w:pPr', 'w:outlineLvl')).find((value) => value !== undefined)
      return {
        style,
        outline: outline === undefined || outline === '9' ? null : Number(outline),
        number: numberFor(paragraph, chain),
      }
    },
  }
}
