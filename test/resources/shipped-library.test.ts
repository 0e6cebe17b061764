/** The library that ships, as it stands in resources/: a lawyer's change to a text is checked here before anybody drafts from it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Node } from 'prosemirror-model'
import { expect, test } from 'vitest'
import { draftContract, draftIds } from '../../electron/services/draft.ts'
import type { Library } from '../../electron/services/library.ts'
import { parseLibrary, readLibraryFiles } from '../../electron/services/shipped-library.ts'
import { definedTerms } from '../../shared/document/defined-terms.ts'
import { openBlanks } from '../../shared/document/open-blanks.ts'
import { printedReferences } from '../../shared/document/flatten.ts'
import { parse, serialise } from '../../shared/document/format.ts'
import { outline, usedFields } from '../../shared/document/outline.ts'
import { referenceFaults } from '../../shared/document/reference-check.ts'
import { resolve } from '../../shared/document/resolve.ts'
import { guidanceText } from '../../shared/document/plain-text.ts'
import { LANGUAGES } from '../../shared/language/languages.ts'
import { clauseEntries, languagesOf, parseStandard, type Standard } from '../../shared/library/standard.ts'
import { CONTRACT_LANGUAGES, type Condition, type Contract, type ContractLanguage } from '../../shared/model.ts'

const ROOT = path.join(import.meta.dirname, '..', '..')
const FOLDER = path.join(ROOT, 'resources', 'library')
const EXAMPLES = path.join(ROOT, 'resources', 'examples')
/** Real contracts that the texts must not copy; they are not part of the project and stand beside it where it is developed. */
const CONTRACTS = path.join(ROOT, '..', 'shared', 'contracts')

const FILES = readLibraryFiles(FOLDER)
const CLAUSE_FILES = FILES.filter(({ name }) => name.startsWith('clauses/'))
const SHIPPED = parseLibrary(FILES)
const STANDARDS: Standard[] = SHIPPED.standards.map(({ id, json }) => parseStandard(JSON.parse(json), id))
const STANDARD = STANDARDS.find(({ id }) => id === 'it-service') as Standard

const NODES = new Map(SHIPPED.clauses.map((clause) => [`${clause.language} ${clause.id}`, clause]))
const idsIn = (language: ContractLanguage): string[] => SHIPPED.clauses.filter((clause) => clause.language === language).map(({ id }) => id)
/** The languages that there are clauses in. */
const WRITTEN = CONTRACT_LANGUAGES.filter((language) => idsIn(language).length > 0)

/** As much of a library as drafting asks for, without a database. */
const libraryOf = (standard: Standard): Library => {
  const library = {
    standard: () => standard,
    clause: (id, language) => {
      const clause = NODES.get(`${language} ${id}`)
      return clause ? { node: clause.node, version: 1 } : null
    },
    clauseIds: idsIn,
  } satisfies Partial<Library>
  return library as unknown as Library
}
const draft = (standard: Standard, language: ContractLanguage, answers: unknown = null): Contract =>
  draftContract(libraryOf(standard), standard.id, language, answers)

/** Every standard in every language it is written in. */
const CASES = STANDARDS.flatMap((standard) => languagesOf(standard).map((language) => [standard.id, language, standard] as const))

/** What the ids of drafts stand for: names of a standard and of the parts of clauses. */
const NAMES = new Map<string, string>()
for (const standard of STANDARDS) {
  const idFor = draftIds(standard.id)
  for (const { identity } of clauseEntries(standard)) NAMES.set(idFor(identity), identity)
  for (const { node } of SHIPPED.clauses) {
    node.descendants((child) => {
      if (typeof child.attrs['id'] === 'string') NAMES.set(idFor(child.attrs['id']), child.attrs['id'])
    })
  }
}

type Given = Readonly<Record<string, string>>

/** Every combination of answers to some questions. */
const combinations = (questions: Standard['questions']): Given[] =>
  questions.reduce<Given[]>((sets, { key, values }) => sets.flatMap((set) => values.map(({ value }) => ({ ...set, [key]: value }))), [{}])

