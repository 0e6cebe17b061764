/** Whole valid contracts for property tests. A shape without ids is generated first; ids and targets are given when it is built, so that shrinking keeps it valid. */
import * as fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { nodeJson } from '../shared/document/json.ts'
import {
  ANNEX_LIST_FORMS,
  type AnnexListForm,
  ENUMERATION_STYLES,
  type EnumerationStyle,
  FIELD_FORMS,
  type FieldForm,
  REFERENCE_FORMS,
  type ReferenceForm,
  schema,
} from '../shared/document/schema.ts'
import {
  type Condition,
  type Contract,
  FIELD_OWNERS,
  FIELD_TYPES,
  type FieldDefinition,
  type FieldOwner,
  type FieldType,
  type FieldValue,
  type Question,
} from '../shared/model.ts'
import {
  annex,
  annexList,
  deviationList,
  cell,
  chapter,
  choice,
  clause,
  contract,
  contractOf,
  definition,
  emphasis,
  field,
  footnote,
  foreign,
  guidance,
  tendererGuidance,
  type Inline,
  item,
  list,
  named,
  p,
  parties,
  party,
  ref,
  row,
  signatures,
  strong,
  table,
  titlePage,
} from './build.ts'

type InlineShape =
  | { readonly kind: 'text'; readonly text: string; readonly mark: 'strong' | 'emphasis' | 'foreign' | null }
  | { readonly kind: 'reference'; readonly target: number; readonly form: ReferenceForm; readonly capital: boolean; readonly to: number | null }
  | { readonly kind: 'field'; readonly field: number; readonly form: FieldForm }
  | { readonly kind: 'choice'; readonly question: number; readonly texts: readonly string[] }
  | { readonly kind: 'footnote'; readonly text: string }

type ConditionShape = { readonly question: number; readonly value: number } | null

interface ItemShape {
  readonly condition: ConditionShape
  readonly text: readonly InlineShape[]
  readonly list: ListShape | null
  readonly after: readonly InlineShape[] | null
}
interface ListShape {
  readonly kind: 'list'
  readonly style: EnumerationStyle
  readonly items: readonly ItemShape[]
}
type BlockShape =
  | { readonly kind: 'definition' | 'guidance'; readonly inline: readonly InlineShape[] }
  | { readonly kind: 'paragraph'; readonly inline: readonly InlineShape[]; readonly named: boolean; readonly condition: ConditionShape }
  | { readonly kind: 'annex_list'; readonly form: AnnexListForm }
  | ListShape
  | {
      readonly kind: 'table'
      readonly rows: readonly (readonly (readonly InlineShape[])[])[]
      readonly header: boolean
      readonly owner: FieldOwner | null
    }
  | { readonly kind: 'signatures' | 'deviation_list' }

const UNLOCKED = { lock: 'Myndighedens egen tekst.', was: [nodeJson(p('Myndighedens ord, jf. ', ref('part-1'), ' og ', field('price'), '.'))] }

interface ContentShape {
  readonly heading: string
  readonly headed: boolean
  readonly headingStyle: 'run_in' | 'block'
  readonly reserved: boolean
  readonly locked: boolean
  readonly unlocked: boolean
  readonly blocks: readonly BlockShape[]
  readonly clauses: readonly ClauseShape[]
}
/** One clause, or alternatives: a content for each answer to one question, which share an id. */
interface ClauseShape {
  readonly question: number
  readonly contents: readonly ContentShape[]
  readonly conditional: boolean
}
interface SectionShape {
  readonly heading: string
  readonly reserved: boolean
  readonly condition: ConditionShape
  readonly blocks: readonly BlockShape[]
  readonly clauses: readonly ClauseShape[]
  readonly annexes: readonly SectionShape[]
}

