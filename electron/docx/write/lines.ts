/** Lines of the contract's record (shared/document/record-lines.ts) as Word runs. */
import { TextRun } from 'docx'
import type { LinePiece } from '../../../shared/document/record-lines.ts'
import { fieldRun, type RunContext } from './runs.ts'

/** The runs of a line; a line break in a text is one in Word. */
export const lineRuns = (pieces: readonly LinePiece[], context: RunContext, bold = false): TextRun[] =>
  pieces.flatMap(({ text, field }) =>
    text
      .split('\n')
      .flatMap((part, index) => [
        ...(index > 0 ? [new TextRun({ break: 1 })] : []),
        field ? fieldRun(field, context, part) : new TextRun({ text: part, ...(bold && { bold }) }),
      ]),
  )
