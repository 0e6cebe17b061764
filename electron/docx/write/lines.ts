/** Lines of the contract's record (shared/document/record-lines.ts) as Word runs. */
import type { ParagraphChild } from 'docx'
import type { LinePiece } from '../../../shared/document/record-lines.ts'
import { textRun } from './paragraphs.ts'
import { fieldRuns, type RunContext } from './runs.ts'

/** The runs of a line; a line break in a text is one in Word. */
export const lineRuns = (pieces: readonly LinePiece[], context: RunContext, bold = false): ParagraphChild[] =>
  pieces.flatMap(({ text, field }) => {
    if (field) return fieldRuns(field, context, text)
    return text.split('\n').map((line, index) => textRun(line, bold ? { bold } : {}, index > 0))
  })