export const QUESTIONS: readonly Question[] = ['pris', 'drift', 'option'].map((key) => ({
  key,
  label: `Hvilken ${key}?`,
  values: ['ja', 'nej', 'senere'].map((value) => ({ value, label: value })),
}))
const conditionOn = (question: number, value: number): Condition => {
  const { key, values } = QUESTIONS[question % QUESTIONS.length] as Question
  return { question: key, value: values[value % values.length]?.value ?? '' }
}

/** Text as contracts have it, with what the typography acts on, and now and then any characters at all. */
export const text = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom('Leverandøren skal', ' jf. ', ' punkt ', ' 30 dage', 'inden 1. juli', ' § 5', 'kr. 10 mio.', ' og ', 'ændring', '§ '),
  },
  { weight: 1, arbitrary: fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }).filter((one) => !/<\w+>/.test(one)) },
)
const headingText = fc.constantFrom('Løbetid', 'Betaling og priser', 'ansvar', 'Force majeure', '1. juli 2030', 'Øvrigt:')

const choiceText = fc.constantFrom('', 'efter regning', 'en fast pris', 'to år')
const seldom = fc.nat(9).map((one) => one === 9)
const whenAnswered: fc.Arbitrary<ConditionShape> = fc.oneof(
  { weight: 6, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.record({ question: fc.nat(2), value: fc.nat(2) }) },
)

const inline: fc.Arbitrary<InlineShape> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('text' as const), text, mark: fc.constantFrom(null, null, 'strong', 'emphasis', 'foreign') }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('reference' as const),
      target: fc.nat(80),
      form: fc.constantFrom(...REFERENCE_FORMS),
      capital: fc.boolean(),
      to: fc.oneof({ weight: 6, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.nat(80) }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('field' as const), field: fc.nat(30), form: fc.constantFrom(...FIELD_FORMS) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('choice' as const),
      question: fc.nat(QUESTIONS.length - 1),
      texts: fc.tuple(choiceText, choiceText, choiceText),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('footnote' as const), text: headingText }) },
)
const inlines = fc.array(inline, { maxLength: 3 })

const listShape = (depth: number): fc.Arbitrary<ListShape> =>
  fc.record({
    kind: fc.constant('list' as const),
    style: fc.constantFrom(...ENUMERATION_STYLES),
    items: fc.array(
      fc.record({
        condition: whenAnswered,
        text: inlines,
        list: depth < 3 ? fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: listShape(depth + 1) }) : fc.constant(null),
        after: fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: inlines }),
      }),
      { minLength: 1, maxLength: depth === 0 ? 3 : 2 },
    ),
  })

const block: fc.Arbitrary<BlockShape> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('paragraph' as const), inline: inlines, named: seldom, condition: whenAnswered }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('definition' as const, 'guidance' as const), inline: inlines }) },
  { weight: 2, arbitrary: listShape(0) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('table' as const),
      rows: fc.array(fc.array(inlines, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 2 }),
      header: fc.boolean(),
      owner: fc.constantFrom(null, ...FIELD_OWNERS),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'signatures' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'deviation_list' as const }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('annex_list' as const), form: fc.constantFrom(...ANNEX_LIST_FORMS) }) },
)
const blocks = fc.array(block, { maxLength: 2 })

const clauseShape = (depth: number): fc.Arbitrary<ClauseShape> =>
  fc.record({
    question: fc.nat(QUESTIONS.length - 1),
    conditional: fc.nat(4).map((one) => one === 4),
    contents: fc.oneof(
      { weight: 5, arbitrary: fc.array(contentShape(depth), { minLength: 1, maxLength: 1 }) },
      { weight: 1, arbitrary: fc.array(contentShape(depth), { minLength: 2, maxLength: 3 }) },
    ),
  })
const contentShape = (depth: number): fc.Arbitrary<ContentShape> =>
  fc.record({
    heading: headingText,
    headed: fc.boolean(),
    headingStyle: fc.constantFrom('run_in', 'block'),
    reserved: seldom,
    locked: fc.nat(19).map((one) => one === 19),
    unlocked: fc.nat(9).map((one) => one === 9),
    blocks,
    clauses: depth >= 5 ? fc.constant([]) : fc.array(clauseShape(depth + 1), { maxLength: depth < 3 ? 2 : 1 }),
  })

