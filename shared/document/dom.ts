/** How the nodes and marks of a document stand in the DOM, for the editor and the clipboard: plain descriptions, so that the core needs no DOM. */
import type { DOMOutputSpec, Mark, Node } from 'prosemirror-model'
import { FIELD_OWNERS } from '../model.ts'
import type { MarkName, NodeName } from './schema.ts'

/** What reading needs of an element. */
interface Element {
  getAttribute(name: string): string | null
}

interface ReadRule {
  readonly tag: string
  readonly priority?: number
  readonly getAttrs?: (element: Element) => Record<string, unknown> | false | null
}
interface NodeDom {
  readonly toDOM: (node: Node) => DOMOutputSpec
  readonly parseDOM: readonly ReadRule[]
}
interface MarkDom {
  readonly toDOM: (mark: Mark) => DOMOutputSpec
  readonly parseDOM: readonly (ReadRule | { readonly style: string; readonly getAttrs: (value: string) => false | null })[]
}

const attribute = (node: Node, name: string): string | null => {
  const value: unknown = node.attrs[name]
  return typeof value === 'string' ? value : null
}
const json = (value: unknown): string | null => (value === null || value === undefined ? null : JSON.stringify(value))
const parsed = (text: string | null): unknown => {
  if (text === null) return null
  try {
    return JSON.parse(text)
  } catch {
    // An attribute of a foreign page that happens to have our name.
    return null
  }
}

/** The attributes of a chapter, clause or annex. What comes back is checked by the schema's validators when it is pasted. */
const part = (name: 'chapter' | 'clause' | 'annex', rest: (node: Node) => Record<string, unknown> = () => ({})): NodeDom => ({
  toDOM: (node) => [
    'section',
    {
      class: name,
      'data-id': String(node.attrs['id']),
      'data-reserved': node.attrs['reserved'] === true ? '' : null,
      'data-condition': json(node.attrs['condition']),
      ...rest(node),
    },
    0,
  ],
  parseDOM: [
    {
      tag: `section.${name}[data-id]`,
      getAttrs: (element) => ({
        id: element.getAttribute('data-id'),
        reserved: element.getAttribute('data-reserved') !== null,
        condition: parsed(element.getAttribute('data-condition')),
        ...(name === 'clause' && {
          source: parsed(element.getAttribute('data-source')),
          heading_style: element.getAttribute('data-heading-style') ?? 'run_in',
          locked: element.getAttribute('data-locked'),
          deviation: parsed(element.getAttribute('data-deviation')),
        }),
        ...(name === 'annex' && {
          owner: element.getAttribute('data-owner'),
          unused: element.getAttribute('data-unused') !== null,
          file: element.getAttribute('data-file'),
        }),
      }),
    },
  ],
})

const simple = (tag: string, className: string | null = null): NodeDom => ({
  toDOM: () => (className === null ? [tag, 0] : [tag, { class: className }, 0]),
  parseDOM: [{ tag: className === null ? tag : `${tag}.${className}` }],
})

/** A block or inline node whose text is written from the contract's record or the resolver: its view fills it. */
const written = (tag: string, className: string, attributes: Readonly<Record<string, string>> = {}): NodeDom => ({
  toDOM: (node) => [
    tag,
    { class: className, ...Object.fromEntries(Object.entries(attributes).map(([name, data]) => [data, String(node.attrs[name])])) },
  ],
  parseDOM: [
    {
      tag: `${tag}.${className}`,
      getAttrs: (element) => Object.fromEntries(Object.entries(attributes).map(([name, data]) => [name, element.getAttribute(data)])),
    },
  ],
})

const span = (text: string | null): number => {
  const value = Number(text ?? 1)
  return Number.isInteger(value) && value >= 1 && value <= 63 ? value : 1
}
const cell = (tag: 'td' | 'th'): NodeDom => ({
  toDOM: ({ attrs }) => [
    tag,
    {
      colspan: attrs['colspan'] === 1 ? null : String(attrs['colspan']),
      rowspan: attrs['rowspan'] === 1 ? null : String(attrs['rowspan']),
      'data-colwidth': (attrs['colwidth'] as readonly number[] | null)?.join(',') ?? null,
      'data-owner': (attrs['owner'] as string | null | undefined) ?? null,
    },
    0,
  ],
  parseDOM: [
    {
      tag,
      getAttrs: (element) => {
        const colspan = span(element.getAttribute('colspan'))
        const widths = element.getAttribute('data-colwidth')?.split(',').map(Number)
        const sound = widths?.length === colspan && widths.every((width) => Number.isInteger(width) && width > 0)
        const owner = FIELD_OWNERS.find((one) => one === element.getAttribute('data-owner')) ?? null
        return { colspan, rowspan: span(element.getAttribute('rowspan')), colwidth: sound ? widths : null, ...(tag === 'th' && { owner }) }
      },
    },
  ],
})

