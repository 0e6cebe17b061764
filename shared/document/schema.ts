/** The one ProseMirror schema of clauses and contracts: clause editor, contract editor, import and export all use it. */
import { type AttributeSpec, Fragment, type MarkSpec, type NodeSpec, Schema } from 'prosemirror-model'
import { FIELD_OWNERS } from '../model.ts'
import { MARK_DOM, NODE_DOM } from './dom.ts'

/** The list labels a contract can use, by the label of the first item. */
export const ENUMERATION_STYLES = ['roman_parens', 'alpha_parens', 'alpha_paren', 'digit_paren', 'roman_dot', 'bullet', 'dash'] as const
export type EnumerationStyle = (typeof ENUMERATION_STYLES)[number]

/** How a reference prints its target: word and number, number alone, word, number and title, or title alone. */
export const REFERENCE_FORMS = ['full', 'number', 'titled', 'title'] as const
export type ReferenceForm = (typeof REFERENCE_FORMS)[number]

/** How a field prints an integer: `30`, or with its word, `30 (tretti)`. */
export const FIELD_FORMS = ['plain', 'words'] as const
export type FieldForm = (typeof FIELD_FORMS)[number]

/** How the table of the annexes looks: number and title, or with columns to tick (yes, no) as the Norwegian standards have it. */
export const ANNEX_LIST_FORMS = ['plain', 'check'] as const
export type AnnexListForm = (typeof ANNEX_LIST_FORMS)[number]

/** Who writes an annex: the buyer before publication, or the tenderer. */
export const ANNEX_OWNERS = ['buyer', 'tenderer'] as const
export type AnnexOwner = (typeof ANNEX_OWNERS)[number]

/** Who a guidance note speaks to. */
export const GUIDANCE_AUDIENCES = ['drafter', 'tenderer'] as const
export type GuidanceAudience = (typeof GUIDANCE_AUDIENCES)[number]

const refuse = (message: string): never => {
  throw new RangeError(message)
}

const identity = (value: unknown): void => {
  if (typeof value !== 'string' || !/^[\w/.-]{1,100}$/.test(value)) refuse(`not an id: ${JSON.stringify(value)}`)
}
const oneOf =
  (values: readonly string[]) =>
  (value: unknown): void => {
    if (!values.includes(value as string)) refuse(`${JSON.stringify(value)} is not one of ${values.join(', ')}`)
  }
const hasStrings = (value: unknown, keys: readonly string[]): boolean =>
  typeof value === 'object' && value !== null && keys.every((key) => typeof (value as Record<string, unknown>)[key] === 'string')
const condition = (value: unknown): void => {
  if (value !== null && !hasStrings(value, ['question', 'value'])) refuse(`not a condition: ${JSON.stringify(value)}`)
}
const source = (value: unknown): void => {
  const known = value === null || (hasStrings(value, ['clause', 'language']) && Number.isInteger((value as { version?: unknown }).version))
  if (!known) refuse(`not a source: ${JSON.stringify(value)}`)
}
const span = (value: unknown): void => {
  if (!Number.isInteger(value) || (value as number) < 1 || (value as number) > 63) refuse(`not a span: ${JSON.stringify(value)}`)
}
const columnWidths = (value: unknown): void => {
  if (value !== null && !(Array.isArray(value) && value.every((width) => Number.isInteger(width) && width > 0)))
    refuse(`not widths: ${JSON.stringify(value)}`)
}
const orNull =
  (check: (value: unknown) => void) =>
  (value: unknown): void => {
    if (value !== null) check(value)
  }
const texts = (value: unknown): void => {
  const known = typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length > 0
  if (!known || !Object.values(value).every((one) => typeof one === 'string')) refuse(`not texts by answer: ${JSON.stringify(value)}`)
}
const forms = (value: unknown): void => {
  if (!Array.isArray(value) || !value.every((form) => typeof form === 'string' && form.trim() !== '')) refuse(`not forms: ${JSON.stringify(value)}`)
}
const text = (value: unknown): void => {
  if (typeof value !== 'string' || value.trim() === '') refuse(`empty or not text: ${JSON.stringify(value)}`)
}

