/** The text of a paragraph as it shows, run by run: results of fields without their codes, and pictures where they stand. */
import { elementsIn, textIn, type XmlElement } from './xml-tree.ts'

export interface TextPiece {
  readonly text: string
  readonly run: XmlElement
}

export interface ParagraphText {
  readonly pieces: readonly TextPiece[]
  readonly drawings: readonly XmlElement[]
}

/** What a field shows in place of what the file holds for it, such as the number of the page; null: what the file holds. */
export type FieldText = (instruction: string) => string | null

interface OpenField {
  instruction: string
  isResult: boolean
  isReplaced: boolean
}

const HYPHEN = '\u2011'

/** Read a paragraph. `footnote` gives the number of a footnote by its id. */
export const textOf = (paragraph: XmlElement, fieldText: FieldText, footnote: (id: string) => string): ParagraphText => {
  const pieces: TextPiece[] = []
  const drawings: XmlElement[] = []
  const fields: OpenField[] = []
  const add = (text: string, run: XmlElement): void => {
    if (fields.every(({ isResult, isReplaced }) => isResult && !isReplaced)) pieces.push({ text, run })
  }
  const begin = (instruction: string): void => {
    fields.push({ instruction, isResult: false, isReplaced: false })
  }
  const showResult = (run: XmlElement): void => {
    const field = fields.at(-1)
    if (!field) return
    field.isResult = true
    const text = fieldText(field.instruction.trim())
    if (text !== null) add(text, run)
    field.isReplaced = text !== null
  }
  const readRun = (run: XmlElement): void => {
    for (const one of elementsIn(run)) {
      if (one.name === 'w:t') add(textIn(one), run)
      else if (one.name === 'w:tab') add('\t', run)
      else if (one.name === 'w:noBreakHyphen') add(HYPHEN, run)
      else if (one.name === 'w:footnoteReference') add(footnote(one.attributes['w:id'] ?? ''), run)
      else if (one.name === 'w:footnoteRef') add(footnote(''), run)
      else if (one.name === 'w:drawing') drawings.push(one)
      else if (one.name === 'w:instrText') {
        const field = fields.at(-1)
        if (field) field.instruction += textIn(one)
      } else if (one.name === 'w:fldChar') {
        const type = one.attributes['w:fldCharType']
        if (type === 'begin') begin('')
        else if (type === 'separate') showResult(run)
        else fields.pop()
      }
    }
  }
  const read = (parent: XmlElement): void => {
    for (const one of elementsIn(parent)) {
      if (one.name === 'w:r') readRun(one)
      else if (one.name === 'w:fldSimple') {
        begin(one.attributes['w:instr'] ?? '')
        showResult(elementsIn(one, 'w:r')[0] ?? one)
        read(one)
        fields.pop()
      } else if (!['w:pPr', 'w:sdtPr', 'w:del'].includes(one.name)) read(one)
    }
  }
  read(paragraph)
  return { pieces, drawings }
}
