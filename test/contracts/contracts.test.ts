/**
 * From our standards, an answers file draws up a contract of the same shape as each of five contracts that the project learned from: one small agreement,
 * general terms, a system as a service, a licence and IT operations. What is expected is kept here in numbers and counts; the contracts themselves are no
 * part of the project and stand beside it where it is developed.
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { draftContract, readAnswersFile } from '../../electron/services/draft.ts'
import { exportContract } from '../../electron/services/export.ts'
import { openServices, type Services } from '../../electron/services/services.ts'
import { printedReferences } from '../../shared/document/flatten.ts'
import { resolve } from '../../shared/document/resolve.ts'
import type { Contract, ContractLanguage } from '../../shared/model.ts'
import { onPath, run } from '../electron/docx/programs.ts'
import { COUNTED, type Counts, countsOf, EXCEPTIONS } from './counts.ts'
import { headingsOf, type Shape, shapeOf } from './shape.ts'
import { HEADINGS_001, SUBJECTS } from './subjects.ts'

const ROOT = path.join(import.meta.dirname, '..', '..')
const OUTSIDE = path.join(ROOT, '..', 'shared', 'contracts')
const ORACLE = path.join(OUTSIDE, 'oracle.json')

const CASES = [
  ['000', 'partner', 'da'],
  ['001', 'general-terms', 'da'],
  ['002', 'it-service', 'da'],
  ['003', 'licence', 'nb'],
  ['004', 'it-operations', 'da'],
] as const satisfies readonly (readonly [string, string, ContractLanguage])[]
type Name = (typeof CASES)[number][0]

const isOutside = existsSync(ORACLE)
if (!isOutside) console.warn('Skipped: the drafts are not compared with the contracts themselves, because they are not beside the project.')

const folder = mkdtempSync(path.join(os.tmpdir(), 'klausul-contracts-'))
let services: Services
const drafted = new Map<Name, Contract>()
const contractOf = (name: Name): Contract => drafted.get(name) as Contract

beforeAll(async () => {
  services = openServices({
    dataFolder: folder,
    libraryFolder: path.join(ROOT, 'resources', 'library'),
    workerFile: (worker) => path.join(ROOT, 'electron', 'workers', `${worker}-worker.ts`),
    now: () => '2026-03-02T08:00:00.000Z',
  })
  await services.libraryReady()
  for (const [name, standard, language] of CASES) {
    const answers = readAnswersFile(path.join(import.meta.dirname, `answers-${name}.json`))
    drafted.set(name, draftContract(services.library, standard, language, answers))
  }
})
afterAll(async () => {
  await services.close()
  rmSync(folder, { recursive: true, force: true })
})

const levels = ({ clauses }: Shape, level: number): number => clauses.filter((number) => number.split('.').length === level).length

/** The subjects that are not found: one to each heading, or, of a part of the headings, one after another. */
const inOrder = (headings: readonly string[], { subjects, isWhole }: (typeof SUBJECTS)[Name]): string[] => {
  if (isWhole) {
    const missing = subjects.flatMap((subject, index) => (subject.test(headings[index] ?? '') ? [] : [`${index + 1} ${subject}: ${headings[index]}`]))
    return headings.length === subjects.length ? missing : [`${headings.length} headings`, ...missing]
  }
  let from = 0
  return subjects.flatMap((subject) => {
    const at = headings.findIndex((heading, index) => index >= from && subject.test(heading))
    if (at === -1) return [String(subject)]
    from = at + 1
    return []
  })
}

describe.each(CASES)('contract %s, from the standard %s in %s', (name) => {
  test('has the numbers, annexes, parties, definitions and lists that are expected', () => {
    const expected: unknown = JSON.parse(readFileSync(path.join(import.meta.dirname, `expected-${name}.json`), 'utf8'))
    expect(shapeOf(contractOf(name))).toEqual(expected)
  })

  test('has the chapters, numbers, headings, annexes, definitions, lists and pages at its front and end that were counted in it', () => {
    const [theirs, ours]: [Counts, Counts] = [COUNTED[name], countsOf(shapeOf(contractOf(name)))]
    const differing = (Object.keys(theirs) as (keyof Counts)[]).filter((what) => JSON.stringify(ours[what]) !== JSON.stringify(theirs[what]))
    // Each exception has its reason; one that is none any more has to go.
    expect(differing).toEqual(Object.keys(EXCEPTIONS[name]))
  })

  test('has no broken reference', () => {
    const references = printedReferences(resolve(contractOf(name)))
    expect(references.filter(({ broken }) => broken !== null)).toEqual([])
  })

  test('has its subjects in their order', () => {
    const { sections, all } = headingsOf(contractOf(name))
    expect(inOrder(SUBJECTS[name].isWhole ? sections : all, SUBJECTS[name])).toEqual([])
  })
})

