/** Lays out the pages of a finished Word file. The docx library lays out documents that it builds itself; here it gets the parts of the file instead. */
import type { Document } from 'docx'
import { type DocumentLayout, layoutDocument } from 'docx/layout'
import { deviceText } from './device-text.ts'
import { formatsOf } from './formats.ts'
import { withBrokenWords } from './long-words.ts'
import type { WordParts } from './word-parts.ts'
import { asDocx, type XmlElement } from './xml-tree.ts'

const part = (root: XmlElement | null, name: string) => {
  const content = root ? asDocx(root) : { [name]: [] }
  return { prepForXml: () => content }
}
const view = (root: XmlElement | null, name: string) => ({ View: part(root, name) })

/** The layout of a file's body, or of another one with the same styles, lists and margins. */
export type LayOut = (body?: XmlElement) => DocumentLayout

/**
 * The layout reads these members of a docx document and no others; docx is pinned exactly, and a test of this file fails if an update asks for more.
 * The styles are read once for all bodies.
 */
export const layOutWith = (parts: WordParts): LayOut => {
  const styles = part(parts.styles, 'w:styles')
  const text = deviceText(parts.styles, formatsOf(parts))
  const shared = {
    Styles: styles,
    Theme: part(parts.theme, 'a:theme'),
    Numbering: { ...part(parts.numbering, 'w:numbering'), ConcreteNumbering: [], createConcreteNumberingInstance: () => undefined },
    Settings: part(parts.settings, 'w:settings'),
    Headers: [...parts.margins].map(([id, root]) => ({ View: { ...part(root, ''), ReferenceId: id.replace(/^rId/, '') } })),
    Footers: [],
    FootNotes: view(parts.footnotes && text.onDevice(parts.footnotes), 'w:footnotes'),
    Endnotes: view(parts.endnotes, 'w:endnotes'),
  }
  return (body = parts.body) => {
    const file = {
      ...shared,
      Document: { View: { Body: part(text.onDevice(withBrokenWords(body)), 'w:body') } },
      FontTable: { files: text.fonts() },
    }
    return layoutDocument(file as unknown as Document, { guess: true })
  }
}
