/** A finished Word file taken apart for laying out and drawing: what the file says, not what the writer meant, is what a person will see. */
import { strFromU8, unzipSync } from 'fflate'
import { elementIn, elementsIn, readTree, type XmlElement } from './xml-tree.ts'

export interface WordParts {
  /** `w:body`. */
  readonly body: XmlElement
  /** The paragraphs and tables of the body in order; those inside content controls too. */
  readonly blocks: readonly XmlElement[]
  /** The paragraphs that are one block together. */
  readonly joined: ReadonlyMap<XmlElement, readonly XmlElement[]>
  /** `w:sectPr` of each section. */
  readonly sections: readonly XmlElement[]
  readonly styles: XmlElement
  readonly theme: XmlElement | null
  readonly numbering: XmlElement | null
  readonly settings: XmlElement | null
  readonly footnotes: XmlElement | null
  readonly endnotes: XmlElement | null
  /** Headers and footers by the id of their relationship. */
  readonly margins: ReadonlyMap<string, XmlElement>
  /** A picture of the body, or of a header or footer by the id of its relationship. */
  readonly picture: (id: string, margin?: string) => { readonly type: string; readonly data: Uint8Array } | null
}

/** What stands around blocks and counts for nothing in the layout. */
const WRAPPERS: Readonly<Record<string, string>> = { 'w:sdt': 'w:sdtContent', 'w:customXml': '', 'w:ins': '', 'w:moveTo': '' }

/** The paragraphs and tables in an element, in order. */
export const blocksIn = (parent: XmlElement | undefined): XmlElement[] =>
  elementsIn(parent).flatMap((one) => {
    if (one.name === 'w:p' || one.name === 'w:tbl') return [one]
    const inner = WRAPPERS[one.name]
    if (inner === undefined) return []
    return blocksIn(inner === '' ? one : elementIn(one, inner))
  })

const isMarkHidden = (block: XmlElement): boolean =>
  ['w:vanish', 'w:specVanish'].every((name) => elementIn(block, 'w:pPr', 'w:rPr', name) !== undefined)

/** A paragraph whose mark is hidden goes on in the next one, as Word has a heading that runs in; the layout counts them as one. */
const joinHidden = (all: readonly XmlElement[]): Pick<WordParts, 'blocks' | 'joined'> => {
  const joined = new Map<XmlElement, readonly XmlElement[]>()
  const blocks: XmlElement[] = []
  let open: XmlElement[] = []
  for (const [index, block] of all.entries()) {
    open.push(block)
    if (block.name === 'w:p' && isMarkHidden(block) && all[index + 1]?.name === 'w:p') continue
    const [first] = open
    if (first && open.length > 1) {
      const one = {
        ...first,
        children: open.flatMap(({ children }, place) =>
          children.filter((child) => place === 0 || typeof child === 'string' || child.name !== 'w:pPr'),
        ),
      }
      joined.set(one, open)
      blocks.push(one)
    } else blocks.push(block)
    open = []
  }
  return { blocks, joined }
}

const DOCUMENT = 'word/document.xml'
const inWord = (target: string): string => (target.startsWith('/') ? target.slice(1) : `word/${target}`)

/** Take a .docx of this program's own making apart. */
export const readParts = (docx: Uint8Array): WordParts => {
  const files = unzipSync(docx)
  const tree = (path: string): XmlElement | null => (files[path] ? readTree(strFromU8(files[path])) : null)
  const relations = (path: string): Map<string, string> => {
    const rels = tree(path.replace(/([^/]*)$/, '_rels/$1.rels'))
    return new Map(elementsIn(rels ?? undefined, 'Relationship').map(({ attributes }) => [attributes['Id'] ?? '', attributes['Target'] ?? '']))
  }
  const document = tree(DOCUMENT)
  const styles = tree('word/styles.xml')
  const body = elementIn(document ?? undefined, 'w:body')
  if (!body || !styles) throw new Error('no document')
  const own = relations(DOCUMENT)
  const margins = new Map(
    [...own].flatMap(([id, target]) => {
      const part = /(?:header|footer)\d*\.xml$/.test(target) ? tree(inWord(target)) : null
      return part ? [[id, part] as const] : []
    }),
  )
  const { blocks, joined } = joinHidden(blocksIn(body))
  const inParagraphs = blocks.flatMap((block) => elementIn(block, 'w:pPr', 'w:sectPr') ?? [])
  return {
    body,
    blocks,
    joined,
    sections: [...inParagraphs, ...elementsIn(body, 'w:sectPr')],
    styles,
    theme: tree('word/theme/theme1.xml'),
    numbering: tree('word/numbering.xml'),
    settings: tree('word/settings.xml'),
    footnotes: tree('word/footnotes.xml'),
    endnotes: tree('word/endnotes.xml'),
    margins,
    picture: (id, margin) => {
      const target = (margin === undefined ? own : relations(inWord(own.get(margin) ?? ''))).get(id)
      const data = target === undefined ? undefined : files[inWord(target)]
      return target !== undefined && data ? { type: target.endsWith('.png') ? 'image/png' : 'image/jpeg', data } : null
    },
  }
}
