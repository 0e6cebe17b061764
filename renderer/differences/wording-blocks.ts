/** A wording as the flat list of blocks that a reader sees, each with its words, references and fields as tokens: what differences are found in. */
import type { Node } from 'prosemirror-model'
import { attributesOf, isPart, partAttributes } from '../../shared/document/attributes.ts'
import { listLabel } from '../../shared/document/number-styles.ts'
import type { Condition, ContractLanguage } from '../../shared/model.ts'

/** What a reference or a field is called where it stands; the document only has its id. */
export type Describe = (inline: Node) => string

export interface Token {
  /** `text` is a word, a space or a sign; `cell` the border between two cells of a row; `break` between two paragraphs of a cell. */
  readonly kind: 'text' | 'reference' | 'field' | 'term' | 'cell' | 'break'
  readonly text: string
  /** The names of its marks. */
  readonly marks: readonly string[]
  /** Two tokens with the same key say the same. */
  readonly key: string
}

/** `part` is the head of a clause, annex or chapter (its heading, which may be empty); `more` a later paragraph of a list item. */
export type BlockKind =
  | 'part'
  | 'paragraph'
  | 'definition'
  | 'item'
  | 'more'
  | 'row'
  | 'signatures'
  | 'annex_list'
  | 'deviation_list'
  | 'title_page'
  | 'parties'

/** How a block stands in the text. Labels are computed, so that they are shown but never compared. */
export interface BlockShape {
  readonly kind: BlockKind
  /** How deep its part is nested in the wording, from 0. */
  readonly depth: number
  /** How deep it is in lists, from 0. */
  readonly level: number
  readonly guidance: boolean
  /** Of a list item. */
  readonly label: string
  /** Of a list item the style of its list; of a row the kinds and spans of its cells. */
  readonly style: string
  /** Of a part, list item or paragraph that depends on an answer: `QUESTION = VALUE`. */
  readonly condition: string
  readonly ownLine: boolean
  readonly reserved: boolean
}

export interface WordingBlock {
  readonly shape: BlockShape
  readonly tokens: readonly Token[]
  /** Two blocks with the same key read and look the same. */
  readonly key: string
}

const PLAIN = { level: 0, guidance: false, label: '', style: '', condition: '', ownLine: false, reserved: false } as const

const segmenters = new Map<ContractLanguage, Intl.Segmenter>()
const segmenterOf = (language: ContractLanguage): Intl.Segmenter => {
  const known = segmenters.get(language) ?? new Intl.Segmenter(language, { granularity: 'word' })
  segmenters.set(language, known)
  return known
}

const isWord = /[\p{L}\p{N}]/u
/** Whether a token says something by itself: not a space and not a sign. */
export const hasWords = ({ kind, text }: Token): boolean => (kind === 'text' ? isWord.test(text) : kind !== 'cell' && kind !== 'break')

/** What an inline node is called: of a choice the words of every answer, of a footnote its text. */
const nameOf = (inline: Node, describe: Describe): string => {
  if (inline.type.name === 'choice') return `[${Object.values(attributesOf(inline, 'choice').texts).join(' / ')}]`
  return inline.type.name === 'footnote' ? `[* ${attributesOf(inline, 'footnote').text}]` : describe(inline)
}

/** The tokens of one paragraph, heading or definition. */
const tokensOf = (textblock: Node, language: ContractLanguage, describe: Describe): Token[] => {
  const tokens: Token[] = []
  textblock.forEach((inline) => {
    const marks = inline.marks.map(({ type }) => type.name)
    const marking = inline.marks.length === 0 ? '' : JSON.stringify(inline.marks)
    if (inline.isText) {
      for (const { segment } of segmenterOf(language).segment(inline.text ?? '')) {
        tokens.push({ kind: 'text', text: segment, marks, key: `t${marking}${segment}` })
      }
    } else {
      const kind = inline.type.name === 'reference' ? 'reference' : 'field'
      tokens.push({ kind, text: nameOf(inline, describe), marks, key: `${inline.type.name}${marking}${JSON.stringify(inline.attrs)}` })
    }
  })
  return tokens
}

/** `QUESTION = VALUE`; empty for what is always in the contract. */
const conditionOf = (node: Node): string => {
  const condition = (node.attrs['condition'] ?? null) as Condition | null
  return condition ? `${condition.question} = ${condition.value}` : ''
}

