/** Lines of the contract's record (shared/document/record-lines.ts) as Word runs. */
import { type ParagraphChild, TextRun } from 'docx'
import type { LinePiece } from '../../../shared/document/record-lines.ts'
import { fieldRuns, type RunContext } from './runs.ts'

/** The runs of a line; a line break in a text is one in Word. */
export const lineRuns = (pieces: readonly LinePiece[], context: RunContext, bold = false): ParagraphChild[] =>
  pieces.flatMap(({ text, field }) => {
    if (field) return fieldRuns(field, context, text)
    return text.split('\n').map((line, index) => new TextRun({ text: line, ...(index > 0 && { break: 1 }), ...(bold && { bold }) }))
  })