/** The first answers, and each other answer to one question beside them: what is printed under it, is printed under one of these. */
const eachAnswer = ({ questions }: Standard): Given[] => [
  {},
  ...questions.flatMap(({ key, values }) => values.slice(1).map(({ value }) => ({ [key]: value }))),
]

/** Places in the clause files where a line, or what is left of it after `clean`, matches. */
const linesThat = (matches: (text: string) => boolean, clean: (line: string) => string = (line) => line, language?: ContractLanguage): string[] =>
  CLAUSE_FILES.filter(({ name }) => language === undefined || name.startsWith(`clauses/${language}/`)).flatMap(({ name, text }) =>
    text.split('\n').flatMap((line, index) => (matches(clean(line)) ? [`${name}:${index + 1}: ${line}`] : [])),
  )

test('the library has 300 clauses and more in Danish and in bokmål, 40 and more with alternatives, and six standards', () => {
  for (const language of ['da', 'nb'] as const) expect(idsIn(language).length).toBeGreaterThanOrEqual(300)
  const alternatives = STANDARDS.flatMap((standard) => {
    const groups = Map.groupBy(clauseEntries(standard), ({ identity }) => identity)
    return [...groups].filter(([, entries]) => entries.length > 1).map(([identity]) => identity)
  })
  expect(new Set(alternatives).size).toBeGreaterThanOrEqual(40)
  expect(STANDARDS.map((standard) => [standard.id, languagesOf(standard)])).toEqual([
    ['data-processing', ['da', 'nb', 'nn']],
    ['general-terms', ['da', 'nb']],
    ['it-operations', ['da', 'nb']],
    ['it-service', ['da', 'nb']],
    ['licence', ['da', 'nb']],
    ['partner', ['da', 'nb', 'nn']],
  ])
  expect(SHIPPED.pairs.size).toBeGreaterThan(0)
})

test('every file of the library is read: none stands where it is not looked for', () => {
  const odd = FILES.map(({ name }) => name).filter((name) => !/^(clauses\/(da|nb|nn)\/[a-z-]+\.md|standards\/[a-z-]+\.yaml|pairs\.yaml)$/.test(name))
  expect(odd).toEqual([])
})

test.each(WRITTEN.map((code) => [code]))('every clause of the standards is there in %s', (language) => {
  const ids = new Set(idsIn(language))
  const needed = STANDARDS.filter((standard) => languagesOf(standard).includes(language))
    .flatMap(clauseEntries)
    .filter(({ only }) => only === null || only === language)
  expect(needed.map(({ clause }) => clause).filter((id) => !ids.has(id))).toEqual([])
})

test('every clause is used by a standard, or it could never be reviewed in a contract', () => {
  const used = new Set(STANDARDS.flatMap(clauseEntries).map(({ clause }) => clause))
  expect(SHIPPED.clauses.filter(({ id }) => !used.has(id)).map(({ language, id }) => `${language} ${id}`)).toEqual([])
})

test('a key that two standards share is one question, with the same words and answers, and one type of field', () => {
  const faults: string[] = []
  const first = new Map<string, Record<string, string>>()
  const compare = (key: string, standard: Standard, words: Record<string, string>): void => {
    const known = first.get(key) ?? words
    first.set(key, { ...words, ...known })
    const languages = Object.keys(words).filter((name) => known[name] !== undefined)
    if (languages.some((name) => known[name] !== words[name])) faults.push(`${standard.id} ${key}: ${JSON.stringify(words)}`)
  }
  for (const standard of STANDARDS) {
    for (const { key, label, values } of standard.questions) {
      const answers = values.toSorted((a, b) => a.value.localeCompare(b.value))
      const words = languagesOf(standard).map((language) => [
        language,
        [label[language], ...answers.map((one) => `${one.value} ${one.label[language]}`)].join(', '),
      ])
      compare(`question ${key}`, standard, Object.fromEntries(words))
    }
    for (const { key, type } of standard.fields) compare(`field ${key}`, standard, { type })
  }
  expect(faults).toEqual([])
})

