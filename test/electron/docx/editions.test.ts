/** What each edition puts into a Word file beside the contract's text: controls, locks, marks, comments, the control sheet, the stamp. */
import { describe, expect, test } from 'vitest'
import { readyToExport, writeOptions } from '../../../electron/services/export.ts'
import { type WriteOptions, writeDocx } from '../../../electron/docx/write/write-docx.ts'
import { OPEN_FILL } from '../../../electron/docx/write/look.ts'
import { defaultWish, type Edition, type ExportWish } from '../../../shared/export-wish.ts'
import { DEFAULT_HOUSE_STYLE } from '../../../shared/house-style.ts'
import { nodeJson } from '../../../shared/document/json.ts'
import type { Contract, FieldDefinition } from '../../../shared/model.ts'
import {
  annex,
  cell,
  clause,
  contract,
  contractOf,
  deviationList,
  field,
  guidance,
  headerCell,
  p,
  parties,
  party,
  row,
  signatures,
  table,
  tendererGuidance,
  titlePage,
} from '../../build.ts'
import { contentsLines, openRuns } from './expectations.ts'
import { readWordFile, type WordFile } from './word-file.ts'
import { child, descendants, elements, textIn, valueOf, type XmlElement } from './xml.ts'

const FIELDS: readonly FieldDefinition[] = [
  { key: 'hours', label: 'Antal timer', type: 'integer', owner: 'tenderer' },
  { key: 'place', label: 'Leveringssted', type: 'text', owner: 'buyer' },
]

const sample = (values: Contract['values']): Contract =>
  contractOf(
    contract(
      titlePage(),
      parties(),
      clause(
        { id: 'a', heading: 'Levering' },
        p('Der leveres ', field('hours'), ' timer i ', field('place'), '.'),
        guidance('Regn efter.'),
        tendererGuidance('Skriv et helt tal.'),
      ),
      clause({ id: 'b', heading: 'Pris' }, p('Prisen dækker ', field('hours'), ' timer: ', field('place'), '.')),
      annex({ id: 'x', heading: 'Priser', owner: 'tenderer' }, table(row(headerCell('Ydelse'), headerCell('Pris')), row(cell('Time'), cell('…')))),
      clause({ id: 'c', heading: 'Underskrift' }, signatures()),
    ),
    { fields: FIELDS, values, parties: [party('customer', 'buyer', 'Kunden')] },
  )

const fileOf = (made: Contract, edition: Edition, wish: Partial<ExportWish> = {}, options: Partial<WriteOptions> = {}): WordFile => {
  // The signing edition refuses the blank; what it prints is looked at all the same.
  const ready = { ...readyToExport(made, edition === 'signing' ? 'working' : edition), edition }
  const file = {
    wish: { ...defaultWish(edition), ...wish },
    houseStyle: DEFAULT_HOUSE_STYLE,
    origin: { program: '1', contract: { id: 'k', revision: 7 } },
  }
  return readWordFile(writeDocx(ready.resolution, { ...writeOptions(ready, file), pageNumbers: null, ...options }))
}

interface ControlIn {
  readonly title: string
  readonly tag: string
  readonly lock: string | undefined
  readonly isOpen: boolean
  readonly path: string | undefined
  readonly text: string
}
const controls = (word: WordFile): ControlIn[] =>
  descendants(word.document, 'w:sdt').flatMap((control) => {
    const properties = child(control, 'w:sdtPr')
    const tag = valueOf(properties, 'w:tag')
    if (!properties || tag === undefined) return []
    return [
      {
        title: valueOf(properties, 'w:alias') ?? '',
        tag,
        lock: valueOf(properties, 'w:lock'),
        isOpen: child(properties, 'w:showingPlcHdr') !== undefined,
        path: child(properties, 'w:dataBinding')?.attributes['w:xpath'],
        text: descendants(control, 'w:t').map(textIn).join(''),
      },
    ]
  })
const named = (word: WordFile, tag: string): ControlIn[] => controls(word).filter((control) => control.tag === tag)
const texts = (word: WordFile): string[] => word.paragraphs.map(({ text }) => text)

