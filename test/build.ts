/**
 * Documents for tests in a few short words, after ProseMirror's test-builder: `contract(clause({ id: 'a', heading: 'Løbetid' }, p('Se ', ref('b'), '<cursor>')))`.
 * `<name>` in a text is not part of it: it names a position, found afterwards under `tags` of the node that was built.
 */
import { Node } from 'prosemirror-model'
import type { Deviation, Source } from '../shared/document/attributes.ts'
import {
  type AnnexListForm,
  type AnnexOwner,
  type EnumerationStyle,
  type FieldForm,
  type MarkName,
  type NodeName,
  type ReferenceForm,
  schema,
} from '../shared/document/schema.ts'
import { type Condition, type Contract, DEFAULT_FRONT, DEFAULT_STYLE, type FieldOwner, type Party } from '../shared/model.ts'

/** Positions by name, counted from the start of the node's content: in a whole contract they are positions of the document. */
export type Tags = Readonly<Record<string, number>>
export type Built = Node & { readonly tags: Tags }
/** Text with marks, which may be several nodes. */
interface Marked {
  readonly nodes: readonly Node[]
  readonly tags: Tags
}
export type Inline = string | Marked | Node
export type Child = Inline

interface PartAttributes {
  readonly id: string
  readonly condition?: Condition | null
  readonly reserved?: boolean
}
interface HeadedAttributes extends PartAttributes {
  readonly heading: string
}
interface AnnexAttributes extends HeadedAttributes {
  readonly owner?: AnnexOwner | null
  readonly unused?: boolean
  readonly file?: string | null
}
interface ClauseAttributes extends PartAttributes {
  readonly heading?: string
  readonly heading_style?: 'run_in' | 'block'
  readonly source?: Source
  readonly locked?: string | null
  readonly deviation?: Deviation | null
}

const textFlow = (text: string): Marked => {
  const tags: Record<string, number> = {}
  let plain = ''
  let from = 0
  for (const match of text.matchAll(/<(\w+)>/g)) {
    plain += text.slice(from, match.index)
    from = match.index + match[0].length
    tags[match[1] ?? ''] = plain.length
  }
  plain += text.slice(from)
  return { nodes: plain === '' ? [] : [schema.text(plain)], tags }
}

const flow = (children: readonly Child[]): Marked => {
  const nodes: Node[] = []
  const tags: Record<string, number> = {}
  let size = 0
  for (const child of children) {
    const single = child instanceof Node
    const part: Marked = typeof child === 'string' ? textFlow(child) : single ? { nodes: [child], tags: (child as Partial<Built>).tags ?? {} } : child
    const start = size + (single && !child.isLeaf ? 1 : 0)
    for (const [name, position] of Object.entries(part.tags)) tags[name] = start + position
    for (const node of part.nodes) {
      nodes.push(node)
      size += node.nodeSize
    }
  }
  return { nodes, tags }
}

const build = (type: NodeName, attributes: Readonly<Record<string, unknown>> | null, children: readonly Child[] = []): Built => {
  const { nodes, tags } = flow(children)
  return Object.assign(schema.nodes[type].create(attributes, nodes), { tags })
}

const isInline = (child: Child): boolean => !(child instanceof Node) || child.isInline

/** Children of a node that holds blocks: inline ones in a row become a paragraph. */
const blocks = (children: readonly Child[]): Child[] => {
  const out: Child[] = []
  let open: Child[] = []
  const close = (): void => {
    if (open.length > 0) out.push(p(...open))
    open = []
  }
  for (const child of children) {
    if (isInline(child)) open.push(child)
    else {
      close()
      out.push(child)
    }
  }
  close()
  return out
}

const marked =
  (name: MarkName, attributes: Readonly<Record<string, unknown>> | null = null) =>
  (...children: readonly Inline[]): Marked => {
    const { nodes, tags } = flow(children)
    return { nodes: nodes.map((node) => node.mark(schema.mark(name, attributes).addToSet(node.marks))), tags }
  }
export const strong = marked('strong')
export const emphasis = marked('emphasis')
export const foreign = (language: string, ...children: readonly Inline[]): Marked => marked('foreign', { language })(...children)

