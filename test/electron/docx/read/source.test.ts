/** A Word file opens again as the contract that it was written from, and what was changed in it is found. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareTexts, type TextComparison } from '../../../../electron/docx/read/compare-text.ts'
import { documentText } from '../../../../electron/docx/read/document-text.ts'
import { openPackage } from '../../../../electron/docx/read/open-package.ts'
import { readSource } from '../../../../electron/docx/read/source.ts'
import { fingerprintOf } from '../../../../electron/docx/write/fingerprint.ts'
import { bookmarkNames } from '../../../../electron/docx/write/names.ts'
import { type SourceOrigin, SOURCE_NAMESPACE } from '../../../../electron/docx/write/source-part.ts'
import { writeDocx, type WriteOptions } from '../../../../electron/docx/write/write-docx.ts'
import { EDITION_MARKS } from '../../../../electron/services/export.ts'
import { parse, serialise } from '../../../../shared/document/format.ts'
import { printedContract } from '../../../../shared/document/printed-contract.ts'
import { resolve } from '../../../../shared/document/resolve.ts'
import { partyFields } from '../../../../shared/document/special-fields.ts'
import { defaultWish, type Edition, type SourceForm } from '../../../../shared/export-wish.ts'
import { LANGUAGES } from '../../../../shared/language/languages.ts'
import type { Contract } from '../../../../shared/model.ts'
import { anyFullContract } from '../../../arbitraries.ts'
import { clause, contract as contractNode, contractOf, field, footnote, p, parties, party, ref } from '../../../build.ts'
import { refusal } from '../../../refused.ts'
import { draftExample } from '../contracts.ts'
import { onPath, run } from '../programs.ts'

const ORIGIN: SourceOrigin = { program: '0.1.0', contract: { id: '0123456789abcdef', revision: 7 } }

const optionsOf = (edition: Edition, source: SourceForm = defaultWish(edition).source): WriteOptions => ({
  ...EDITION_MARKS[edition],
  pageNumbers: null,
  source: { ...ORIGIN, wish: { ...defaultWish(edition), source } },
})
const write = (contract: Contract, edition: Edition, source?: SourceForm): Uint8Array => writeDocx(resolve(contract), optionsOf(edition, source))
const open = (docx: Uint8Array) => openPackage(docx, 'kontrakt.docx')
const sourceOf = (docx: Uint8Array) => readSource(open(docx))

/** The file with its main document changed as another program would save it. */
const patched = (docx: Uint8Array, change: (xml: string) => string, part = 'word/document.xml'): Uint8Array => {
  const parts = unzipSync(docx)
  const before = strFromU8(parts[part] ?? new Uint8Array())
  const after = change(before)
  if (after === before) throw new Error('the patch changed nothing')
  return zipSync({ ...parts, [part]: strToU8(after) })
}

const compared = (contract: Contract, edition: Edition, returned: Uint8Array): TextComparison => {
  const names = bookmarkNames(resolve(contract), [])
  return compareTexts(documentText(open(write(contract, edition))), documentText(open(returned)), new Set(names.values()))
}