const block = (shape: BlockShape, tokens: readonly Token[]): WordingBlock => {
  const { label: _label, ...compared } = shape
  return { shape, tokens, key: JSON.stringify([compared, ...tokens.map(({ key }) => key)]) }
}

const BORDERS = {
  cell: { kind: 'cell', text: ' | ', marks: [], key: 'cell' },
  break: { kind: 'break', text: '\n', marks: [], key: 'break' },
} as const

const cellsOf = (row: Node): string => {
  const cells: string[] = []
  row.forEach((cell) => {
    const { colspan, rowspan } = attributesOf(cell, 'table_cell')
    cells.push(`${cell.type.name} ${colspan} ${rowspan}`)
  })
  return cells.join(', ')
}

const rowTokens = (row: Node, language: ContractLanguage, describe: Describe): Token[] => {
  const tokens: Token[] = []
  row.forEach((cell, _offset, index) => {
    if (index > 0) tokens.push(BORDERS.cell)
    cell.forEach((paragraph, _at, place) => {
      if (place > 0) tokens.push(BORDERS.break)
      tokens.push(...tokensOf(paragraph, language, describe))
    })
  })
  return tokens
}

/** The blocks of a wording: of a clause or another part with the parts in it, or of a whole document. */
export const wordingBlocks = (wording: Node, language: ContractLanguage, describe: Describe): WordingBlock[] => {
  const out: WordingBlock[] = []
  const textblock = (node: Node, shape: BlockShape): void => {
    if (node.type.name !== 'definition') {
      out.push(block({ ...shape, condition: conditionOf(node) || shape.condition }, tokensOf(node, language, describe)))
      return
    }
    const { term } = attributesOf(node, 'definition')
    const spaced: Token[] = [
      { kind: 'term', text: term, marks: [], key: `term ${term}` },
      { kind: 'text', text: ' ', marks: [], key: 't ' },
    ]
    out.push(block({ ...shape, kind: 'definition' }, [...spaced, ...tokensOf(node, language, describe)]))
  }
  const list = (enumeration: Node, around: BlockShape): void => {
    const { style } = attributesOf(enumeration, 'enumeration')
    enumeration.forEach((item, _offset, index) => {
      item.forEach((child, _at, place) => {
        const label = place === 0 ? listLabel(style, index + 1) : ''
        const inside: BlockShape = { ...around, level: around.level + 1, style, label, condition: conditionOf(item) }
        if (child.type.name === 'enumeration') list(child, { ...inside, label: '', condition: '' })
        else textblock(child, { ...inside, kind: place === 0 ? 'item' : 'more' })
      })
    })
  }
  const content = (node: Node, shape: BlockShape): void => {
    if (node.isTextblock) textblock(node, shape)
    else if (node.type.name === 'enumeration') list(node, shape)
    else if (node.type.name === 'guidance_note') node.forEach((child) => content(child, { ...shape, guidance: true }))
    else if (node.type.name === 'table')
      node.forEach((row) => out.push(block({ ...shape, kind: 'row', style: cellsOf(row) }, rowTokens(row, language, describe))))
    else out.push(block({ ...shape, kind: WRITTEN[node.type.name] ?? 'signatures', style: String(node.attrs['form'] ?? '') }, []))
  }
  const part = (node: Node, depth: number): void => {
    const { reserved } = partAttributes(node)
    const heading = node.firstChild?.type.name === 'heading' ? node.firstChild : null
    const head: BlockShape = {
      ...PLAIN,
      kind: 'part',
      depth,
      condition: conditionOf(node),
      ownLine: node.type.name === 'clause' && attributesOf(node, 'clause').heading_style === 'block',
      reserved,
    }
    out.push(block(head, heading ? tokensOf(heading, language, describe) : []))
    node.forEach((child) => {
      if (child === heading) return
      if (isPart(child)) part(child, depth + 1)
      else content(child, { ...PLAIN, kind: 'paragraph', depth })
    })
  }
  if (isPart(wording)) part(wording, 0)
  else
    wording.forEach((child) => {
      if (isPart(child)) part(child, 0)
      else content(child, { ...PLAIN, kind: 'paragraph', depth: 0 })
    })
  return out
}

const WRITTEN: Readonly<Record<string, BlockKind>> = {
  signature_block: 'signatures',
  annex_list: 'annex_list',
  deviation_list: 'deviation_list',
  title_page: 'title_page',
  parties: 'parties',
}