/** Why a locked text was unlocked, why it was locked, and what it said: that must be what a clause can hold. */
const deviation = (value: unknown): void => {
  if (value === null) return
  const was: unknown = (value as { was?: unknown }).was
  if (!hasStrings(value, ['reason', 'lock']) || !Array.isArray(was)) refuse(`not a deviation: ${JSON.stringify(value)}`)
  schema.nodes.clause.create({ id: 'was' }, Fragment.fromJSON(schema, was)).check()
}

/** The default stands only so that ProseMirror can make the node on its own; the validator refuses it until an id is minted. */
const id: AttributeSpec = { default: '', validate: identity }
/** A paragraph or list item can be in the contract for one answer only. */
const whenAnswered = { condition: { default: null, validate: condition } } satisfies Record<string, AttributeSpec>

/** What a chapter, clause or annex carries. `reserved` keeps the number of a part that was taken out (Udgår, Utgår). */
const structural = {
  id,
  condition: { default: null, validate: condition },
  reserved: { default: false, validate: 'boolean' },
} satisfies Record<string, AttributeSpec>
/** The library clause that the wording was taken from, with the version it pins: `{clause, language, version}`. */
const fromLibrary = { source: { default: null, validate: source } } satisfies Record<string, AttributeSpec>

/** Cell attributes and roles as prosemirror-tables expects them. */
const cell = {
  content: 'paragraph+',
  attrs: {
    colspan: { default: 1, validate: span },
    rowspan: { default: 1, validate: span },
    colwidth: { default: null, validate: columnWidths },
  },
  isolating: true,
} satisfies NodeSpec

/**
 * `later` names the attributes that came after the first version of the program. Documents are stored piece by piece, and most pieces are older than the
 * program: an attribute may be added but never change its meaning, and json.ts writes the later ones only where they say something, so that what is stored
 * keeps its hash.
 */