export const ref = (target: string, form: ReferenceForm = 'full', capital = false, to: string | null = null): Built =>
  build('reference', { target, form, capital, to })
export const field = (key: string, form: FieldForm = 'plain'): Built => build('field', { key, form })
export const choice = (question: string, texts: Readonly<Record<string, string>>): Built => build('choice', { question, texts })
export const footnote = (text: string): Built => build('footnote', { text })

export const p = (...children: readonly Inline[]): Built => build('paragraph', null, children)
/** A paragraph with a name for references, or a condition, or both. */
export const named = (attributes: { readonly id?: string; readonly condition?: Condition }, ...children: readonly Inline[]): Built =>
  build('paragraph', attributes, children)
export const deviationList = (): Built => build('deviation_list', null)
export const annexList = (form: AnnexListForm = 'plain'): Built => build('annex_list', { form })
export const definition = (
  attributes: { readonly id: string; readonly term: string; readonly forms?: readonly string[] },
  ...children: readonly Inline[]
): Built => build('definition', attributes, children)
export const guidance = (...children: readonly Child[]): Built => build('guidance_note', null, blocks(children))
export const tendererGuidance = (...children: readonly Child[]): Built => build('guidance_note', { audience: 'tenderer' }, blocks(children))
export const signatures = (): Built => build('signature_block', null)

let items = 0
/** An item with an id of its own; give one as `item({ id }, …)` where a test needs to know it. */
export const item = (first: Child | { readonly id: string; readonly condition?: Condition }, ...rest: readonly Child[]): Built => {
  const isNamed = typeof first === 'object' && 'id' in first && !('nodes' in first) && !(first instanceof Node)
  items += 1
  return build('enumeration_item', isNamed ? { ...first } : { id: `item${items}` }, blocks(isNamed ? rest : [first, ...rest]))
}
export const list = (style: EnumerationStyle, ...children: readonly Node[]): Built => build('enumeration', { style }, children)

export const cell = (...children: readonly Child[]): Built => build('table_cell', null, blocks(children))
export const headerCell = (...children: readonly Child[]): Built => build('table_header', null, blocks(children))
export const row = (...cells: readonly Node[]): Built => build('table_row', null, cells)
export const table = (...rows: readonly Node[]): Built => build('table', null, rows)

const heading = (text: string): Built => build('heading', null, [text])

export const clause = ({ heading: text, ...attributes }: ClauseAttributes, ...children: readonly Child[]): Built =>
  build('clause', { ...attributes }, [...(text === undefined ? [] : [heading(text)]), ...blocks(children)])
export const chapter = ({ heading: text, ...attributes }: HeadedAttributes, ...children: readonly Node[]): Built =>
  build('chapter', { ...attributes }, [heading(text), ...children])
export const annex = ({ heading: text, ...attributes }: AnnexAttributes, ...children: readonly Child[]): Built =>
  build('annex', { ...attributes }, [heading(text), ...blocks(children)])

export const titlePage = (): Built => build('title_page', null)
export const parties = (): Built => build('parties', null)
export const contract = (...children: readonly Node[]): Built => build('contract', null, children)

export const when = (question: string, value: string): Condition => ({ question, value })

/** A party of whom nothing but its role and its term is known. */
export const party = (role: string, owner: FieldOwner, name: string, rest: Partial<Party> = {}): Party => ({
  role,
  owner,
  name,
  shortName: '',
  introduction: 'hereinafter',
  representatives: [],
  ...rest,
})

/** A whole contract around a document, Danish and otherwise empty unless overridden. */
export const contractOf = (document: Node, overrides: Partial<Omit<Contract, 'document'>> = {}): Contract => ({
  title: 'Kontrakt om drift',
  language: 'da',
  term: 'Kontrakten',
  standard: { id: 'test', version: 1 },
  parties: [],
  fields: [],
  values: {},
  questions: [],
  answers: {},
  style: DEFAULT_STYLE,
  front: DEFAULT_FRONT,
  houseStyle: 'plain',
  dayRule: 'k01',
  frozen: null,
  ...overrides,
  document,
})
