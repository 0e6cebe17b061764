/** Opening Word files that are none, or that were made to do harm. */
import { strToU8, type Zippable, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { openPackage } from '../../../../electron/docx/read/open-package.ts'
import { LARGEST_ENTRY, LARGEST_FILE, MOST_ENTRIES } from '../../../../electron/docx/read/unzip.ts'
import { refusal } from '../../../refused.ts'

const MAIN = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

const types = (main: string): string =>
  `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/x"/><Override PartName="/word/document.xml" ContentType="${main}"/></Types>`
const relations = (...items: readonly string[]): string =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${items.join('')}</Relationships>`
const relation = (type: string, target: string, more = ''): string => `<Relationship Id="r" Type="${OFFICE}/${type}" Target="${target}" ${more}/>`

const PARTS: Readonly<Record<string, string>> = {
  '[Content_Types].xml': types(MAIN),
  '_rels/.rels': relations(relation('officeDocument', '/word/document.xml')),
  'word/document.xml': '<w:document xmlns:w="urn:w"><w:body/></w:document>',
}

const zip = (parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(parts).map(([path, part]) => [path, typeof part === 'string' ? strToU8(part) : part])) satisfies Zippable)
const open = (bytes: Uint8Array) => openPackage(bytes, 'avtale.docx')
const refusedAs = (bytes: Uint8Array): string => refusal(() => open(bytes)).code

/** Write a number into every header, local and in the directory, that has at least `least` there. */
const patchHeaders = (bytes: Uint8Array, inLocal: number, inDirectory: number, value: number, width: 2 | 4, least = 0): Uint8Array => {
  const patched = bytes.slice()
  const view = new DataView(patched.buffer)
  for (let at = 0; at + 4 <= patched.length; at += 1) {
    const signature = view.getUint32(at, true)
    const offset = signature === 0x04034b50 ? inLocal : signature === 0x02014b50 ? inDirectory : 0
    if (offset === 0 || (width === 4 && view.getUint32(at + offset, true) < least)) continue
    if (width === 2) view.setUint16(at + offset, value, true)
    else view.setUint32(at + offset, value, true)
  }
  return patched
}

const refusedDocument = (xml: string): string => refusal(() => open(zip({ ...PARTS, 'word/document.xml': xml })).xml('word/document.xml')).code

describe('a Word file is opened', () => {
  test('its main document is found by relation, wherever it stands', () => {
    const opened = open(zip(PARTS))
    expect(opened).toMatchObject({ main: 'word/document.xml', isTemplate: false, hasMacros: false })
    expect(opened.xml(opened.main)?.localName).toBe('document')
    expect(opened.xml('word/none.xml')).toBeNull()
    const elsewhere = open(
      zip({
        '[Content_Types].xml': types(MAIN).replace('/word/document.xml', '/odd/here.xml'),
        '_rels/.rels': relations(relation('officeDocument', 'odd/here.xml')),
        'odd/here.xml': '<x/>',
      }),
    )
    expect(elsewhere.main).toBe('odd/here.xml')
  })

  test('relations lead to parts inside the file only', () => {
    const opened = open(
      zip({
        ...PARTS,
        'word/_rels/document.xml.rels': relations(
          relation('customXml', '../customXml/item1.xml'),
          relation('customXml', 'file:///etc/passwd', 'TargetMode="External"'),
          relation('customXml', '../../../../etc/passwd'),
        ),
      }),
    )
    expect(opened.related(opened.main, 'customXml')).toEqual(['customXml/item1.xml', 'etc/passwd'])
    expect(opened.bytes('etc/passwd')).toBeNull()
  })

  test('a template and a file with macros are told from others by what is in them', () => {
    const template = open(zip({ ...PARTS, '[Content_Types].xml': types(MAIN.replace('.document.main', '.template.main')) }))
    expect(template).toMatchObject({ isTemplate: true, hasMacros: false })
    const macros = open(zip({ ...PARTS, '[Content_Types].xml': types('application/vnd.ms-word.document.macroEnabled.main+xml') }))
    expect(macros).toMatchObject({ isTemplate: false, hasMacros: true })
    const macroTemplate = open(zip({ ...PARTS, '[Content_Types].xml': types('application/vnd.ms-word.template.macroEnabledTemplate.main+xml') }))
    expect(macroTemplate).toMatchObject({ isTemplate: true, hasMacros: true })
    expect(open(zip({ ...PARTS, 'word/vbaProject.bin': 'x' })).hasMacros).toBe(true)
  })
})

describe('what is no Word file is refused by its kind', () => {
  test('text, nothing at all, another zip, a workbook', () => {
    expect(refusedAs(strToU8('Kontrakt'))).toBe('not_word')
    expect(refusedAs(new Uint8Array())).toBe('not_word')
    expect(refusedAs(zip({ 'a.txt': 'a' }))).toBe('not_word')
    const { '_rels/.rels': _lost, ...unrelated } = PARTS
    expect(refusedAs(zip(unrelated))).toBe('not_word')
    expect(
      refusedAs(zip({ ...PARTS, '[Content_Types].xml': types('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml') })),
    ).toBe('not_word')
  })

  test('a file with a password and one of old Word', () => {
    const ole = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]
    expect(refusedAs(new Uint8Array(ole))).toBe('old_word')
    expect(refusedAs(new Uint8Array([...ole, ...Buffer.from('EncryptedPackage', 'utf16le')]))).toBe('word_password')
    expect(refusedAs(patchHeaders(zip(PARTS), 6, 8, 1, 2))).toBe('word_password')
  })
})

describe('what was made to do harm is refused', () => {
  test('a DTD, whatever it declares', () => {
    const bomb = '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>'
    expect(refusedAs(zip({ ...PARTS, '[Content_Types].xml': bomb }))).toBe('word_broken')
    const outside = open(zip({ ...PARTS, 'word/document.xml': '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>' }))
    expect(refusal(() => outside.xml('word/document.xml')).code).toBe('word_broken')
  })

  test('a part that is larger than it says is unpacked no further than that', () => {
    const bomb = zip({ ...PARTS, 'word/document.xml': new Uint8Array(40 * 1024 * 1024) })
    const lying = open(patchHeaders(bomb, 22, 24, 1000, 4, 1_000_000))
    expect(refusal(() => lying.bytes('word/document.xml')).code).toBe('word_broken')
  })

  test('a part, all parts or a file beyond the limits are refused before anything is unpacked', () => {
    expect(refusedAs(patchHeaders(zip(PARTS), 22, 24, LARGEST_ENTRY + 1, 4))).toBe('word_too_large')
    const many = Object.fromEntries(Array.from({ length: MOST_ENTRIES + 1 }, (_, index) => [`p${index}`, 'x']))
    expect(refusedAs(zip(many))).toBe('word_too_large')
    const six = zip({ ...PARTS, a: 'a', b: 'b', c: 'c' })
    expect(refusedAs(patchHeaders(six, 22, 24, LARGEST_ENTRY - 1, 4))).toBe('word_too_large')
    const large = new Uint8Array(LARGEST_FILE + 1)
    large.set([0x50, 0x4b])
    expect(refusedAs(large)).toBe('word_too_large')
  })

  test('a large XML part is not read as a tree', () => {
    const opened = open(zip({ ...PARTS, 'word/document.xml': `<a>${' '.repeat(25 * 1024 * 1024)}</a>` }))
    expect(refusal(() => opened.xml('word/document.xml')).code).toBe('word_too_large')
  })

  test('parts that share their data, or their name', () => {
    const twice = zip({ ...PARTS, 'word/a.xml': 'a', 'word/A.xml': 'b' })
    expect(refusedAs(twice)).toBe('word_broken')
    const overlapping = zip({ ...PARTS, 'word/a.bin': new Uint8Array(1000).map((_, index) => index * 7919) })
    expect(refusedAs(patchHeaders(overlapping, 18, 20, overlapping.length, 4))).toBe('word_broken')
  })

  test('a zip that is cut short, has its bytes changed, or speaks of zip64', () => {
    const sound = zip(PARTS)
    expect(refusedAs(sound.slice(0, -30))).toBe('word_broken')
    expect(refusedAs(sound.slice(0, 10))).toBe('word_broken')
    expect(refusedAs(patchHeaders(sound, 14, 16, 1, 4))).toBe('word_broken')
    const huge = sound.slice()
    new DataView(huge.buffer).setUint32(huge.length - 6, 0xffffffff, true)
    expect(refusedAs(huge)).toBe('word_broken')
  })

  test('elements without end, in each other or in a tag', () => {
    expect(refusedDocument('<a>'.repeat(600) + '</a>'.repeat(600))).toBe('word_broken')
    expect(refusedDocument(`<a ${Array.from({ length: 20_000 }, (_, index) => `a${index}=""`).join(' ')}/>`)).toBe('word_broken')
    expect(refusedDocument('<a><b></a>')).toBe('word_broken')
    expect(refusedDocument('<a/><b/>')).toBe('word_broken')
    expect(refusedDocument('<w:a/>')).toBe('word_broken')
    expect(refusedDocument('')).toBe('word_broken')
  })
})
