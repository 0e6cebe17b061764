/** What can be asked of an export at the command line: its edition, how it is written, in how many files, and PDFs beside them. */
import path from 'node:path'
import { AppError } from '../../shared/errors.ts'
import { defaultWish, EDITIONS, type ExportWish, GUIDANCE_FORMS, SIGNATURE_FORMS, SOURCE_FORMS } from '../../shared/export-wish.ts'
import { EXTENSION, fileOfPart, plannedFiles } from '../services/export-names.ts'
import { type FileWish, type Ready, wordFile } from '../services/export.ts'
import { findConverter, makePdfs, type PdfConverter, thisMachine } from '../services/pdf.ts'
import { stagingFor, writeFilesWhole, writeFileWhole } from '../services/whole-files.ts'
import { type Arguments, WrongUse } from './arguments.ts'

/** The wish of `draft` and `export`. What is not said is as the edition has it. Throws `WrongUse`. */
export const wishOf = (args: Arguments): ExportWish => {
  const usual = defaultWish(args.oneOf('edition', EDITIONS) ?? 'working')
  return {
    ...usual,
    guidance: args.oneOf('guidance', GUIDANCE_FORMS) ?? usual.guidance,
    signatures: args.oneOf('signatures', SIGNATURE_FORMS) ?? usual.signatures,
    source: args.oneOf('source', SOURCE_FORMS) ?? usual.source,
    split: args.flag('per-annex') ? 'per_annex' : usual.split,
    pdf: args.flag('pdf'),
  }
}

/**
 * Where a wish is written: `--out`, a Word file, or a folder where there is a file per annex; never over another file that the command reads or writes.
 * Throws `WrongUse`.
 */
export const outOf = (args: Arguments, { split }: ExportWish, resolvePath: (file: string) => string): string => {
  const out = args.required('out')
  const isWord = path.extname(out).toLowerCase() === EXTENSION
  if (split === 'per_annex' && isWord) throw new WrongUse('out_is_folder', { option: '--per-annex', value: out })
  if (split === 'one' && !isWord) throw new WrongUse('out_is_file', { value: out, extension: EXTENSION })
  const files = ['out', 'outline', 'answers'].flatMap((option) => {
    const file = args.text(option)
    return file === null ? [] : [{ option: `--${option}`, file: resolvePath(file) }]
  })
  for (const [index, { option, file }] of files.entries()) {
    const other = files.find((one, at) => at > index && one.file === file)
    if (other) throw new WrongUse('same_file', { option, other: other.option, value: file })
  }
  return resolvePath(out)
}

/** Write the Word files of a wish: the file `out`, or into that folder. Returns their paths and what the page numbers had to guess at. */
export const writeWordFiles = (
  ready: Ready,
  file: FileWish,
  out: string,
): { readonly files: readonly string[]; readonly guesses: readonly string[] } => {
  const planned = plannedFiles(ready.resolution, file.wish.split)
  const written = planned.map(({ name, part }) => ({ name, ...wordFile(ready, file, { part, fileOf: fileOfPart(planned) }) }))
  const guesses = written.flatMap((one) => one.guesses)
  const [only] = written
  if (file.wish.split === 'one' && only) {
    writeFileWhole(out, only.docx)
    return { files: [out], guesses }
  }
  writeFilesWhole(
    out,
    written.map(({ name, docx }) => ({ name, data: docx })),
    stagingFor(out),
  )
  return { files: written.map(({ name }) => path.join(out, name)), guesses }
}

/** What makes the PDF that is wished for; null when none is. Throws `AppError('no_pdf_converter')`, so that nothing is written then. */
export const converterFor = (wish: ExportWish): PdfConverter | null => {
  if (!wish.pdf) return null
  const converter = findConverter(thisMachine())
  if (!converter) throw new AppError('no_pdf_converter')
  return converter
}

/** Make a PDF beside each Word file of a folder; returns their paths. Throws `AppError('pdf_not_made')`. */
export const pdfsBeside = async (files: readonly string[], converter: PdfConverter): Promise<readonly string[]> => {
  const [first = ''] = files
  const folder = path.dirname(first)
  try {
    const pdfs = await makePdfs(
      converter,
      folder,
      files.map((file) => path.basename(file)),
      new AbortController().signal,
    )
    return pdfs.map((pdf) => path.join(folder, pdf))
  } catch {
    throw new AppError('pdf_not_made', { file: files.length > 1 ? folder : first, converter: converter.name })
  }
}