/** What a standard has with the first answers: sections, clauses inside them, annexes, sub-annexes. */
const SIZES: Readonly<Record<string, readonly [sections: number, clauses: number, annexes: number, subAnnexes: number]>> = {
  'it-service': [33, 120, 13, 4],
  'it-operations': [45, 130, 12, 25],
  'general-terms': [13, 20, 0, 0],
  licence: [20, 30, 1, 4],
  partner: [8, 0, 0, 0],
  'data-processing': [19, 30, 4, 0],
}

test.each(CASES)('%s in %s has the size of what it is made after', (id, language, standard) => {
  const { items } = outline(resolve(draft(standard, language)))
  const count = (kind: string, level: number): number => items.filter((one) => one.kind === kind && one.level === level).length
  const [sections = 0, clauses = 0, annexes = 0, subAnnexes = 0] = SIZES[id] ?? []
  expect([count('clause', 1), count('annex', 1), count('annex', 2)]).toEqual([sections, annexes, subAnnexes])
  expect(count('clause', 2)).toBeGreaterThanOrEqual(clauses)
})

test('IT operations has eight chapters, which its sections run on across', () => {
  const standard = STANDARDS.find(({ id }) => id === 'it-operations') as Standard
  for (const language of languagesOf(standard)) {
    const { items } = outline(resolve(draft(standard, language)))
    expect(items.filter(({ kind }) => kind === 'chapter').map(({ number }) => number)).toEqual(['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII'])
    const sections = items.filter(({ kind, level, number }) => kind === 'clause' && level === 1 && /^\d+$/.test(number))
    expect(sections.map(({ number }) => Number(number)).slice(0, 45)).toEqual(Array.from({ length: 45 }, (_, index) => index + 1))
  }
})

const nameOf = (id: string): string => NAMES.get(id) ?? id

test.each(CASES)('in %s in %s no answers whatever print a reference without what it points to', (_id, language, standard) => {
  const found = referenceFaults(draft(standard, language)).map(
    ({ within, target, answers }) => `in ${nameOf(within ?? '–')}: ${nameOf(target)} (${Object.values(answers).join(', ')})`,
  )
  expect(found).toEqual([])
})

test('trying every combination of answers finds no other broken reference', () => {
  const few = STANDARDS.map((standard) => ({ standard, sets: combinations(standard.questions) })).filter(({ sets }) => sets.length <= 64)
  expect(few.length).toBeGreaterThan(0)
  const broken = few.flatMap(({ standard, sets }) =>
    languagesOf(standard).flatMap((language) =>
      sets.flatMap((answers) => printedReferences(resolve(draft(standard, language, { answers }))).filter(({ broken: why }) => why !== null)),
    ),
  )
  expect(broken).toEqual([])
})

test.each(CASES)('in %s in %s no answer leaves an unknown field, and every field is used', (_id, language, standard) => {
  const used = new Set<string>()
  const unknown = eachAnswer(standard).flatMap((answers) => {
    const fields = usedFields(resolve(draft(standard, language, { answers })))
    for (const { key } of fields) used.add(key)
    return fields.filter(({ definition }) => definition === null).map(({ key }) => `field ${key} (${Object.values(answers).join(', ')})`)
  })
  expect(unknown).toEqual([])
  expect(standard.fields.map(({ key }) => key).filter((key) => !used.has(key))).toEqual([])
})

test.each(CASES)('%s in %s is stored and read back as it is', (_id, language, standard) => {
  const contract = draft(standard, language)
  expect(parse(serialise(contract)).document.eq(contract.document)).toBe(true)
})

