/** The body of a document as text, the same as docx writes it, without the two trees that docx makes of each element on the way. */
import type { Document, IXmlableObject } from 'docx'

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '"': '&quot;', "'": '&apos;', '<': '&lt;', '>': '&gt;' }
// oxlint-disable-next-line no-control-regex -- they are what is left out
const ESCAPED = /[&"'<>\u0000-\u0008\u000b\u000c\u000e-\u001f]/g

const escaped = (value: unknown): string => (typeof value === 'string' ? value.replace(ESCAPED, (sign) => SIGNS[sign] ?? '') : String(value))

/** Where docx keeps attributes among the content. */
const ATTRIBUTES = '_attr'

const attributesText = (attributes: Readonly<Record<string, unknown>>): string => {
  let text = ''
  for (const [name, value] of Object.entries(attributes)) text += ` ${name}="${escaped(value)}"`
  return text
}

/** The text of an element in docx's form: an object with one key, the element's name, and its content there. A part of the content can be `_attr`. */
export const xmlText = (element: IXmlableObject): string => {
  const [name = ''] = Object.keys(element)
  const content: unknown = element[name]
  if (!Array.isArray(content)) {
    if (typeof content !== 'object' || content === null) return `<${name}>${escaped(content)}</${name}>`
    return `<${name}${ATTRIBUTES in content ? attributesText(content[ATTRIBUTES] as Readonly<Record<string, unknown>>) : ''}/>`
  }
  let attributes = ''
  let inside = ''
  for (const part of content) {
    if (typeof part !== 'object') inside += escaped(part)
    else if (ATTRIBUTES in part) attributes += attributesText(part[ATTRIBUTES])
    else inside += xmlText(part)
  }
  return `<${name}${attributes}>${inside}</${name}>`
}

/**
 * Have docx write the body of a document as the text that it is. What is neither text nor an element docx puts into the XML as it prints itself, and so does
 * this; page numbers are in the content already, and the ids of lists and pictures come later. docx is pinned exactly, and a test fails if an update
 * takes it away.
 */
export const writeBodyAsText = (document: Document): void => {
  const body = document.Document.View.Body
  const contentOf = body.prepForXml.bind(body)
  body.prepForXml = (context) => {
    const content: unknown = contentOf(context)?.['w:body']
    if (!Array.isArray(content)) throw new Error('docx wrote no body')
    const text = content.map(xmlText).join('')
    return { 'w:body': Object.assign(() => text, { toString: () => text }) }
  }
}
