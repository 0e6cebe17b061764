/**
 * Content controls: what is filled in is one control wherever it stands, bound to one value in a custom XML part, so that filling one fills all. What is open
 * shows its label as the placeholder, which goes when somebody types.
 *
 * Terms are not controls: they are inflected in running text, and a lawyer who rewords one sentence in Word must not change every other.
 */
import { type ParagraphChild, XmlComponent } from 'docx'
import { type CustomXml, escapeXml } from './custom-xml.ts'
import { element, inParagraph } from './elements.ts'
import { OPEN_FILL } from './look.ts'

const NAMESPACE = 'urn:klausul:values'
const STORE = '{6B1C5A2E-4F0D-4E57-9B0A-4B4C41555356}'
/** Above the ids that Word gives on its own, below the largest (ECMA-376 17.5.2.18). */
const FIRST_ID = 4_100_000
/** Word takes no longer tag or title (ECMA-376 22.9.2.12). */
const LONGEST_NAME = 64

/** What may be done to a control: nothing said, its content changed but not itself removed, or nothing at all. */
export type Lock = 'sdtLocked' | 'sdtContentLocked' | null

/** How what is open is marked: a control that is emptied again looks as it did. */
export interface OpenLook {
  readonly shaded: boolean
  readonly framed: boolean
}

export interface Control {
  /** What it holds, for programs: `field:customer.name`. Controls of one key share their text. */
  readonly key: string
  /** What it holds, for people and for those who hear the file read. */
  readonly label: string
  readonly text: string
  /** Null when it is filled in. */
  readonly open: OpenLook | null
  readonly lock: Lock
  /** Takes several lines. */
  readonly lines?: boolean
  /** One place alone: its text is nobody else's. */
  readonly alone?: boolean
  /** What there is to choose from; any text where this is null. */
  readonly choices?: readonly string[] | null
}

export interface Controls {
  /** Put runs that print `control.text` into a control. */
  wrap(control: Control, runs: readonly XmlComponent[]): ParagraphChild
  /** The values that the controls so far are bound to; null when there are none. */
  values(): CustomXml | null
  /** The placeholders that open controls show, by name. */
  placeholders(): readonly Placeholder[]
}

export interface Placeholder extends OpenLook {
  readonly name: string
  readonly text: string
}

const named = (name: string, value: string): XmlComponent => element(name, { 'w:val': value })
const short = (text: string): string => Array.from(text).slice(0, LONGEST_NAME).join('')

const dropDown = (choices: readonly string[]): XmlComponent =>
  element(
    'w:dropDownList',
    null,
    choices.map((choice) => element('w:listItem', { 'w:displayText': choice, 'w:value': choice })),
  )

const plainText = (lines: boolean): XmlComponent => element('w:text', lines ? { 'w:multiLine': 1 } : null)

const dataBinding = (place: number): XmlComponent =>
  element('w:dataBinding', {
    'w:prefixMappings': `xmlns:k="${NAMESPACE}"`,
    'w:xpath': `/k:values[1]/k:value[${place}]`,
    'w:storeItemID': STORE,
  })

/**
 * Texts for a control of plain text. LibreOffice (7.4) saves that of another once for each script or hidden character in it: a name in Hebrew letters and Latin
 * ones comes back several times. They stand in a control of any text.
 */
const ONE_SCRIPT = /^[\p{Script=Latin}\p{Nd}\p{P}\p{Sc}\p{Sm}\p{Zs}]*$/u
/** LibreOffice (7.4) saves bound texts into the custom XML parts as they are: one with such a sign leaves every part empty, the contract's source too. */
const SPOILS_XML = /[&<]/
const isBindable = (text: string): boolean => ONE_SCRIPT.test(text) && !SPOILS_XML.test(text)

/** The controls of one file. Ids count up, so that the same contract gives the same bytes. */
export const contentControls = (): Controls => {
  const bound = new Map<string, { readonly text: string; readonly isOpen: boolean; readonly place: number }>()
  const placeholders = new Map<string, Placeholder>()
  let id = FIRST_ID

  /** The value's place among those bound. A text that differs from the others of its key (a number with another form) or cannot be bound stands for itself. */
  const placeOf = ({ key, text, open, alone }: Control): number | null => {
    if (alone === true || !isBindable(text)) return null
    const known = bound.get(key)
    if (known) return known.text === text ? known.place : null
    const place = bound.size + 1
    bound.set(key, { text, isOpen: open !== null, place })
    return place
  }
  const placeholderOf = (text: string, { shaded, framed }: OpenLook): string => {
    const key = JSON.stringify([text, shaded, framed])
    const known = placeholders.get(key) ?? { name: `Klausul${placeholders.size + 1}`, text, shaded, framed }
    placeholders.set(key, known)
    return known.name
  }

  return {
    wrap: (control, runs) => {
      id += 1
      const place = placeOf(control)
      const properties = [
        named('w:alias', short(control.label)),
        named('w:tag', short(control.key)),
        element('w:id', { 'w:val': id }),
        ...(control.lock === null ? [] : [named('w:lock', control.lock)]),
        ...(control.open
          ? [element('w:placeholder', null, [named('w:docPart', placeholderOf(control.text, control.open))]), element('w:showingPlcHdr')]
          : []),
        ...(place === null ? [] : [dataBinding(place)]),
        ...(control.choices ? [dropDown(control.choices)] : ONE_SCRIPT.test(control.text) ? [plainText(control.lines === true)] : []),
      ]
      return inParagraph(element('w:sdt', null, [element('w:sdtPr', null, properties), element('w:sdtContent', null, runs)]))
    },
    values: () =>
      bound.size === 0
        ? null
        : {
            id: STORE,
            namespace: NAMESPACE,
            xml: `<values xmlns="${NAMESPACE}">${Array.from(
              bound,
              ([key, { text, isOpen }]) => `<value key="${escapeXml(key)}">${isOpen ? '' : escapeXml(text)}</value>`,
            ).join('')}</values>`,
          },
    placeholders: () => [...placeholders.values()],
  }
}

const MAIN = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'

const FRAME = '<w:bdr w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
const SHADE = `<w:shd w:val="clear" w:color="auto" w:fill="${OPEN_FILL}"/>`

/** The glossary part in which Word looks up what an empty control shows. */
export const glossary = (placeholders: readonly Placeholder[]): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:glossaryDocument xmlns:w="${MAIN}"><w:docParts>${placeholders
    .map(
      ({ name, text, shaded, framed }, index) =>
        `<w:docPart><w:docPartPr><w:name w:val="${name}"/><w:category><w:name w:val="General"/><w:gallery w:val="placeholder"/></w:category>` +
        '<w:types><w:type w:val="bbPlcHdr"/></w:types><w:behaviors><w:behavior w:val="content"/></w:behaviors>' +
        `<w:guid w:val="{4B4C4155-0000-4000-8000-${(index + 1).toString(16).toUpperCase().padStart(12, '0')}}"/></w:docPartPr>` +
        `<w:docPartBody><w:p><w:r><w:rPr>${framed ? FRAME : ''}${shaded ? SHADE : ''}</w:rPr>` +
        `<w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r></w:p></w:docPartBody></w:docPart>`,
    )
    .join('')}</w:docParts></w:glossaryDocument>`
