/** What can be asked of an export at the command line: its edition, how it is written, and a PDF beside it. */
import path from 'node:path'
import { AppError } from '../../shared/errors.ts'
import { defaultWish, EDITIONS, type ExportWish, GUIDANCE_FORMS, SIGNATURE_FORMS, SOURCE_FORMS } from '../../shared/export-wish.ts'
import { findConverter, makePdfs, type PdfConverter, thisMachine } from '../services/pdf.ts'
import type { Arguments } from './arguments.ts'

/** The wish of `draft` and `export`. What is not said is as the edition has it. Throws `WrongUse`. */
export const wishOf = (args: Arguments): ExportWish => {
  const usual = defaultWish(args.oneOf('edition', EDITIONS) ?? 'working')
  return {
    ...usual,
    guidance: args.oneOf('guidance', GUIDANCE_FORMS) ?? usual.guidance,
    signatures: args.oneOf('signatures', SIGNATURE_FORMS) ?? usual.signatures,
    source: args.oneOf('source', SOURCE_FORMS) ?? usual.source,
    pdf: args.flag('pdf'),
  }
}

/** What makes the PDF that is wished for; null when none is. Throws `AppError('no_pdf_converter')`, so that nothing is written then. */
export const converterFor = (wish: ExportWish): PdfConverter | null => {
  if (!wish.pdf) return null
  const converter = findConverter(thisMachine())
  if (!converter) throw new AppError('no_pdf_converter')
  return converter
}

/** Make a PDF beside a Word file; returns its path. Throws `AppError('pdf_not_made')`. */
export const pdfBeside = async (file: string, converter: PdfConverter): Promise<string> => {
  const { dir, base } = path.parse(file)
  try {
    const [pdf = ''] = await makePdfs(converter, dir, [base], new AbortController().signal)
    return path.join(dir, pdf)
  } catch {
    throw new AppError('pdf_not_made', { file, converter: converter.name })
  }
}
