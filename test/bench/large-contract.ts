/**
 * A contract of some 300 pages for benchmarks: 100 chapters of 30 clauses in three levels, 500 references, 40 tables, 60 defined terms with some 8,000
 * uses, our own words at random.
 */
import type { Node } from 'prosemirror-model'
import { schema } from '../../shared/document/schema.ts'
import type { Contract } from '../../shared/model.ts'
import { contractOf } from '../build.ts'

const WORDS = (
  'leverandøren kunden skal senest uden ugrundet ophold underrette parterne om ethvert forhold som har betydning for kontraktens opfyldelse herunder ' +
  'ændringer i tidsplanen driftsmiljøet dokumentationen og de aftalte servicemål idet parterne loyalt medvirker til at begrænse følgerne af en forsinkelse ' +
  'vederlaget beregnes efter medgået tid medmindre andet er aftalt skriftligt og betales når den pågældende ydelse er godkendt efter overtagelsesprøven'
).split(' ')

const TERM_BEGINNINGS = ['Drifts', 'Ændrings', 'Leverance', 'Service', 'Øko', 'Åbnings', 'Sikkerheds', 'Betalings', 'Prøve', 'Data']
const TERM_ENDS = ['aftalen', 'planen', 'målet', 'ydelsen', 'perioden', 'området']
/** Compounds as contracts define them, each beginning with a capital, some with an æ, ø or å at an edge. */
const TERMS = TERM_BEGINNINGS.flatMap((beginning) => TERM_ENDS.map((end) => `${beginning}${end}`))
/** One word in so many is a defined term: 8,000 uses in 150,000 words. */
const WORDS_TO_A_TERM = 18.5

/** A repeatable stream of numbers from 0 to 1 (mulberry32), so that every run and every peer writes the same text. */
export const randomNumbers = (seed: number): (() => number) => {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

export interface LargeOptions {
  readonly chapters: number
  readonly references: number
  readonly tables: number
}
export const LARGE: LargeOptions = { chapters: 100, references: 500, tables: 40 }

/** In a chapter: six sections, two clauses in each, one sub-clause in each of those: 30 numbered clauses. */
const SECTIONS = 6
const CLAUSES = 2
const WORDS_IN_A_CLAUSE = 61

/** The contract as chapters > sections > clauses > sub-clauses, as large as the one that the limits were measured on: 3,000 clauses, 150,000 words. */
export const largeContract = ({ chapters, references, tables }: LargeOptions = LARGE): Contract => {
  const random = randomNumbers(7)
  const word = (): string | undefined => {
    const from = random() * WORDS_TO_A_TERM < 1 ? TERMS : WORDS
    return from[Math.floor(random() * from.length)]
  }
  const words = (count: number): string => {
    const text = Array.from({ length: count }, word).join(' ')
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}`
  }
  const total = chapters * SECTIONS * CLAUSES * 2
  let clauses = 0
  const text = (count: number): Node[] => {
    clauses += 1
    const before = Math.floor(((clauses - 1) * references) / total)
    if (Math.floor((clauses * references) / total) === before) return [schema.text(`${words(count)}.`)]
    const target = `s${Math.floor(random() * chapters)}.${Math.floor(random() * SECTIONS)}`
    return [schema.text(`${words(count)}, jf. `), schema.nodes.reference.create({ target }), schema.text('.')]
  }
  const row = (type: typeof schema.nodes.table_cell, count: number): Node =>
    schema.nodes.table_row.create(
      null,
      Array.from({ length: 4 }, () => type.create(null, schema.nodes.paragraph.create(null, schema.text(words(count))))),
    )
  const table = (): Node => {
    return schema.nodes.table.create(null, [row(schema.nodes.table_header, 1), ...Array.from({ length: 5 }, () => row(schema.nodes.table_cell, 4))])
  }
  const heading = (count: number): Node => schema.nodes.heading.create(null, schema.text(words(count)))
  const paragraph = (count: number): Node => schema.nodes.paragraph.create(null, text(count))
  const definitions = (): Node[] =>
    TERMS.map((term, place) => schema.nodes.definition.create({ id: `d${place}`, term }, schema.text(`betyder ${words(12).toLowerCase()}.`)))
  const body = Array.from({ length: chapters }, (_c, chapter) =>
    schema.nodes.chapter.create({ id: `c${chapter}` }, [
      heading(3),
      ...Array.from({ length: SECTIONS }, (_s, section) =>
        schema.nodes.clause.create({ id: `s${chapter}.${section}`, heading_style: 'block' }, [
          heading(3),
          ...(section === 0 && chapter === 0 ? definitions() : []),
          ...(section === 0 && chapter < tables ? [table()] : []),
          ...Array.from({ length: CLAUSES }, (_k, clause) =>
            schema.nodes.clause.create({ id: `k${chapter}.${section}.${clause}` }, [
              heading(2),
              paragraph(WORDS_IN_A_CLAUSE),
              schema.nodes.clause.create({ id: `u${chapter}.${section}.${clause}` }, paragraph(WORDS_IN_A_CLAUSE)),
            ]),
          ),
        ]),
      ),
    ]),
  )
  return contractOf(schema.nodes.contract.create(null, [schema.nodes.title_page.create(), ...body]), { title: 'Stor kontrakt' })
}

/** A chapter is three pages; references and tables are as dense as in the large contract. */
export const contractOfPages = (pages: number): Contract =>
  largeContract({ chapters: pages / 3, references: Math.round((pages * LARGE.references) / 300), tables: Math.round((pages * LARGE.tables) / 300) })
