/** The few WordprocessingML elements that the docx library does not write itself: complex fields, content controls, plain bookmarks. */
import type { FileChild, IContext, IXmlableObject, ParagraphChild, Run, XmlComponent } from 'docx'

type Attributes = Readonly<Record<string, string | number>>
type Child = XmlComponent | string

/**
 * Something that docx can write: all it asks of an element is its name and its content. A class of its own keeps far more for each, which shows in a
 * contract of many thousands.
 */
export const written = (name: string, contentOf: (context: IContext) => IXmlableObject): XmlComponent => {
  const component = {
    rootKey: name,
    prepForXml: (context: IContext): IXmlableObject => {
      context.stack.push(component)
      const content = contentOf(context)
      context.stack.pop()
      return content
    },
  }
  return component as unknown as XmlComponent
}

/** The content of an element in docx's form of XML. Some of docx's own children are written as several. */
export const contentOf = (children: readonly Child[], context: IContext): unknown[] => {
  const content: unknown[] = []
  for (const child of children) {
    if (typeof child === 'string') content.push(child)
    else for (const part of child.writtenAs ?? [child]) content.push(part.prepForXml(context))
  }
  return content.filter((one) => one !== undefined)
}

/** Any element by its name: `element('w:bookmarkEnd', {'w:id': 3})`. For use inside another such element, or as follows. */
export const element = (name: string, attributes: Attributes | null = null, children: readonly Child[] = []): XmlComponent =>
  written(name, (context) => {
    const own = attributes ? { _attr: attributes } : {}
    if (children.length === 0) return { [name]: own }
    const content = contentOf(children, context)
    return { [name]: attributes ? [own, ...content] : content }
  })

/** docx brands its own classes with private fields that no element from outside can have; the XML is what counts. */
export const inParagraph = (raw: XmlComponent): ParagraphChild => raw as unknown as ParagraphChild
export const inBody = (raw: XmlComponent): FileChild => raw as unknown as FileChild

const fieldChar = (type: 'begin' | 'separate' | 'end'): XmlComponent => element('w:r', null, [element('w:fldChar', { 'w:fldCharType': type })])

/** The opening runs of a complex field: everything before its result. `instruction` as Word writes it, without outer spaces. */
export const fieldStart = (instruction: string): ParagraphChild[] =>
  [fieldChar('begin'), element('w:r', null, [element('w:instrText', { 'xml:space': 'preserve' }, [` ${instruction} `])]), fieldChar('separate')].map(
    inParagraph,
  )

export const fieldEnd = (): ParagraphChild => inParagraph(fieldChar('end'))

/**
 * A complex field with the result that is shown until a word processor updates it. Complex rather than `w:fldSimple`, which other readers drop and
 * which is not allowed inside tracked changes (word reference, 0.4).
 */
export const complexField = (instruction: string, result: readonly Run[]): ParagraphChild[] => [...fieldStart(instruction), ...result, fieldEnd()]

/** A bookmark around inline content. `id` is unique in the document, `name` at most 40 characters. */
export const bookmark = (id: number, name: string, children: readonly ParagraphChild[]): ParagraphChild[] => [
  inParagraph(element('w:bookmarkStart', { 'w:id': id, 'w:name': name })),
  ...children,
  inParagraph(element('w:bookmarkEnd', { 'w:id': id })),
]

/** The content control of Word's gallery of tables of contents, with Update Table, around the contents' paragraphs. `title` is read aloud. */
export const contentsControl = (title: string, paragraphs: readonly XmlComponent[]): FileChild =>
  inBody(
    element('w:sdt', null, [
      element('w:sdtPr', null, [
        element('w:alias', { 'w:val': title }),
        element('w:docPartObj', null, [element('w:docPartGallery', { 'w:val': 'Table of Contents' }), element('w:docPartUnique')]),
      ]),
      element('w:sdtContent', null, paragraphs),
    ]),
  )