const sectionShape = (kind: 'chapter' | 'annex' | 'sub_annex'): fc.Arbitrary<SectionShape> =>
  fc.record({
    heading: headingText,
    reserved: seldom,
    condition: fc.oneof(
      { weight: 4, arbitrary: fc.constant(null) },
      { weight: 1, arbitrary: fc.record({ question: fc.nat(QUESTIONS.length - 1), value: fc.nat(2) }) },
    ),
    blocks: kind === 'chapter' ? fc.constant([]) : blocks,
    clauses: fc.array(clauseShape(2), { maxLength: 3 }),
    annexes: kind === 'annex' ? fc.array(sectionShape('sub_annex'), { maxLength: 2 }) : fc.constant([]),
  })

const digits = (length: number): fc.Arbitrary<string> => fc.stringMatching(new RegExp(`^[1-9]\\d{${length - 1}}$`))
const day = fc.date({ min: new Date('1990-01-01'), max: new Date('2090-12-31'), noInvalidDate: true }).map((one) => one.toISOString().slice(0, 10))
const VALUES: Readonly<Record<FieldType, fc.Arbitrary<FieldValue>>> = {
  text: text,
  integer: fc.integer({ min: 0, max: 10_000_000 }),
  percent: fc.integer({ min: 0, max: 10_000 }).map((one) => one / 100),
  amount: fc.integer({ min: 0, max: 1_000_000_000 }).map((one) => one / 100),
  date: day,
  month: day.map((one) => one.slice(0, 7)),
  registration: fc.oneof(digits(8), digits(9)),
  gln: digits(13),
  p_number: digits(10),
  account: fc.oneof(digits(11), fc.constantFrom('DK5000400440116243', '1234 1234567')),
  address: fc.constant('Rådhuspladsen 1\n1550 København V'),
  email: fc.emailAddress(),
  phone: digits(8),
  deadline: fc.constantFrom('10 business_day', '1 week', '3 month'),
}
const fieldWithValue: fc.Arbitrary<Omit<FieldDefinition, 'key'> & { readonly value: FieldValue | null }> = fc
  .constantFrom(...FIELD_TYPES)
  .chain((type) =>
    fc.record({ label: headingText, type: fc.constant(type), owner: fc.constantFrom(...FIELD_OWNERS), value: fc.option(VALUES[type], { freq: 2 }) }),
  )

interface ContractShape {
  readonly front: boolean
  readonly chapters: readonly SectionShape[]
  readonly clauses: readonly ClauseShape[]
  readonly annexes: readonly SectionShape[]
}

/** Gives parts ids in document order, and references a target among them or one that is not there. */
class Builder {
  #parts = 0
  #inner = 0
  readonly #total: number
  readonly #fields: number
  readonly #means: boolean
  constructor(total: number, fields: number, means: boolean) {
    this.#total = total
    this.#fields = fields
    this.#means = means
  }

  /** The id of a part, of something inside one (an item, paragraph or definition, which may come later or not at all), or of nothing. */
  #target(number: number): string {
    const place = number % (this.#total + (this.#means ? 8 : 2))
    if (!this.#means) return place < this.#total ? `part-${place + 1}` : 'nowhere'
    return place < this.#total ? `part-${place + 1}` : place < this.#total + 6 ? `inner-${place - this.#total + 1}` : 'nowhere'
  }

  #condition(shape: ConditionShape): { readonly condition?: Condition } {
    return shape && this.#means ? { condition: conditionOn(shape.question, shape.value) } : {}
  }

