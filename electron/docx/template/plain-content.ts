/** What a template's content may bring into a contract's file: nothing that runs, fetches, tracks, or belongs to parts that stay behind. */
import type { Element } from '@xmldom/xmldom'
import { attributeOf, childElement, childElements } from '../read/read-xml.ts'
import type { StyleIds } from './merge-styles.ts'
import { descendants, remove, unwrap, valueOf, WORD } from './tree.ts'

/** Marks of comments, revisions, bookmarks and rights; embedded objects and controls; what only Word's own state needs. */
const LEFT_OUT =
  'proofErr bookmarkStart bookmarkEnd permStart permEnd commentRangeStart commentRangeEnd commentReference footnoteReference endnoteReference del moveFrom moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd customXmlInsRangeStart customXmlInsRangeEnd customXmlDelRangeStart customXmlDelRangeEnd rPrChange pPrChange sectPrChange tblPrChange tblGridChange trPrChange tcPrChange tblPrExChange numberingChange altChunk object control subDoc movie lastRenderedPageBreak attachedTemplate lang'.split(
    ' ',
  )
const UNWRAPPED = ['ins', 'moveTo', 'smartTag', 'customXml']
/** Fields that fetch or run something, or put other text in. */
const UNSAFE_FIELD = /\b(?:INCLUDE(?:PICTURE|TEXT)|DDE(?:AUTO)?|LINK|IMPORT|DATABASE|RD|AUTOTEXT(?:LIST)?|MACROBUTTON|EMBED|HTMLCONTROL|CONTROL)\b/i
const CORE_PROPERTIES = 'coreProperties'
const COMPATIBILITY = 'http://schemas.openxmlformats.org/markup-compatibility/2006'

/** Content controls of the properties that every file has keep their binding; that to parts of the template would be a binding to nothing. */
const plainControls = (root: Element): void => {
  for (const properties of descendants(root, 'sdtPr')) {
    for (const one of childElements(properties)) {
      const isBoundToFile = one.localName === 'dataBinding' && (attributeOf(one, 'xpath') ?? '').includes(CORE_PROPERTIES)
      const goes = one.namespaceURI !== WORD || ['id', 'placeholder', 'lock', 'docPartObj', 'docPartList'].includes(one.localName ?? '')
      if (goes || (one.localName === 'dataBinding' && !isBoundToFile)) remove(one)
    }
  }
}

/** Take the marks of fields away and leave what they show. */
const plainFields = (root: Element): void => {
  for (const field of descendants(root, 'fldSimple')) if (UNSAFE_FIELD.test(attributeOf(field, 'instr') ?? '')) unwrap(field)
  if (
    !UNSAFE_FIELD.test(
      descendants(root, 'instrText')
        .map((one) => one.textContent ?? '')
        .join(' '),
    )
  )
    return
  for (const one of [...descendants(root, 'instrText'), ...descendants(root, 'fldChar')]) remove(one)
}

/** The prefixes that every part of ours declares: a choice that asks for others could not be read there. */
const DECLARED = new Set(['wps', 'wpg', 'wpc', 'wpi', 'wp14', 'w14', 'w15'])

/** Newer drawing is there in two ways, one of them for older programs. Where the newer cannot be said in our parts, the older stays. */
const plainAlternatives = (root: Element): void => {
  for (const one of Array.from(root.getElementsByTagNameNS(COMPATIBILITY, 'AlternateContent'))) {
    const isDeclared = childElements(one, 'Choice').every((choice) =>
      (attributeOf(choice, 'Requires') ?? '?').split(' ').every((name) => DECLARED.has(name)),
    )
    if (isDeclared) continue
    for (const choice of childElements(one, 'Choice')) remove(choice)
    for (const fallback of childElements(one, 'Fallback')) unwrap(fallback)
    unwrap(one)
  }
}

/** Namespaces of Word 2013 and later: their attributes name states of the file that they were in, and older versions do not know them. */
const NEWER = /^http:\/\/schemas\.microsoft\.com\/office\/word\/20(?:1[2-9]|2\d)\//
/** Said in one number as well, which is all that Word 2007 reads. */
const TABLE_PARTS = new Set(['firstRow', 'lastRow', 'firstColumn', 'lastColumn', 'noHBand', 'noVBand'])

const plainAttributes = (root: Element): void => {
  for (const element of [root, ...descendants(root, '*')]) {
    for (const { localName, namespaceURI } of Array.from(element.attributes)) {
      const name = localName ?? ''
      const isLook = element.localName === 'tblLook' && TABLE_PARTS.has(name) && valueOf(element) !== null
      if (namespaceURI && (isLook || NEWER.test(namespaceURI) || /^rsid|^(?:paraId|textId)$/.test(name)))
        element.removeAttributeNS(namespaceURI, name)
    }
  }
}

/** Leave of a tree what can stand in another file. */
export const plainContent = (root: Element): void => {
  plainAlternatives(root)
  for (const name of LEFT_OUT) for (const one of descendants(root, name)) remove(one)
  for (const name of UNWRAPPED) for (const one of descendants(root, name)) if (one.namespaceURI === WORD) unwrap(one)
  plainControls(root)
  plainFields(root)
  plainAttributes(root)
}

/** Name styles and lists in a tree as they are named now. */
export const renameReferences = (root: Element, ids: StyleIds, numbered: (id: string) => string | null): void => {
  for (const one of ['pStyle', 'rStyle', 'tblStyle'].flatMap((name) => descendants(root, name))) {
    const id = ids.get(valueOf(one) ?? '')
    if (id === undefined) remove(one)
    else one.setAttributeNS(WORD, 'w:val', id)
  }
  for (const one of descendants(root, 'numPr')) {
    const list = childElement(one, 'numId')
    const number = numbered(valueOf(list) ?? '')
    if (list && number !== null) list.setAttributeNS(WORD, 'w:val', number)
    else remove(one)
  }
}
