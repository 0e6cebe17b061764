/** Guidance notes in the editions that print them: a shaded box that says in words who it is for, as colour alone would not. */
import { Paragraph, TextRun } from 'docx'
import type { FlatBlock } from '../../../shared/document/flat-blocks.ts'
import { GUIDANCE_STYLE } from './names.ts'
import { wordRuns, type RunContext } from './runs.ts'

/** Word draws one box around paragraphs of one style that follow each other. */
export const guidanceBox = (
  { audience, paragraphs }: Extract<FlatBlock, { kind: 'guidance' }>,
  context: RunContext,
  keepNext: boolean,
): Paragraph[] =>
  paragraphs.map((runs, index) => {
    const label = index === 0 ? [new TextRun({ text: `${context.resolution.language.guidanceFor[audience]}: `, bold: true })] : []
    return new Paragraph({ style: GUIDANCE_STYLE, ...(keepNext && { keepNext, keepLines: true }), children: [...label, ...wordRuns(runs, context)] })
  })