  inline(given: readonly InlineShape[]): Inline[] {
    const shapes = this.#means ? given : given.filter(({ kind }) => kind !== 'choice' && kind !== 'footnote')
    return shapes.map((shape) => {
      switch (shape.kind) {
        case 'reference': {
          return ref(this.#target(shape.target), shape.form, shape.capital, shape.to === null || !this.#means ? null : this.#target(shape.to))
        }
        case 'field': {
          const place = shape.field % (this.#fields + 1)
          return field(place < this.#fields ? `field.${place}` : 'unlisted', this.#means ? shape.form : 'plain')
        }
        case 'choice': {
          const { key, values } = QUESTIONS[shape.question] as Question
          return choice(key, Object.fromEntries(values.map(({ value }, index) => [value, shape.texts[index] ?? ''])))
        }
        case 'footnote':
          return footnote(shape.text)
        case 'text':
          if (shape.mark === 'foreign') return foreign('en', shape.text)
          return shape.mark === null ? shape.text : (shape.mark === 'strong' ? strong : emphasis)(shape.text)
        default:
          throw new Error('unknown inline')
      }
    })
  }

  list(shape: ListShape): Node {
    const items = shape.items.map((one) => {
      this.#inner += 1
      return item(
        { id: `inner-${this.#inner}`, ...this.#condition(one.condition) },
        p(...this.inline(one.text)),
        ...(one.list ? [this.list(one.list)] : []),
        ...(one.after ? [p(...this.inline(one.after))] : []),
      )
    })
    return list(shape.style, ...items)
  }

  blocks(given: readonly BlockShape[]): Node[] {
    const shapes = this.#means ? given : given.filter(({ kind }) => kind !== 'annex_list' && kind !== 'deviation_list')
    return shapes.map((shape) => {
      switch (shape.kind) {
        case 'list':
          return this.list(shape)
        case 'table': {
          const cells = (columns: readonly (readonly InlineShape[])[], header: boolean): Node[] =>
            columns.map((one) => {
              const content = p(...this.inline(one))
              return header ? schema.nodes.table_header.create({ owner: this.#means ? shape.owner : null }, content) : cell(content)
            })
          return table(...shape.rows.map((columns, index) => row(...cells(columns, shape.header && index === 0))))
        }
        case 'signatures':
          return signatures()
        case 'definition':
          this.#inner += 1
          return definition(
            { id: `inner-${this.#inner}`, term: `Begreb ${this.#inner}`, forms: this.#inner % 2 === 0 ? [`Begreberne ${this.#inner}`] : [] },
            ...this.inline(shape.inline),
          )
        case 'guidance':
          return (shape.inline.length % 2 === 0 ? guidance : tendererGuidance)(p(...this.inline(shape.inline)))
        case 'annex_list':
          return annexList(shape.form)
        case 'deviation_list':
          return deviationList()
        case 'paragraph': {
          const isNamed = shape.named && this.#means
          if (isNamed) this.#inner += 1
          return named({ ...(isNamed && { id: `inner-${this.#inner}` }), ...this.#condition(shape.condition) }, ...this.inline(shape.inline))
        }
        default:
          throw new Error('unknown block')
      }
    })
  }

  clauses(shapes: readonly ClauseShape[]): Node[] {
    return shapes.flatMap(({ question, contents, conditional }) => {
      this.#parts += 1
      const id = `part-${this.#parts}`
      return contents.map((content, value) =>
        clause(
          {
            id,
            ...(content.headed && { heading: content.heading }),
            heading_style: content.headingStyle,
            reserved: content.reserved,
            locked: content.locked && this.#means ? 'Myndighedens egen tekst.' : null,
            deviation: content.unlocked && this.#means ? { ...UNLOCKED, reason: content.headed ? 'Aftalt med alle.' : '' } : null,
            condition: conditional || contents.length > 1 ? conditionOn(question, value) : null,
          },
          ...this.blocks(content.blocks),
          ...this.clauses(content.clauses),
        ),
      )
    })
  }

  sections(shapes: readonly SectionShape[], kind: typeof chapter | typeof annex): Node[] {
    return shapes.map((shape) => {
      this.#parts += 1
      const attributes = {
        id: `part-${this.#parts}`,
        heading: shape.heading,
        reserved: shape.reserved,
        condition: shape.condition && conditionOn(shape.condition.question, shape.condition.value),
      }
      return kind(attributes, ...this.blocks(shape.blocks), ...this.clauses(shape.clauses), ...this.sections(shape.annexes, annex))
    })
  }

  contract({ front, chapters, clauses, annexes }: ContractShape): Node {
    return contract(
      ...(front ? [titlePage(), parties()] : []),
      ...this.clauses(clauses),
      ...this.sections(chapters, chapter),
      ...this.sections(annexes, annex),
    )
  }
}

const countClauses = (shapes: readonly ClauseShape[]): number =>
  shapes.reduce((sum, { contents }) => sum + 1 + contents.reduce((inside, one) => inside + countClauses(one.clauses), 0), 0)
const countSections = (shapes: readonly SectionShape[]): number =>
  shapes.reduce((sum, one) => sum + 1 + countClauses(one.clauses) + countSections(one.annexes), 0)

const contracts = (means: boolean): fc.Arbitrary<Contract> =>
  fc
    .record({
      shape: fc.record({
        front: fc.boolean(),
        chapters: fc.array(sectionShape('chapter'), { maxLength: 3 }),
        clauses: fc.array(clauseShape(1), { maxLength: 4 }),
        annexes: fc.array(sectionShape('annex'), { maxLength: 3 }),
      }),
      fields: fc.array(fieldWithValue, { maxLength: 4 }),
      answers: fc.tuple(...QUESTIONS.map(() => fc.nat(2))),
      houseStyle: fc.constantFrom('plain', 'state', 'municipality', '0f1e2d3c4b5a6978'),
      style: fc.record({
        clauseNumber: fc.constantFrom('decimal' as const, 'decimal_dot' as const),
        clauseWord: fc.constantFrom('punkt' as const, 'pkt.' as const),
        annexNumber: fc.constantFrom('digit' as const, 'letter' as const),
      }),
      language: fc.constantFrom('da' as const, 'nb' as const),
    })
    .map(({ shape, fields, answers, style, houseStyle, language }) => {
      const total = countClauses(shape.clauses) + countSections(shape.chapters) + countSections(shape.annexes)
      return contractOf(new Builder(total, fields.length, means).contract(shape), {
        language,
        style,
        houseStyle,
        questions: QUESTIONS,
        answers: Object.fromEntries(QUESTIONS.map(({ key }, index) => [key, conditionOn(index, answers[index] ?? 0).value])),
        parties: [party('customer', 'buyer', 'Kunden')],
        fields: fields.map(({ value: _value, ...rest }, index) => ({ key: `field.${index}`, ...rest })),
        values: Object.fromEntries(fields.flatMap(({ value }, index) => (value === null ? [] : [[`field.${index}`, value]]))),
      })
    })

/** A whole valid contract: every question has an answer, references may lack a target, fields may lack a value or a definition. */
export const anyContract: fc.Arbitrary<Contract> = contracts(false)

/**
 * The same with everything that a clause can hold: choices, footnotes, paragraphs and list items by answer, tables of annexes, locked clauses, ranges and
 * references to what is inside a clause.
 */
export const anyFullContract: fc.Arbitrary<Contract> = contracts(true)

/** What the answers and the reservations leave in force: the numbered parts in document order, found without the program's own walk. */
export const partsInForce = ({ document, answers }: Pick<Contract, 'document' | 'answers'>): Node[] => {
  const found: Node[] = []
  const visit = (parent: Node): void =>
    parent.forEach((node) => {
      const condition = node.attrs['condition'] as Condition | null | undefined
      const isPart = ['chapter', 'clause', 'annex'].includes(node.type.name)
      if (!isPart || condition === undefined || (condition !== null && answers[condition.question] !== condition.value)) return
      found.push(node)
      if (node.attrs['reserved'] !== true && node.attrs['unused'] !== true) visit(node)
    })
  visit(document)
  return found
}