export const NODE_DOM: Readonly<Record<Exclude<NodeName, 'contract' | 'text'>, NodeDom>> = {
  title_page: written('div', 'title-page'),
  parties: written('div', 'parties'),
  chapter: part('chapter'),
  clause: part('clause', (node) => ({
    'data-heading-style': String(node.attrs['heading_style']),
    'data-source': json(node.attrs['source']),
    'data-locked': attribute(node, 'locked'),
    'data-deviation': json(node.attrs['deviation']),
  })),
  annex: part('annex', (node) => ({
    'data-owner': attribute(node, 'owner'),
    'data-unused': node.attrs['unused'] === true ? '' : null,
    'data-file': attribute(node, 'file'),
  })),
  heading: { toDOM: () => ['h3', 0], parseDOM: [{ tag: 'section > h3', priority: 60 }] },
  paragraph: {
    toDOM: (node) => ['p', { 'data-id': attribute(node, 'id'), 'data-condition': json(node.attrs['condition']) }, 0],
    parseDOM: [
      { tag: 'p', getAttrs: (element) => ({ id: element.getAttribute('data-id'), condition: parsed(element.getAttribute('data-condition')) }) },
    ],
  },
  definition: {
    toDOM: ({ attrs }) => [
      'p',
      { class: 'definition', 'data-id': String(attrs['id']), 'data-term': String(attrs['term']), 'data-forms': json(attrs['forms']) },
      0,
    ],
    parseDOM: [
      {
        tag: 'p.definition[data-term]',
        priority: 60,
        getAttrs: (element) => ({
          id: element.getAttribute('data-id') ?? '',
          term: element.getAttribute('data-term'),
          forms: parsed(element.getAttribute('data-forms')) ?? [],
        }),
      },
    ],
  },
  enumeration: {
    toDOM: ({ attrs }) => ['ol', { class: 'enumeration', 'data-style': String(attrs['style']) }, 0],
    parseDOM: [{ tag: 'ol.enumeration[data-style]', priority: 60, getAttrs: (element) => ({ style: element.getAttribute('data-style') }) }],
  },
  enumeration_item: {
    toDOM: ({ attrs }) => ['li', { 'data-id': String(attrs['id']), 'data-condition': json(attrs['condition']) }, 0],
    parseDOM: [
      {
        tag: 'li',
        getAttrs: (element) => ({ id: element.getAttribute('data-id') ?? '', condition: parsed(element.getAttribute('data-condition')) }),
      },
    ],
  },
  guidance_note: {
    toDOM: ({ attrs }) => ['aside', { class: 'guidance', 'data-audience': String(attrs['audience']) }, 0],
    parseDOM: [
      { tag: 'aside.guidance', getAttrs: (dom) => ({ audience: dom.getAttribute('data-audience') === 'tenderer' ? 'tenderer' : 'drafter' }) },
    ],
  },
  table: { toDOM: () => ['table', ['tbody', 0]], parseDOM: [{ tag: 'table' }] },
  table_row: simple('tr'),
  table_header: cell('th'),
  table_cell: cell('td'),
  signature_block: written('div', 'signatures'),
  annex_list: written('div', 'annex-list', { form: 'data-form' }),
  deviation_list: written('div', 'deviation-list'),
  reference: {
    toDOM: ({ attrs }) => [
      'span',
      {
        class: 'reference',
        'data-target': String(attrs['target']),
        'data-form': String(attrs['form']),
        'data-capital': attrs['capital'] === true ? '' : null,
        'data-to': attrs['to'] === null ? null : String(attrs['to']),
      },
    ],
    parseDOM: [
      {
        tag: 'span.reference[data-target]',
        getAttrs: (element) => ({
          target: element.getAttribute('data-target'),
          form: element.getAttribute('data-form') ?? 'full',
          capital: element.getAttribute('data-capital') !== null,
          to: element.getAttribute('data-to'),
        }),
      },
    ],
  },
  field: written('span', 'field', { key: 'data-key', form: 'data-form' }),
  choice: {
    toDOM: ({ attrs }) => ['span', { class: 'choice', 'data-question': String(attrs['question']), 'data-texts': json(attrs['texts']) }],
    parseDOM: [
      {
        tag: 'span.choice[data-question]',
        getAttrs: (element) => ({ question: element.getAttribute('data-question'), texts: parsed(element.getAttribute('data-texts')) }),
      },
    ],
  },
  footnote: written('span', 'footnote', { text: 'data-text' }),
}

export const MARK_DOM: Readonly<Record<MarkName, MarkDom>> = {
  strong: {
    toDOM: () => ['strong', 0],
    parseDOM: [
      { tag: 'strong' },
      { tag: 'b' },
      { style: 'font-weight', getAttrs: (value: string) => (/^(?:bold(?:er)?|[6-9]\d{2})$/.test(value) ? null : false) },
    ],
  },
  emphasis: {
    toDOM: () => ['em', 0],
    parseDOM: [{ tag: 'em' }, { tag: 'i' }, { style: 'font-style', getAttrs: (value: string) => (value === 'italic' ? null : false) }],
  },
  foreign: {
    toDOM: ({ attrs }) => ['span', { class: 'foreign', lang: String(attrs['language']) }, 0],
    parseDOM: [{ tag: 'span.foreign[lang]', getAttrs: (element: Element) => ({ language: element.getAttribute('lang') }) }],
  },
}