test.each(CASES)('every reference of %s in %s, in guidance notes too, names a part of the standard', (_id, language, standard) => {
  const contract = draft(standard, language)
  const ids = new Set<string>()
  contract.document.descendants((node) => {
    if (typeof node.attrs['id'] === 'string') ids.add(node.attrs['id'])
  })
  const lost: string[] = []
  let around = ''
  contract.document.descendants((node) => {
    const source = node.attrs['source'] as { clause: string } | null | undefined
    if (source) around = source.clause
    if (node.type.name === 'reference' && !ids.has(String(node.attrs['target']))) lost.push(around)
  })
  expect(lost).toEqual([])
})

test.each(CASES)('every condition in a clause of %s in %s is on a question of the standard and one of its answers', (_id, language, standard) => {
  const known = new Set(standard.questions.flatMap(({ key, values }) => values.map(({ value }) => `${key} = ${value}`)))
  const wrong: string[] = []
  const check = (node: Node): void => {
    const condition = node.attrs['condition'] as Condition | null | undefined
    if (condition && !known.has(`${condition.question} = ${condition.value}`)) wrong.push(`${condition.question} = ${condition.value}`)
  }
  draft(standard, language).document.descendants(check)
  expect(wrong).toEqual([])
})

/** Proper names, of which no clause defines any, and the names of variants in a table. What stands in quotation marks is a quotation. */
const NAMES_IN_TEXT = new Set(
  'Voldgiftsinstituttet Voldgiftsinstituttets Danmark Danmarks Statistik Statistiks Statistisk Nem Nationalbankens Norge Norges Banks Datatilsynet Basis Plus Komplet Pluss Komplett'.split(
    ' ',
  ),
)

test.each(CASES)('in %s in %s every word with a capital inside a sentence is a defined term, a party or a name', (_id, language, standard) => {
  const { document, parties, term } = draft(standard, language)
  const known = new Set([term, ...parties.map(({ name }) => name)].flatMap((name) => name.split(' ')))
  document.descendants((node) => {
    for (const one of definedTerms(node)) for (const form of [one.term, ...one.forms]) for (const word of form.split(' ')) known.add(word)
  })
  const isKnown = (word: string): boolean => known.has(word) || known.has(word.replace(/s$/, '')) || NAMES_IN_TEXT.has(word)
  const strange: string[] = []
  document.descendants((node) => {
    if (node.type.name === 'guidance_note' || node.type.name === 'heading') return false
    if (!node.isTextblock) return true
    const text = node.textBetween(0, node.content.size, '', '…')
    const words = [...text.matchAll(/(?<=[\p{Ll}\d,;)»«] )\p{Lu}\p{Ll}{2,}/gu)].map(([word]) => word)
    if (words.some((word) => !isKnown(word))) strange.push(`${words.filter((word) => !isKnown(word)).join(', ')}: ${text}`)
    return false
  })
  expect(strange).toEqual([])
})

test('every clause has a guidance note or a reason for having none', () => {
  const without = SHIPPED.clauses.filter(({ node, noGuidance }) => guidanceText(node).trim() === '' && (noGuidance ?? '').trim() === '')
  expect(without.map(({ language, id }) => `${language} ${id}`)).toEqual([])
})

test('every clause has a heading or defines a term, and has tags, so that it is found and told apart in a list', () => {
  const bare = SHIPPED.clauses.filter(
    ({ node, tags }) => !['heading', 'definition'].includes(node.firstChild?.type.name ?? '') || tags.length === 0 || tags.includes(''),
  )
  expect(bare.map(({ language, category, id }) => `clauses/${language}/${category}.md: ${id}`)).toEqual([])
})

test('every pair that is noted is a clause in Danish and bokmål, with a note in each', () => {
  const lost = [...SHIPPED.pairs].filter(([id, notes]) => (['da', 'nb'] as const).some((code) => !NODES.has(`${code} ${id}`) || !notes[code]?.trim()))
  expect(lost.map(([id]) => id)).toEqual([])
})

test('a pair stands only once among the notes', () => {
  const keys = (FILES.find(({ name }) => name === 'pairs.yaml')?.text ?? '').split('\n').flatMap((line) => /^([\w-]+):/.exec(line)?.[1] ?? [])
  expect(keys).toHaveLength(new Set(keys).size)
  expect(keys).toEqual([...SHIPPED.pairs.keys()])
})