test('the partner agreement is one document with two headings and no numbers, with four bullets that begin in bold, and two parties who sign', () => {
  const contract = contractOf('000')
  const { headings, sections, clauses, chapters, annexes, lists, parties, written } = shapeOf(contract)
  expect([headings, chapters, sections.flat().join(''), clauses, annexes, parties]).toEqual([2, [], '', [], [], 2])
  expect(lists).toEqual({ bullet: [4] })
  let bold = 0
  contract.document.descendants((node) => {
    if (node.type.name === 'enumeration_item' && node.firstChild?.firstChild?.marks.some(({ type }) => type.name === 'strong')) bold += 1
  })
  expect(bold).toBe(4)
  expect(written).toContain('signatures')
  expect(written).not.toContain('parties')
})

test('the general terms have 28 headings and no numbers, annexes or block of the parties; their lists are letters and bullets', () => {
  const { sections, clauses, headings, annexes, lists, definitions, parties, written } = shapeOf(contractOf('001'))
  expect([sections.flat().join(''), clauses.join(''), headings, annexes, definitions.body, parties]).toEqual(['', '', 28, [], 0, 0])
  expect(Object.keys(lists).toSorted()).toEqual(['alpha_parens', 'bullet'])
  expect(lists['alpha_parens']).toContain(7)
  expect(written).not.toContain('parties')
  expect(written).not.toContain('signatures')
})

test('the system as a service has 33 sections, 123 clauses and 70 below them, 8 definitions and 13 annexes; 21 is text without a number', () => {
  const shape = shapeOf(contractOf('002'))
  const measured = { ...shape, clauses: shape.clauses.filter((number) => Number.parseInt(number, 10) <= 30) }
  expect([shape.sections.flat().length, levels(measured, 2), levels(measured, 3), levels(measured, 4)]).toEqual([33, 123, 70, 0])
  expect([shape.definitions, shape.annexes.length, Object.keys(shape.lists), shape.parties]).toEqual([
    { body: 8, annexes: 0 },
    13,
    ['roman_parens'],
    2,
  ])
  expect(shape.clauses.filter((number) => number.startsWith('21.'))).toEqual([])
})

test('the licence has 20 sections, 15 clauses in six of them, 15 definitions in a list, bullets and numbered lists', () => {
  const shape = shapeOf(contractOf('003'))
  expect(shape.sections.flat()).toHaveLength(20)
  expect(shape.clauses).toEqual('4.1 5.1 5.2 5.3 7.1 7.2 8.1 8.2 8.3 8.4 14.1 14.2 20.1 20.2 20.3'.split(' '))
  expect(shape.definitions.body).toBe(15)
  expect(Object.keys(shape.lists).toSorted()).toEqual(['bullet', 'digit_paren'])
})

test('IT operations has eight chapters, 45 sections that run on across them, its definitions in an annex, 12 annexes and 20 in them', () => {
  const { chapters, sections, definitions, annexes, reservedAnnexes } = shapeOf(contractOf('004'))
  expect(chapters).toHaveLength(8)
  expect(sections.flat()).toEqual(Array.from({ length: 45 }, (_, index) => String(index + 1)))
  expect(definitions.body).toBe(0)
  expect(definitions.annexes).toBeGreaterThan(0)
  expect([annexes.filter((number) => /^\d+$/.test(number)).length, annexes.filter((number) => /[a-z]$/.test(number)).length]).toEqual([12, 20])
  expect(reservedAnnexes).toEqual(['3e'])
})

interface Oracle {
  readonly '002': {
    readonly sequence: readonly string[]
    readonly chapters: readonly (readonly [number, string])[]
    readonly refs: readonly (readonly [string, string])[]
    readonly annex_refs: readonly string[]
  }
  readonly '004': {
    readonly sections: readonly (readonly [number, string, string])[]
    readonly refs: readonly (readonly [string, string])[]
    readonly annex_list: readonly string[]
  }
}

/** Numbers that their references name and ours lack. What they say of list items and of ranges is no number of a clause. */
const unknownNumbers = (refs: readonly (readonly [string, string])[], { sections, clauses }: Shape): string[] => {
  const known = new Set([...sections.flat(), ...clauses])
  return refs.map(([, number]) => number).filter((number) => /^\d+(?:\.\d+)*$/.test(number) && number.split('.').length <= 3 && !known.has(number))
}

/** How the longer words begin: endings differ. */
const words = (text: string): string[] => (text.toLowerCase().match(/\p{L}{4,}/gu) ?? []).map((word) => word.slice(0, 5))

/** Two chapters of contract 004 are numbered VI; ours run on. */
const asIn004 = (chapter: string): string => ({ VII: 'VI', VIII: 'VII' })[chapter] ?? chapter

/** The lines of one of the contracts. */
const textOf = (name: Name): string[] => {
  const file = readdirSync(OUTSIDE).find((one) => one.startsWith(`${name}_`)) ?? ''
  return readFileSync(path.join(OUTSIDE, file), 'utf8').split(/\r?\n/)
}

