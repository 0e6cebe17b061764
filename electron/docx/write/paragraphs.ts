/**
 * Paragraphs and runs of text as docx writes them, without its object for every property and attribute: in a long contract those took most of the time. The
 * properties are docx's own, made once for all that are alike.
 */
import {
  type IContext,
  type IParagraphPropertiesOptions,
  type IRunPropertiesOptions,
  type IXmlableObject,
  type Paragraph,
  type ParagraphChild,
  ParagraphProperties,
  RunProperties,
  type TextRun,
  type XmlComponent,
} from 'docx'
import { HARD_HYPHEN } from '../../../shared/language/typography.ts'
import { contentOf, written } from './elements.ts'

/** Properties as XML by what was asked for; undefined where nothing was. There are as many as there are looks of a paragraph or a run. */
const RUN_PROPERTIES = new Map<string, IXmlableObject | undefined>()
const PARAGRAPH_PROPERTIES = new Map<string, IXmlableObject | undefined>()

/** Where no properties depend on where they stand. */
const NOWHERE = { stack: [] } as unknown as IContext

const once = <Options>(known: Map<string, IXmlableObject | undefined>, options: Options, make: (options: Options) => IXmlableObject | undefined) => {
  const key = JSON.stringify(options)
  if (!known.has(key)) known.set(key, make(options))
  return known.get(key)
}

const runProperties = (options: IRunPropertiesOptions): IXmlableObject | undefined =>
  once(RUN_PROPERTIES, options, (asked) => new RunProperties(asked).prepForXml(NOWHERE))

/** A list gets its id where it is written, so that properties which name one are made for each paragraph. */
const paragraphProperties = (options: IParagraphPropertiesOptions, context: IContext): IXmlableObject | undefined =>
  options.numbering
    ? new ParagraphProperties(options).prepForXml(context)
    : once(PARAGRAPH_PROPERTIES, options, (asked) => new ParagraphProperties(asked).prepForXml(NOWHERE))

const BREAK: IXmlableObject = { 'w:br': {} }
/** A hyphen that holds is Word's own mark: as a sign it would be drawn from another font where the text's font lacks it. */
const HOLDING_HYPHEN: IXmlableObject = { 'w:noBreakHyphen': {} }
const SPACES_KEPT = { _attr: { 'xml:space': 'preserve' } }

const textOf = (text: string): IXmlableObject[] =>
  text
    .split(HARD_HYPHEN)
    .flatMap((part, index) => [...(index > 0 ? [HOLDING_HYPHEN] : []), ...(part === '' && index > 0 ? [] : [{ 'w:t': [SPACES_KEPT, part] }])])

/** A run of text; `isNewLine`: after a line break. */
export const textRun = (text: string, options: IRunPropertiesOptions = {}, isNewLine = false): TextRun => {
  const properties = runProperties(options)
  const xml = { 'w:r': [...(properties ? [properties] : []), ...(isNewLine ? [BREAK] : []), ...textOf(text)] }
  return written('w:r', () => xml) as unknown as TextRun
}

const TAB: IXmlableObject = { 'w:tab': {} }

/** A run of texts, each with a tab after it. */
export const tabbedRun = (texts: readonly string[]): TextRun => {
  const xml = { 'w:r': texts.flatMap((text) => [...textOf(text), TAB]) }
  return written('w:r', () => xml) as unknown as TextRun
}

/** A paragraph of the body or of a cell. */
export const paragraph = (options: IParagraphPropertiesOptions, children: readonly ParagraphChild[] = []): Paragraph =>
  written('w:p', (context) => {
    const properties = paragraphProperties(options, context)
    const content = contentOf(children as readonly XmlComponent[], context)
    if (properties) content.unshift(properties)
    return { 'w:p': content.length > 0 ? content : {} }
  }) as unknown as Paragraph