const nodes = {
  contract: { content: 'title_page? parties? (chapter | clause)* annex*' },
  /** Title, parties' names, contract number; written from the contract's record. */
  title_page: { atom: true },
  /** The parties with their facts, written from the contract's record. */
  parties: { atom: true },
  chapter: { content: 'heading clause*', attrs: structural, defining: true },
  clause: {
    content: 'heading? block* clause*',
    attrs: {
      ...structural,
      ...fromLibrary,
      heading_style: { default: 'run_in', validate: oneOf(['run_in', 'block']) },
      /** Why the text must not be changed (an authority's own wording); null: it may be. */
      locked: { default: null, validate: orNull(text) },
      /** Of a clause that was unlocked: the locked text, and why the contract may deviate from it (deviations.ts). */
      deviation: { default: null, validate: deviation },
    },
    later: ['locked', 'deviation'],
    defining: true,
  },
  /**
   * An annex; an annex inside an annex is a sub-annex (2a). One that is `unused` keeps its number and title like a reserved one, but says that it is not
   * used. `file`: its content is a document of its own, of that name (empty while it has none yet); null: it is the text here.
   */
  annex: {
    content: 'heading block* clause* annex*',
    attrs: {
      ...structural,
      owner: { default: null, validate: orNull(oneOf(ANNEX_OWNERS)) },
      unused: { default: false, validate: 'boolean' },
      file: { default: null, validate: 'string|null' },
    },
    later: ['owner', 'unused', 'file'],
    defining: true,
  },
  heading: { content: 'text*', marks: '' },
  /** Most paragraphs have no id: only those that a reference names (`tredje ledd`). */
  paragraph: {
    content: 'inline*',
    group: 'block',
    attrs: { id: { default: null, validate: orNull(identity) }, ...whenAnswered },
    later: ['id', 'condition'],
  },
  /** `forms` are the term's inflected forms (Arbejdsdagen, Arbejdsdage), without the genitive s. */
  definition: {
    content: 'inline*',
    group: 'block',
    attrs: { id, term: { validate: text }, forms: { default: [], validate: forms } },
    later: ['forms'],
    defining: true,
  },
  enumeration: { content: 'enumeration_item+', group: 'block', attrs: { style: { validate: oneOf(ENUMERATION_STYLES) } } },
  enumeration_item: { content: 'paragraph (paragraph | enumeration)*', attrs: { id, ...whenAnswered }, later: ['condition'], defining: true },
  /** For the drafter, or for whoever fills in a tender; which editions print it says shared/document/flatten.ts. */
  guidance_note: {
    content: '(paragraph | enumeration)+',
    group: 'block',
    attrs: { audience: { default: 'drafter', validate: oneOf(GUIDANCE_AUDIENCES) } },
    later: ['audience'],
    defining: true,
  },
  table: { content: 'table_row+', group: 'block', tableRole: 'table', isolating: true },
  table_row: { content: '(table_header | table_cell)+', tableRole: 'row' },
  /** `owner`: who fills in the blanks of its column, where the annex and the heading do not tell. */
  table_header: {
    ...cell,
    attrs: { ...cell.attrs, owner: { default: null, validate: orNull(oneOf(FIELD_OWNERS)) } },
    later: ['owner'],
    tableRole: 'header_cell',
  },
  table_cell: { ...cell, tableRole: 'cell' },
  signature_block: { atom: true, group: 'block' },
  /** The table of the annexes, written from the document. */
  annex_list: { atom: true, group: 'block', attrs: { form: { default: 'plain', validate: oneOf(ANNEX_LIST_FORMS) } } },
  /** The table of what deviates from locked text, written from the document. */
  deviation_list: { atom: true, group: 'block' },
  text: { group: 'inline' },
  reference: {
    inline: true,
    group: 'inline',
    atom: true,
    attrs: {
      target: { validate: identity },
      form: { default: 'full', validate: oneOf(REFERENCE_FORMS) },
      capital: { default: false, validate: 'boolean' },
      /** The other end of a range (punkt 16–18). */
      to: { default: null, validate: orNull(identity) },
    },
    later: ['to'],
  },
  field: {
    inline: true,
    group: 'inline',
    atom: true,
    attrs: { key: { validate: identity }, form: { default: 'plain', validate: oneOf(FIELD_FORMS) } },
    later: ['form'],
  },
  /** Words that depend on the answer to a question: every value of it has its text, which may be empty. */
  choice: { inline: true, group: 'inline', atom: true, attrs: { question: { validate: identity }, texts: { validate: texts } } },
  footnote: { inline: true, group: 'inline', atom: true, attrs: { text: { validate: text } } },
} satisfies Record<string, NodeSpec>

const marks = {
  strong: {},
  emphasis: {},
  /** Words in another language, so that proofing and speech read them right; BCP 47. */
  foreign: { attrs: { language: { validate: text } } },
} satisfies Record<string, MarkSpec>

export type NodeName = keyof typeof nodes
export type MarkName = keyof typeof marks

const withDom = <Name extends string, Spec extends object>(
  specs: Readonly<Record<Name, Spec>>,
  dom: Readonly<Record<string, object>>,
): Record<Name, Spec> =>
  Object.fromEntries(Object.entries<Spec>(specs).map(([name, spec]) => [name, { ...spec, ...dom[name] }])) as Record<Name, Spec>

export const schema: Schema<NodeName, MarkName> = new Schema({
  nodes: withDom<NodeName, NodeSpec>(nodes, NODE_DOM),
  marks: withDom<MarkName, MarkSpec>(marks, MARK_DOM),
  topNode: 'contract',
})