const isDraft = (file: WordFile): boolean => [...file.parts].some(([path, xml]) => path.startsWith('word/header') && xml.includes('UDKAST'))
const comments = (word: WordFile): string[] => {
  const xml = word.parts.get('word/comments.xml')
  return xml === undefined ? [] : [...xml.matchAll(/w:author="([^"]*)"/g)].map(([, author = '']) => author)
}
const draftBytes = (): Uint8Array => {
  const ready = readyToExport(sample({}), 'working')
  const wish = { ...defaultWish('working'), guidance: 'comments' as const }
  return writeDocx(ready.resolution, { ...writeOptions(ready, { wish, houseStyle: DEFAULT_HOUSE_STYLE }), pageNumbers: null })
}
const contentsOf = (word: WordFile): string[] => contentsLines(word).map(({ level, number, heading }) => `${level} ${number} ${heading}`)

const written = (edition: Edition, values: Contract['values'], wish: Partial<ExportWish> = {}, options: Partial<WriteOptions> = {}): WordFile =>
  fileOf(sample(values), edition, wish, options)

/** The values that the controls are bound to, by the path that leads to them. */
const stored = (word: WordFile): string[] => {
  const xml = [...word.parts].find(([path, part]) => path.startsWith('customXml/item') && part.includes('urn:klausul:values'))?.[1] ?? ''
  return [...xml.matchAll(/<value key="[^"]*">([^<]*)<\/value>/g)].map(([, value = '']) => value)
}
const valueAt = (word: WordFile, path: string | undefined): string | undefined => stored(word)[Number(/\[(\d+)\]$/.exec(path ?? '')?.[1]) - 1]

describe('a field that stands in several places', () => {
  test('is one value, so that filling one control fills all', () => {
    const word = written('working', { hours: 12 })
    const hours = named(word, 'field:hours')
    expect(hours.map(({ title, text, isOpen }) => [title, text, isOpen])).toEqual([
      ['Antal timer', '12', false],
      ['Antal timer', '12', false],
    ])
    expect(new Set(hours.map(({ path }) => path)).size).toBe(1)
    expect(valueAt(word, hours[0]?.path)).toBe('12')
  })

  test('that is open shows its label as a placeholder that Word can show again, and its value is empty', () => {
    const word = written('working', {})
    const [hours] = named(word, 'field:hours')
    expect([hours?.isOpen, hours?.text, valueAt(word, hours?.path)]).toEqual([true, '[Antal timer]', ''])
    expect(word.parts.get('word/glossary/document.xml')).toContain('[Antal timer]')
    expect(openRuns(word, OPEN_FILL)).toContain('[Antal timer]')
  })

  test('shows its marks again when it is emptied, and what is typed over dots may take several lines', () => {
    const word = written('tender', {})
    const [blank] = named(word, 'blank')
    expect([blank?.isOpen, blank?.text, blank?.path]).toEqual([true, '…', undefined])
    const multiLine = descendants(word.document, 'w:sdtPr')
      .filter((one) => child(one, 'w:text')?.attributes['w:multiLine'] === '1')
      .map((one) => valueOf(one, 'w:tag'))
    expect(multiLine).toEqual(['blank'])
    const placeholders = (word.parts.get('word/glossary/document.xml') ?? '').split('<w:docPart>').slice(1)
    const marks = placeholders.map((one) => [/<w:t [^>]*>([^<]*)/.exec(one)?.[1], one.includes('<w:bdr '), one.includes('<w:shd ')])
    expect(marks).toEqual(
      expect.arrayContaining([
        ['…', true, false],
        ['[Tilbudsgiver udfylder: Antal timer]', true, true],
      ]),
    )
  })

  test('and an annex whose title stands in the list of annexes share their text with every place', () => {
    const word = written('working', {})
    expect(named(word, 'annex:x').map(({ text, path }) => [text, valueAt(word, path)])).toEqual([
      ['Priser', 'Priser'],
      ['Priser', 'Priser'],
    ])
  })
})

describe('a tender', () => {
  const word = written('tender', { place: 'Odense' })

  test('lets the tenderer’s fields and blanks be edited, and nothing else', () => {
    expect(word.parts.get('word/settings.xml')).toMatch(/<w:documentProtection (?=[^>]*w:edit="forms")[^>]*w:enforcement=/)
    const locks = new Map(controls(word).map(({ tag, lock }) => [tag, lock]))
    expect([locks.get('field:hours'), locks.get('blank'), locks.get('field:place'), locks.get('annex:x')]).toEqual([
      'sdtLocked',
      'sdtLocked',
      'sdtContentLocked',
      'sdtContentLocked',
    ])
  })

  test('marks the tenderer’s fields by words and a frame, not by colour alone', () => {
    const [hours] = named(word, 'field:hours')
    expect(hours?.text).toBe('[Tilbudsgiver udfylder: Antal timer]')
    const framed = descendants(word.document, 'w:r').filter((run) => child(run, 'w:rPr', 'w:bdr'))
    expect(new Set(framed.map((run) => elements(run, 'w:t').map(textIn).join('')))).toEqual(
      new Set(['[Tilbudsgiver udfylder: felt]', '[Tilbudsgiver udfylder: Antal timer]', '…']),
    )
  })

  test('ends with a control sheet of the tenderer’s fields, each the same control as in the text, and of where blanks are left for the tenderer', () => {
    const from = texts(word).indexOf('Kontrolskema')
    expect(
      texts(word)
        .slice(from + 2)
        .filter((text) => text !== ''),
    ).toEqual([
      'Felt',
      'Sted',
      'Side',
      'Tilbudsgivers værdi',
      'Antal timer',
      'punkt\u00a01',
      '[Tilbudsgiver udfylder: Antal timer]',
      'Priser',
      'Bilag\u00a01',
      '1 × …',
    ])
    expect(named(word, 'field:hours')).toHaveLength(3)
    expect(named(word, 'blank')).toHaveLength(1)
  })

  test('says of each field where a reader finds it and on which page, in annexes and in what the record writes too', () => {
    const made = contractOf(
      contract(
        titlePage(),
        parties(),
        annex({ id: 'x', heading: 'Priser' }, clause({ id: 'x1', heading: 'Timer' }, p('Prisen er ', field('hours'), '.'))),
      ),
      {
        fields: [...FIELDS, { key: 'supplier.address', label: 'Adresse', type: 'text', owner: 'tenderer' }],
        parties: [party('supplier', 'tenderer', 'Leverandøren')],
      },
    )
    const sheet = fileOf(made, 'tender')
    const bookmarks = new Set(descendants(sheet.document, 'w:bookmarkStart').map((one) => one.attributes['w:name']))
    const rows = descendants(sheet.document, 'w:tr').slice(-2)
    expect(
      rows.map((line) =>
        elements(line, 'w:tc')
          .slice(0, 2)
          .map((one) => descendants(one, 'w:t').map(textIn).join('')),
      ),
    ).toEqual([
      ['Antal timer', 'Bilag\u00a01, punkt\u00a01'],
      ['Adresse', 'Parterne'],
    ])
    const pages = rows.map((one) => /PAGEREF (\S+)/.exec(descendants(one, 'w:instrText').map(textIn).join(''))?.[1] ?? '')
    expect(pages.filter((name) => bookmarks.has(name))).toHaveLength(2)
  })

  test('is a draft while its buyer has something left to fill in', () => {
    expect([isDraft(written('tender', {})), isDraft(word)]).toEqual([true, false])
  })
})

describe('guidance', () => {
  test('stands in the text as boxes, or beside it as comments without a date', () => {
    const boxes = written('working', {})
    expect(texts(boxes)).toEqual(expect.arrayContaining(['Vejledning: Regn efter.', 'Vejledning til tilbudsgiver: Skriv et helt tal.']))
    expect(comments(boxes)).toEqual([])
    const beside = written('working', {}, { guidance: 'comments' })
    expect(texts(beside).filter((text) => /^Vejledning[^:]*: /.test(text))).toEqual([])
    expect(comments(beside)).toEqual(['Vejledning', 'Vejledning til tilbudsgiver'])
    expect(beside.parts.get('word/comments.xml')).not.toContain(' w:date=')
  })

  test('for the drafter never leaves in a tender', () => {
    const word = written('tender', {}, { guidance: 'comments' })
    expect(comments(word)).toEqual(['Vejledning til tilbudsgiver'])
    expect([...word.parts.values()].join('')).not.toContain('Regn efter')
  })
})

describe('what is signed', () => {
  const word = written('signing', { hours: 12, place: 'Odense' }, { signatures: 'digital' })

  test('has no controls, no placeholders, no protection and no draft mark', () => {
    expect(controls(word)).toEqual([])
    expect(word.parts.has('word/glossary/document.xml')).toBe(false)
    expect(word.parts.get('word/settings.xml')).not.toContain('documentProtection')
    expect([...word.parts.values()].join('')).not.toContain('UDKAST')
  })

  test('says its version and fingerprint in every footer, and for whom it is signed digitally', () => {
    const footers = [...word.parts].filter(([path]) => path.startsWith('word/footer')).map(([, xml]) => xml)
    expect(footers).toHaveLength(2)
    for (const footer of footers) expect(footer).toMatch(/Version.7 · Fingeraftryk.[0-9A-Z]{4}/)
    expect(texts(word)).toContain('Underskrives digitalt')
    const paper = written('signing', { hours: 12, place: 'Odense' })
    expect(texts(paper)).not.toContain('Underskrives digitalt')
    expect(descendants(paper.document, 'w:tc').length).toBeGreaterThan(descendants(word.document, 'w:tc').length)
  })
})

test('a date that is not known at signing is left for the pens of both, above a line each', () => {
  const fields = [...FIELDS, { key: 'signing_date', label: 'Dato', type: 'date', owner: 'signing' }] as const
  const people = [party('customer', 'buyer', 'Kunden'), party('supplier', 'tenderer', 'Leverandøren')]
  const made = contractOf(contract(clause({ id: 'a', heading: 'Underskrift' }, signatures())), { fields, parties: people })
  const ready = readyToExport(made, 'signing')
  expect(ready.summary.fields.open).toBe(0)
  const file = { wish: defaultWish('signing'), houseStyle: DEFAULT_HOUSE_STYLE, origin: { program: '1', contract: { id: 'k', revision: 7 } } }
  const word = readWordFile(writeDocx(ready.resolution, { ...writeOptions(ready, file), pageNumbers: null }))
  expect(texts(word).filter((text) => text === 'Sted og dato')).toHaveLength(2)
  expect(texts(word).join(' ')).not.toContain('[Dato]')
  expect(texts(fileOf(made, 'working'))).not.toContain('Sted og dato')
})

test('a working draft with comments and a watermark has the same bytes every time', () => {
  expect(Buffer.compare(draftBytes(), draftBytes())).toBe(0)
})

test('a heading that runs in stands in the contents without its text, in a paragraph of its own whose mark is hidden', () => {
  const nested = contractOf(
    contract(
      titlePage(),
      clause({ id: 'a', heading: 'Levering' }, 'Der leveres til tiden.', clause({ id: 'a1', heading: 'Sted' }, 'Leveres i Odense.')),
      clause({ id: 'b', heading: 'Pris', reserved: true }),
    ),
  )
  const contents = (depth: 1 | 2): WordFile => {
    const ready = readyToExport(nested, 'working')
    const options = writeOptions(ready, { wish: defaultWish('working'), houseStyle: { ...DEFAULT_HOUSE_STYLE, contentsDepth: depth } })
    return readWordFile(writeDocx(ready.resolution, { ...options, pageNumbers: null }))
  }
  expect(contentsOf(contents(1))).toEqual(['1 1 Levering', '1 2 Pris'])
  const deep = contents(2)
  expect(contentsOf(deep)).toEqual(['1 1 Levering', '2 1.1 Sted', '1 2 Pris'])
  const marks = deep.paragraphs.filter(({ element }: { element: XmlElement }) => child(element, 'w:pPr', 'w:rPr', 'w:specVanish'))
  expect(marks.map(({ text, label, outline }) => [text, label, outline])).toEqual([
    ['Levering', '1', 0],
    ['Sted', '1.1', 1],
    ['Pris', '2', 0],
  ])
})

/** The rows of the table under its heading: what the sample reads, and what it means. */
const legendOf = (word: WordFile, title = 'Markeringer i dokumentet'): string[][] => {
  const body = elements(child(word.document, 'w:body') ?? word.document)
  const at = body.findIndex((element) => descendants(element, 'w:t').map(textIn).join('') === title)
  const rows = at === -1 ? [] : descendants(body[at + 1] ?? word.document, 'w:tr')
  return rows.map((one) => descendants(one, 'w:tc').map((tc) => descendants(tc, 'w:t').map(textIn).join('')))
}

/** Where the legend and the text begin among the paragraphs. */
const places = (word: WordFile): number[] =>
  ['Markeringer i dokumentet', 'Levering'].map((text) => texts(word).findLastIndex((one) => one.startsWith(text)))

const samples = (word: WordFile, title?: string): string[] => legendOf(word, title).map(([first = '']) => first)

describe('the legend', () => {
  test('explains the marks of a working draft in words, those that it has and no others', () => {
    expect(samples(written('working', {}))).toEqual(['Markering', '[felt]', '…', 'Vejledning: …', 'Vejledning til tilbudsgiver: …'])
    expect(samples(written('working', { hours: 12, place: 'Odense' }, { guidance: 'comments' }))).toEqual([
      'Markering',
      '…',
      'Kommentar i margenen: Vejledning',
      'Kommentar i margenen: Vejledning til tilbudsgiver',
    ])
  })

  test('of a tender says who fills in what', () => {
    const word = written('tender', {})
    expect(samples(word)).toEqual(['Markering', '[felt]', '[Tilbudsgiver udfylder: felt]', '…', 'Vejledning til tilbudsgiver: …'])
    const framed = openRuns(word, OPEN_FILL).filter((text) => text.includes('Tilbudsgiver udfylder'))
    expect(framed).toContain('[Tilbudsgiver udfylder: felt]')
  })

  test('is not in what is signed, nor in a file without marks, and its samples can not be filled in', () => {
    expect(legendOf(written('signing', { hours: 12, place: 'Odense' }))).toEqual([])
    const plain = contractOf(contract(titlePage(), clause({ id: 'a', heading: 'Levering' }, p('Der leveres.'))), { parties: [], fields: [] })
    expect(legendOf(fileOf(plain, 'working'))).toEqual([])
    expect(controls(written('tender', {})).map(({ text }) => text)).not.toContain('[Tilbudsgiver udfylder: felt]')
  })

  test('stands with the contents, and on a page at the end where there are none', () => {
    const [legendAt = 0, textAt = 0] = places(written('working', {}))
    expect(legendAt).toBeLessThan(textAt)
    const made = sample({})
    const [endAt = 0, before = 0] = places(fileOf({ ...made, front: { ...made.front, contents: false } }, 'working'))
    expect(endAt).toBeGreaterThan(before)
  })

  test.each([
    ['nb', 'Markeringer i dokumentet', ['Markering', '[felt]', '[Tilbyder fyller ut: felt]', '…', 'Veiledning til tilbyder: …']],
    ['nn', 'Markeringar i dokumentet', ['Markering', '[felt]', '[Tilbydaren fyller ut: felt]', '…', 'Rettleiing til tilbydar: …']],
  ] as const)('is in the language of the contract: %s', (language, title, expected) => {
    expect(samples(fileOf({ ...sample({}), language }, 'tender'), title)).toEqual(expected)
  })
})

describe('the list of deviations from locked text', () => {
  const deviation = {
    reason: 'Leverandøren har eget udstyr.',
    lock: 'Myndighedens tekst.',
    was: [nodeJson(p('Kunden stiller udstyr til rådighed.'))],
  }
  const deviating = (reason: string): Contract =>
    contractOf(
      contract(
        titlePage(),
        clause({ id: 'b', deviation: { ...deviation, reason } }, p('Leverandøren stiller udstyr til rådighed.')),
        annex({ id: 'y', heading: 'Afvigelser' }, deviationList()),
      ),
      { parties: [], fields: [] },
    )

  test('is a table with a live number, what the text was, what it is, and why', () => {
    const word = fileOf(deviating(deviation.reason), 'working')
    const rows = descendants(word.document, 'w:tr').map((one) => descendants(one, 'w:tc').map((tc) => descendants(tc, 'w:t').map(textIn).join('')))
    expect(rows.at(-1)?.slice(1)).toEqual([
      'Kunden stiller udstyr til rådighed.',
      'Leverandøren stiller udstyr til rådighed.',
      'Leverandøren har eget udstyr.',
    ])
    expect(rows.at(-1)?.[0]).toBe('Kontraktens punkt\u00a01')
    expect(word.fields.filter(({ instruction }) => /^\s*REF/.test(instruction)).map(({ result }) => result)).toEqual(['1'])
  })

  test('must have a reason for everything before the contract is signed', () => {
    expect(() => readyToExport(deviating(''), 'signing')).toThrow(
      expect.objectContaining({
        code: 'not_ready_to_sign',
        problems: [{ place: 'punkt 1', code: 'deviation_without_reason', params: { title: '' } }],
      }),
    )
    expect(readyToExport(deviating(deviation.reason), 'signing').open).toEqual([])
  })
})