// Typography. What is wrong is listed with its file and line.

test.each(WRITTEN.map((code) => [code]))('quotation marks in %s are those of the language, opened and closed in turn', (language) => {
  const { open, close } = LANGUAGES[language].quotes
  const wrong = CLAUSE_FILES.filter(({ name }) => name.startsWith(`clauses/${language}/`)).flatMap(({ name, text }) => {
    let isOpen = false
    return text.split('\n').flatMap((line, index) => {
      if (line.trim() === '') isOpen = false
      let bad = false
      for (const sign of line.match(/[»«]/g) ?? []) {
        bad ||= isOpen ? sign !== close : sign !== open
        isOpen = sign === open
      }
      return bad ? [`${name}:${index + 1}: ${line}`] : []
    })
  })
  expect(wrong).toEqual([])
  expect(linesThat((line) => line.includes(open), undefined, language).length).toBeGreaterThan(0)
})

test('there are no straight or other foreign quotation marks', () => {
  expect(linesThat((line) => /["“”„]/.test(line))).toEqual([])
})

test('there are no two spaces in a row', () => {
  expect(
    linesThat(
      (line) => / {2}/.test(line),
      (line) => (line.startsWith('|') ? line.replaceAll(/\s*\|\s*/g, '|') : line.trim()),
    ),
  ).toEqual([])
})

test('there is no space before a comma, a full stop, a colon or a semicolon', () => {
  expect(linesThat((line) => /\s[,.;:]/.test(line))).toEqual([])
})

test.each([
  ['da', /(?<!\p{L})(?:elleve|tolv|(?:tret|fjor|fem|seks|syt|at|nit)ten|tyve|tredive)(?!\p{L})/iu, /(?<![\d.,–-])(?:[1-9]|10) UNIT/u],
  ['nb', /(?<!\p{L})(?:(?:tret|fjor|fem|seks|syt|at|nit)ten|tjue|tretti)(?!\p{L})/iu, /(?<![\d.,–-])(?:[1-9]|1[0-2]) UNIT/u],
  ['nn', /(?<!\p{L})(?:(?:tret|fjor|fem|seks|syt|at|nit)ten|tjue|tretti)(?!\p{L})/iu, /(?<![\d.,–-])(?:[1-9]|1[0-2]) UNIT/u],
] as const)('small numbers of days, months and times are words in %s, larger ones digits', (language, word, digits) => {
  const units = '(?:arbejdsdag|v[ie]rkedag|kalenderdag|dag|uge|[uv]e?ke|måned|månad|år|time|gang|kvartal)'
  const few = new RegExp(digits.source.replace('UNIT', units), 'iu')
  expect(
    linesThat(
      (line) => word.test(line) || few.test(line),
      (line) => (line.startsWith('|') ? '' : line),
      language,
    ),
  ).toEqual([])
})

test('there are no hard spaces, tabs or spaces at the end of a line: the program sets the hard ones', () => {
  expect(linesThat((line) => /[\u00a0\u2009\u202f\t]|\s$/.test(line))).toEqual([])
})

test('no number of a clause or an annex is typed: it is a reference, which follows the contract', () => {
  expect(linesThat((line) => /(?<!\p{L})(?:punkt|pkt\.|punkterne|punktene|bilag|underbilag|kapitel|kapittel)\s+\d/iu.test(line))).toEqual([])
})

test('dashes between words are en dashes', () => {
  expect(
    linesThat(
      (line) => / - | -- |—/.test(line),
      (line) =>
        line
          .trim()
          .replace(/^- /, '')
          .replaceAll(/\|\s*-\s*(?=\|)/g, '|'),
    ),
  ).toEqual([])
})

test('no placeholder or note to ourselves is left in a text', () => {
  expect(linesThat((line) => /\b(?:TODO|FIXME|XXX|lorem)\b|\?\?|\[\.\.\.\]/i.test(line))).toEqual([])
})

// Originality.

const RUN = 8
interface Word {
  readonly text: string
  readonly line: number
}
const words = (text: string): Word[] =>
  text.split('\n').flatMap((line, index) => [...line.toLowerCase().matchAll(/\p{L}+/gu)].map((match) => ({ text: match[0], line: index + 1 })))
const runs = (list: readonly Word[]): { run: string; line: number }[] =>
  list.slice(0, Math.max(0, list.length - RUN + 1)).map(({ line }, from) => ({
    run: list
      .slice(from, from + RUN)
      .map(({ text }) => text)
      .join(' '),
    line,
  }))

test('no eight words in a row are those of one of the contracts that the project learned from', ({ skip }) => {
  if (!existsSync(CONTRACTS)) {
    console.warn(`Skipped: the contracts to compare with are not on this machine (${CONTRACTS}).`)
    skip()
  }
  const sources = readdirSync(CONTRACTS).filter((name) => name.endsWith('.txt'))
  expect(sources.length).toBeGreaterThan(0)
  const known = new Map<string, string>()
  for (const name of sources) for (const { run } of runs(words(readFileSync(path.join(CONTRACTS, name), 'utf8')))) known.set(run, name)
  const copied = CLAUSE_FILES.flatMap(({ name, text }) => {
    const plain = text.replaceAll(/\{[^}]*\}/g, ' § ')
    return runs(words(plain)).flatMap(({ run, line }) => (known.has(run) ? [`${name}:${line}: »${run}« (${known.get(run)})`] : []))
  })
  expect(copied).toEqual([])
})

// Examples.

const EXAMPLE_FILES = readdirSync(EXAMPLES).filter((name) => name.endsWith('.json'))
const example = (name: string): Contract => {
  const language = /-(da|nb)(?:-|\.)/.exec(name)?.[1] as ContractLanguage
  return draft(STANDARD, language, JSON.parse(readFileSync(path.join(EXAMPLES, name), 'utf8')))
}
const openIn = (contract: Contract): string[] =>
  usedFields(resolve(contract)).flatMap(({ key, open, definition }) => (open ? [`${key} (${definition?.owner})`] : []))

test('there are four examples', () => {
  expect(EXAMPLE_FILES.toSorted()).toEqual([
    'municipality-da-signing.json',
    'municipality-da.json',
    'municipality-nb-signing.json',
    'municipality-nb.json',
  ])
})

test.each(EXAMPLE_FILES.map((name) => [name]))('the example %s drafts without problems and answers every question', (name) => {
  const contract = example(name)
  expect(printedReferences(resolve(contract)).filter(({ broken }) => broken !== null)).toEqual([])
  const given = JSON.parse(readFileSync(path.join(EXAMPLES, name), 'utf8')) as { answers: object }
  expect(Object.keys(given.answers).toSorted()).toEqual(STANDARD.questions.map(({ key }) => key).toSorted())
})

test.each(EXAMPLE_FILES.filter((name) => name.includes('-signing')).map((name) => [name]))('the example %s has nothing open', (name) => {
  const contract = example(name)
  expect(openIn(contract)).toEqual([])
  expect(openBlanks(resolve(contract)).map(({ place }) => place)).toEqual([])
})

test.each(EXAMPLE_FILES.filter((name) => !name.includes('-signing')).map((name) => [name]))(
  'the example %s is ready for a tender: only the tenderer’s fields and those of the signing are open',
  (name) => {
    const open = openIn(example(name))
    expect(open.filter((one) => one.endsWith('(buyer)'))).toEqual([])
    expect(open.some((one) => one.endsWith('(tenderer)'))).toBe(true)
  },
)

test('the README of the library is not taken for a file of it', () => {
  expect(existsSync(path.join(FOLDER, 'README.md'))).toBe(true)
  expect(FILES.map(({ name }) => name)).not.toContain('README.md')
})
