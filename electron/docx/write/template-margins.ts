/** The sections of a template in our file, with its headers and footers, and in those what a template cannot say: that a draft is one, and by what a signed copy is known. */
import { type Element, XMLSerializer } from '@xmldom/xmldom'
import { childElement, childElements, readXml } from '../read/read-xml.ts'
import type { Carrier } from '../template/carry-parts.ts'
import type { MarginKind, Template, TemplateSection } from '../template/open-template.ts'
import { plainContent } from '../template/plain-content.ts'
import { copyFor, descendants, make, remove, RELATIONSHIPS } from '../template/tree.ts'
import { addPart, documentOf, dropPart, relationsXml, targetOf } from './custom-xml.ts'
import type { Parts } from './package.ts'

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const CONTENT = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
const PLACES = ['default', 'first', 'even'] as const
const AFTER_TITLE_PAGE = new Set(['textDirection', 'bidi', 'rtlGutter', 'docGrid'])
/** What is ours to say of a section, and what leads to parts that stay behind. */
const NOT_KEPT = new Set(['headerReference', 'footerReference', 'type', 'formProt', 'printerSettings', 'sectPrChange'])

const isWatermark = (run: Element): boolean => descendants(run, 'shape').some((one) => one.getAttribute('id')?.startsWith('PowerPlusWaterMark'))

/** What our own headers and footers say beside the lines of the house style. */
const ownMarks = (
  parts: Parts,
  ids: ReadonlyMap<string, string>,
): Readonly<Record<MarginKind, { readonly root: Element; readonly marks: readonly Element[] }>> => {
  const rootOf = (kind: MarginKind): Element => {
    const part = parts.get(`word/${targetOf(parts, ids.get(`${kind} default`) ?? '') ?? ''}`)
    if (typeof part !== 'string') throw new Error(`docx wrote no ${kind}`)
    return readXml(new TextEncoder().encode(part))
  }
  const [header, footer] = [rootOf('header'), rootOf('footer')]
  return {
    header: { root: header, marks: descendants(header, 'r').filter(isWatermark) },
    footer: { root: footer, marks: childElements(footer, 'p').slice(1) },
  }
}

export interface MarginWriter {
  /** The properties of a section as they stand in our file. Changes them. */
  fill(section: TemplateSection): void
  /** Take our own headers and footers away where the template's stand instead. */
  finish(): void
}

interface MarginOptions {
  readonly parts: Parts
  readonly template: Template
  readonly carrier: Carrier
  /** Makes content of the template fit into our file. */
  readonly prepare: (root: Element) => void
  /** Whether the template's own footers print the fingerprint of what is signed. */
  readonly hasFingerprint: boolean
}

export const marginWriter = ({ parts, template, carrier, prepare, hasFingerprint }: MarginOptions): MarginWriter => {
  const ourSection = /<w:sectPr\b(?:(?!<w:sectPr\b).)*$/s.exec(documentOf(parts))?.[0] ?? ''
  const ourIds = new Map(
    [...ourSection.matchAll(/<w:(header|footer)Reference w:type="(\w+)" r:id="([^"]+)"/g)].map(([, kind, place, id = '']) => [
      `${kind} ${place}`,
      id,
    ]),
  )
  const own = ownMarks(parts, ourIds)
  const hasMargins = template.section.margins.size > 0 || (template.titlePage?.section?.margins.size ?? 0) > 0
  const written = new Map<string, string>()

  const say = (kind: MarginKind, root: Element): void => {
    if (kind === 'header') {
      const paragraph = childElements(root, 'p')[0] ?? root.appendChild(make(root, 'p'))
      for (const mark of own.header.marks) paragraph.appendChild(copyFor(root, mark))
    } else if (!hasFingerprint) for (const mark of own.footer.marks) root.appendChild(copyFor(root, mark))
  }
  const blank = (kind: MarginKind): Element => {
    const root = own[kind].root.cloneNode(true) as Element
    for (const one of childElements(root)) remove(one)
    root.appendChild(make(root, 'p'))
    return root
  }
  const write = (kind: MarginKind, path: string | undefined): string | null => {
    const theirs = path === undefined ? null : template.word.xml(path)
    if (!theirs && own[kind].marks.length === 0) return null
    const root = theirs ?? blank(kind)
    if (theirs) prepare(theirs)
    const relations = theirs && path !== undefined ? carrier.carry(theirs, path, 'rId') : []
    say(kind, root)
    const target = `template-${kind}${written.size + 1}.xml`
    const id = `rId${900 + written.size}`
    addPart(parts, { path: `word/${target}`, type: `${CONTENT}.${kind}+xml`, relationship: kind, id, target })
    parts.set(`word/${target}`, HEAD + new XMLSerializer().serializeToString(root))
    parts.set(`word/_rels/${target}.rels`, relationsXml(relations))
    return id
  }
  const idOf = (kind: MarginKind, path: string | undefined): string | null => {
    const key = `${kind} ${path ?? ''}`
    const id = written.get(key) ?? write(kind, path)
    if (id !== null) written.set(key, id)
    return id
  }
  return {
    fill: ({ properties, margins }) => {
      for (const one of childElements(properties)) if (NOT_KEPT.has(one.localName ?? '')) remove(one)
      plainContent(properties)
      // Our title page has neither header nor footer of ours.
      if (!hasMargins && ourIds.has('header first') && !childElement(properties, 'titlePg')) {
        const next = childElements(properties).find((one) => AFTER_TITLE_PAGE.has(one.localName ?? ''))
        properties.insertBefore(make(properties, 'titlePg'), next ?? null)
      }
      const first = properties.firstChild
      const has = { default: true, first: childElement(properties, 'titlePg') !== null, even: template.evenAndOdd }
      for (const kind of ['header', 'footer'] as const) {
        for (const place of PLACES.filter((one) => has[one])) {
          const id = hasMargins ? idOf(kind, margins.get(`${kind} ${place}`)) : ourIds.get(`${kind} ${place}`)
          if (id === null || id === undefined) continue
          const reference = make(properties, `${kind}Reference`, { type: place })
          reference.setAttributeNS(RELATIONSHIPS, 'r:id', id)
          properties.insertBefore(reference, first)
        }
      }
    },
    finish: () => {
      if (hasMargins) for (const id of ourIds.values()) dropPart(parts, id)
    },
  }
}