describe.skipIf(!isOutside)('the contracts themselves', () => {
  const oracle = isOutside ? (JSON.parse(readFileSync(ORACLE, 'utf8')) as Oracle) : (null as never)

  test('002 has the same numbers in the same order, and every clause and annex that it refers to is there', () => {
    const shape = shapeOf(contractOf('002'))
    const { sequence, chapters, refs, annex_refs: annexRefs } = oracle['002']
    expect(shape.clauses.filter((number) => Number.parseInt(number, 10) <= 30)).toEqual(sequence)
    expect(shape.sections.flat()).toEqual(chapters.map(([number]) => String(number)))
    expect(
      inOrder(
        chapters.map(([, heading]) => heading),
        SUBJECTS['002'],
      ),
    ).toEqual([])
    expect(unknownNumbers(refs, shape)).toEqual([])
    expect(annexRefs.map((number) => String(Number.parseInt(number, 10))).filter((number) => !shape.annexes.includes(number))).toEqual([])
  })

  test('002 has the same annexes at the same numbers', () => {
    const listed = [...(textOf('002').join('\n').split('BILAGSFORTEGNELSE')[1] ?? '').matchAll(/Bilag (\d+): (.+?)(?= Bilag \d+:| Side )/g)]
    expect(listed.map(([, number]) => number)).toEqual(shapeOf(contractOf('002')).annexes)
    const { annexes } = headingsOf(contractOf('002'))
    const strange = listed.filter(([, , title], index) => !words(title ?? '').some((word) => words(annexes[index] ?? '').includes(word)))
    expect(strange.map(([whole]) => whole)).toEqual([])
  })

  test('003 has the same numbers, and its headings are about the same', () => {
    const lines = textOf('003')
    const contents = lines.slice(lines.lastIndexOf('Innhold') + 1).flatMap((line) => {
      const match = /^(\d+(?:\.\d+)?)\.? ?(.+?) \d+$/.exec(line)
      return match ? [{ number: match[1] ?? '', heading: match[2] ?? '' }] : []
    })
    const { sections, clauses } = shapeOf(contractOf('003'))
    expect(contents.map(({ number }) => number).filter((number) => number.includes('.'))).toEqual(clauses)
    const first = contents.filter(({ number }) => !number.includes('.'))
    expect(first.map(({ number }) => number)).toEqual(sections.flat())
    expect(
      inOrder(
        first.map(({ heading }) => heading),
        SUBJECTS['003'],
      ),
    ).toEqual([])
  })

  test('004 has the same sections in the same chapters and lists the same annexes', () => {
    const shape = shapeOf(contractOf('004'))
    const theirs = oracle['004']
    const ours = shape.sections.flatMap((sections, index) => sections.map((one) => [Number(one), `KAPITEL ${asIn004(shape.chapters[index] ?? '')}`]))
    expect(ours).toEqual(theirs.sections.map(([section, , chapter]) => [section, chapter]))
    expect(
      inOrder(
        theirs.sections.map(([, heading]) => heading),
        SUBJECTS['004'],
      ),
    ).toEqual([])
    expect(shape.annexes).toEqual(theirs.annex_list)
    expect(unknownNumbers(theirs.refs, shape)).toEqual([])
  })

  test('001 has as many headings, each with the one of ours on its subject or a reason why there is none, and the same list of what is not covered', () => {
    // The first is the title, and one line says from when the terms apply.
    const theirs = textOf('001')
      .filter((line) => line !== '' && line.length < 60 && !line.endsWith('.') && !/^[ •]|gældende fra/.test(line))
      .slice(1)
    expect(theirs.filter((heading, index) => !HEADINGS_001[index]?.theirs.test(heading))).toEqual([])
    expect(theirs).toHaveLength(HEADINGS_001.length)
    const letters = textOf('001').map((line) => [...line.matchAll(/\([a-g]\)/g)].length)
    expect(shapeOf(contractOf('001')).lists['alpha_parens']).toContain(Math.max(...letters))
  })

  test('000 has as many bullets', () => {
    expect(shapeOf(contractOf('000')).lists['bullet']).toEqual([textOf('000').filter((line) => line.startsWith('- ')).length])
  })
})

const lacking = ['soffice', 'pdfinfo'].filter((program) => onPath(program) === null)
if (lacking.length > 0)
  console.warn(`Skipped: the pages of the partner agreement are not counted, because ${lacking.join(' and ')} not found on the PATH.`)

test.skipIf(lacking.length > 0)('the partner agreement can be signed and is one page', async () => {
  const file = path.join(folder, 'partneraftale.docx')
  writeFileSync(file, exportContract(contractOf('000'), 'signing').docx)
  const profile = pathToFileURL(path.join(folder, 'profile')).href
  await run('soffice', [`-env:UserInstallation=${profile}`, '--headless', '--convert-to', 'pdf', '--outdir', folder, file])
  expect(/^Pages:\s+(\d+)$/m.exec(await run('pdfinfo', [file.replace(/docx$/, 'pdf')]))?.[1]).toBe('1')
})