describe('the source that travels', () => {
  test('opens again as any contract that it was, whole in the working draft and as printed in a tender', () => {
    fc.assert(
      fc.property(anyFullContract, (contract) => {
        const working = sourceOf(write(contract, 'working'))?.json ?? ''
        expect(serialise(parse(working))).toBe(serialise(contract))
        const tender = sourceOf(write(contract, 'tender'))?.json ?? ''
        expect(serialise(parse(tender))).toBe(serialise(printedContract(contract, ['tenderer'])))
      }),
      { numRuns: 15 },
    )
  })

  test('a file says which contract, revision, edition and part of it it holds', () => {
    const contract = draftExample('municipality-da')
    const source = sourceOf(writeDocx(resolve(contract), { ...optionsOf('tender'), part: { annex: [2] } }))
    expect(source).toMatchObject({
      ...ORIGIN,
      title: contract.title,
      part: { annex: [2] },
      fingerprint: fingerprintOf(resolve(contract)),
      wish: { edition: 'tender', split: 'one', guidance: 'boxes', signatures: 'paper', source: 'whole' },
    })
  })

  test('what is signed carries its fingerprint alone, and nothing when that is asked for', () => {
    const contract = draftExample('municipality-da')
    const signed = write(contract, 'signing')
    expect(sourceOf(signed)).toMatchObject({ json: null, fingerprint: fingerprintOf(resolve(contract)) })
    const parts = Object.entries(unzipSync(signed)).filter(([name]) => name.startsWith('customXml/'))
    expect(parts.map(([, bytes]) => strFromU8(bytes)).join('')).not.toContain('"document"')
    expect(sourceOf(write(contract, 'signing', 'none'))).toBeNull()
    expect(Object.keys(unzipSync(write(contract, 'signing', 'none'))).filter((name) => name.startsWith('customXml/'))).toEqual([])
  })

  test('the same contract gives the same bytes', () => {
    const contract = draftExample('municipality-nb')
    expect(write(contract, 'tender')).toEqual(write(contract, 'tender'))
  })

  test('characters that XML cannot hold come back', () => {
    const contract = { ...draftExample('municipality-da'), title: 'a\u0001\ufffe\ud800<>&"\'\u2028\u0085]]>\r\n\t b' }
    expect(parse(sourceOf(write(contract, 'working'))?.json ?? '').title).toBe(contract.title)
  })

  test('a source that somebody changed, or that is newer than this program, is refused', () => {
    const docx = write(draftExample('municipality-da'), 'working')
    const part = Object.entries(unzipSync(docx)).find(([, bytes]) => strFromU8(bytes).includes(`xmlns="${SOURCE_NAMESPACE}"`))?.[0]
    const read = (from: RegExp, to: string): string => refusal(() => sourceOf(patched(docx, (xml) => xml.replace(from, to), part))).code
    expect(read(/ version="1"/, ' version="2"')).toBe('newer_source')
    expect(read(/ edition="working"/, ' edition="final"')).toBe('bad_source')
    expect(read(/ fingerprint="[^"]*"/, ' fingerprint="none"')).toBe('bad_source')
    expect(read(/ part="whole"/, ' part="../x"')).toBe('bad_source')
  })
})

/** A small contract with what a tenderer fills in. */
const SMALL = contractOf(
  contractNode(
    parties(),
    clause(
      { id: 'price', heading: 'Vederlag' },
      p('Prisen er ', field('price'), ' og timeprisen ', field('rate'), ', jf. ', ref('term'), '.'),
      clause({ id: 'pay' }, p('Der betales … kr. pr. måned.', footnote('Uden moms.'))),
    ),
    clause({ id: 'term', heading: 'Løbetid' }, p('Kontrakten løber i to år.'), p('Den kan forlænges.')),
    clause({ id: 'law', heading: 'Lovvalg' }, p('Dansk ret gælder.')),
  ),
  {
    parties: [party('supplier', 'tenderer', 'Leverandøren')],
    fields: [
      ...partyFields(party('supplier', 'tenderer', 'Leverandøren'), LANGUAGES.da),
      { key: 'price', label: 'Pris', type: 'amount', owner: 'tenderer' },
      { key: 'rate', label: 'Timepris', type: 'amount', owner: 'tenderer' },
    ],
    values: { rate: 500 },
  },
)

/** What a change to the XML of the tender of the small contract is seen as. */
const seen = (change: (xml: string) => string, part?: string): TextComparison =>
  compared(SMALL, 'tender', patched(write(SMALL, 'tender'), change, part))
const kinds = ({ parts }: TextComparison): string[] => parts.map(({ bookmark, kind }) => `${kind} ${bookmark}`)
const fillings = ({ filled }: TextComparison): string[] => filled.map(({ tag, text }) => `${tag}: ${text}`)

const tracked = (xml: string): string =>
  xml.replace(/(<w:r>(?:(?!<w:r>).)*?)Dansk ret gælder\.(<\/w:t><\/w:r>)/, '<w:ins w:id="900" w:author="B">$1Norsk ret gælder.$2</w:ins>')

const deleted = (xml: string): string =>
  xml.replace(/<w:r>((?:(?!<w:r>).)*?)Dansk ret gælder\.<\/w:t><\/w:r>/, '<w:del w:id="900" w:author="B">$&</w:del>')

const firstLine = (xml: string, name: string): string =>
  new RegExp(`<w:p>(?:(?!<w:p>).)*w:name="_Ref${name}"(?:(?!<w:p>).)*</w:p>`).exec(xml)?.[0] ?? ''

/** The last part whole. */
const lastPart = (xml: string): string => {
  const from = xml.indexOf(firstLine(xml, 'law'))
  return xml.slice(from, xml.indexOf('Dansk ret') + xml.slice(xml.indexOf('Dansk ret')).indexOf('</w:p>') + '</w:p>'.length)
}

describe('what was changed in a file', () => {
  test('names the part with the text as it was and as it is', () => {
    expect(seen((xml) => xml.replace('i to år', 'i tre år'))).toEqual({
      parts: [
        { bookmark: '_Refterm', kind: 'changed', before: ['Løbetid: Kontrakten løber i to år.'], after: ['Løbetid: Kontrakten løber i tre år.'] },
      ],
      filled: [],
    })
  })

  test('is found in tracked changes, as if they were accepted', () => {
    expect(kinds(seen(tracked))).toEqual(['changed _Reflaw'])
    expect(documentText(open(patched(write(SMALL, 'tender'), tracked))).trackedChanges).toBe(1)
    expect(seen(deleted).parts).toMatchObject([{ bookmark: '_Reflaw', kind: 'changed' }])
  })

  test('is found in a footnote, and where a paragraph was added or taken away', () => {
    expect(kinds(seen((xml) => xml.replace('Uden moms', 'Med moms'), 'word/footnotes.xml'))).toEqual(['changed _Refpay'])
    const added = seen((xml) =>
      xml.replace(/(<w:p>(?:(?!<w:p>).)*Den kan forlænges(?:(?!<w:p>).)*<\/w:p>)/, '$1<w:p><w:r><w:t>Ny bestemmelse.</w:t></w:r></w:p>'),
    )
    expect(added.parts).toEqual([{ bookmark: '_Refterm', kind: 'changed', before: [], after: ['Ny bestemmelse.'] }])
    const gone = seen((xml) => xml.replace(/<w:p>(?:(?!<w:p>).)*Den kan forlænges(?:(?!<w:p>).)*<\/w:p>/, ''))
    expect(gone.parts).toEqual([{ bookmark: '_Refterm', kind: 'changed', before: ['Den kan forlænges.'], after: [] }])
  })

  test('is a part that is gone or stands elsewhere', () => {
    const gone = seen((xml) => xml.replace(firstLine(xml, 'law'), ''))
    expect(kinds(gone)).toEqual(['changed _Refterm', 'missing _Reflaw'].slice(gone.parts.length > 1 ? 0 : 1))
    const moved = seen((xml) => {
      const taken = lastPart(xml)
      const rest = xml.replace(taken, '')
      return rest.replace(firstLine(rest, 'term'), (all) => taken + all)
    })
    expect(moved.parts.map(({ kind }) => kind)).toEqual(['moved'])
  })

  test('is no number that moved in a cross-reference, and no line of a table of contents', () => {
    expect(seen((xml) => xml.replace(/(REF _Refterm[^<]*<\/w:instrText>.*?<w:t[^>]*>)2</, '$1 3<'))).toEqual({ parts: [], filled: [] })
  })
})

const fill = (xml: string, tag: string, text: string): string =>
  xml.replaceAll(
    new RegExp(`(<w:tag w:val="${tag}"/>(?:(?!<w:sdtContent>).)*)(<w:sdtContent>.*?</w:sdtContent>)`, 'g'),
    (_all, before: string, content: string) => {
      return before.replace('<w:showingPlcHdr/>', '') + content.replace(/<w:t[^>]*>[^<]*<\/w:t>/, `<w:t>${text}</w:t>`)
    },
  )

const filled = (xml: string): string => fill(fill(fill(xml, 'field:price', 'kr. 10.000'), 'field:supplier.name', 'Nordisk Drift A/S'), 'blank', '250')

const bare = (xml: string): string => filled(xml).replaceAll(/<w:sdtPr>.*?<\/w:sdtPr>/g, '<w:sdtPr/>')

describe('what was filled in', () => {
  test('is told by the tag of its control, wherever it stands, and is no change', () => {
    const result = seen(filled)
    expect(result.parts).toEqual([])
    expect(new Set(fillings(result))).toEqual(new Set(['field:supplier.name: Nordisk Drift A/S', 'field:price: kr. 10.000', 'blank: 250']))
  })

  test('is told by the words around it where the controls are gone', () => {
    const result = seen(bare)
    expect(result.parts).toEqual([])
    expect(new Set(fillings(result))).toEqual(new Set(['field:supplier.name: Nordisk Drift A/S', 'field:price: kr. 10.000', 'blank: 250']))
  })

  test('does not hide that the words around it were changed', () => {
    expect(kinds(seen((xml) => filled(xml).replace('Prisen er', 'Prisen er mindst')))).toEqual(['changed _Refprice'])
  })

  test('is a value of the buyer that the tenderer changed, too', () => {
    expect(new Set(fillings(seen((xml) => fill(xml, 'field:rate', 'kr. 900'))))).toEqual(new Set(['field:rate: kr. 900']))
  })
})

describe.skipIf(onPath('soffice') === null)('a file that LibreOffice saved', () => {
  test('keeps its source, and its text is unchanged but for what was filled in', { timeout: 180_000 }, async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'klausul-source-'))
    try {
      const contract = draftExample('municipality-da')
      const tender = { ...contract, values: Object.fromEntries(Object.entries(contract.values).filter(([key]) => !/supplier|penalty/.test(key))) }
      const sent = path.join(folder, 'tilbud.docx')
      writeFileSync(
        sent,
        patched(write(tender, 'tender'), (xml) => xml.replace('Manglende svar er et afslag', 'Manglende svar er et samtykke')),
      )
      mkdirSync(path.join(folder, 'saved'))
      const profile = pathToFileURL(path.join(folder, 'profile')).href
      await run(
        'soffice',
        [`-env:UserInstallation=${profile}`, '--headless', '--convert-to', 'docx', '--outdir', path.join(folder, 'saved'), sent],
        150_000,
      )
      const saved = readFileSync(path.join(folder, 'saved', 'tilbud.docx'))
      expect(sourceOf(saved)).toEqual(sourceOf(readFileSync(sent)))
      const result = compared(tender, 'tender', saved)
      expect(result.parts.map(({ kind, after }) => [kind, ...after])).toEqual([
        ['changed', 'Kunden svarer inden 10 Arbejdsdage efter modtagelsen. Manglende svar er et samtykke.'],
      ])
      expect(result.filled).toEqual([])
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})

describe('a file that comes back', () => {
  const contract = draftExample('municipality-da')

  test('unchanged is unchanged, in every edition, for any contract', () => {
    for (const edition of ['working', 'tender'] as const)
      expect(compared(contract, edition, write(contract, edition))).toEqual({ parts: [], filled: [] })
    fc.assert(
      fc.property(anyFullContract, (any) => {
        const sent = printedContract(any, ['tenderer'])
        expect(compared(sent, 'tender', write(any, 'tender'))).toEqual({ parts: [], filled: [] })
      }),
      { numRuns: 15 },
    )
  })
})
