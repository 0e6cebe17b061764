/** PDF files beside Word files, made by a word processor on this machine: tagged, with the headings as bookmarks. */
import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { withoutControls } from '../docx/write/for-converter.ts'
import { freeName } from './export-names.ts'

/** A program that turns Word files into PDF. */
export interface PdfConverter {
  /** As a person knows it. */
  readonly name: string
  readonly program: string
}

/** Where LibreOffice is when it was installed as its makers offer it. */
const PLACES: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  darwin: ['/Applications/LibreOffice.app/Contents/MacOS/soffice'],
  win32: ['C:\\Program Files\\LibreOffice\\program\\soffice.exe', 'C:\\Program Files (x86)\\LibreOffice\\program\\soffice.exe'],
}

export interface Machine {
  readonly platform: NodeJS.Platform
  /** The folders in which the system looks for programs. */
  readonly searched: readonly string[]
  readonly exists: (file: string) => boolean
}

export const thisMachine = (): Machine => ({
  platform: process.platform,
  searched: (process.env['PATH'] ?? '').split(path.delimiter).filter((folder) => path.isAbsolute(folder)),
  exists: existsSync,
})

/** The converter of a machine, or null. Looked for anew each time: it may have been installed since. */
export const findConverter = ({ platform, searched, exists }: Machine): PdfConverter | null => {
  const name = platform === 'win32' ? 'soffice.exe' : 'soffice'
  const program = [...(PLACES[platform] ?? []), ...searched.map((folder) => path.join(folder, name))].find(exists)
  return program === undefined ? null : { name: 'LibreOffice', program }
}

const EXPORT_FILTER = `pdf:writer_pdf_Export:${JSON.stringify({
  UseTaggedPDF: { type: 'boolean', value: 'true' },
  ExportBookmarks: { type: 'boolean', value: 'true' },
  ExportBookmarksToPDFDestination: { type: 'boolean', value: 'true' },
})}`

/** No contract takes longer; a converter that hangs is ended. */
const LONGEST = 10 * 60_000

const convert = (program: string, files: readonly string[], folder: string, profile: string, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    // A profile of its own: an open LibreOffice would otherwise take the files over, and macros or extensions of the user's would run.
    const given = [
      `-env:UserInstallation=${pathToFileURL(profile).href}`,
      '--headless',
      '--norestore',
      '--convert-to',
      EXPORT_FILTER,
      '--outdir',
      folder,
    ]
    execFile(program, [...given, ...files], { signal, timeout: LONGEST, windowsHide: true }, (error) => (error ? reject(error) : resolve()))
  })

/**
 * Make a PDF of each Word file of a folder, beside it and never over a file that is there. Returns their names. Rejects with the system's
 * error when the converter made nothing or the folder cannot be written to.
 */
export const makePdfs = async (converter: PdfConverter, folder: string, names: readonly string[], signal: AbortSignal): Promise<string[]> => {
  // On the disk of the files, so that each appears whole.
  const staging = mkdtempSync(path.join(folder, '.klausul-pdf-'))
  const profile = mkdtempSync(path.join(tmpdir(), 'klausul-pdf-'))
  try {
    const given = path.join(staging, 'given')
    await mkdir(given)
    for (const name of names) await writeFile(path.join(given, name), withoutControls(await readFile(path.join(folder, name))))
    await convert(
      converter.program,
      names.map((name) => path.join(given, name)),
      staging,
      profile,
      signal,
    )
    return names.map((name) => {
      const base = path.basename(name, path.extname(name))
      const pdf = `${freeName(base, (one) => existsSync(path.join(folder, `${one}.pdf`)))}.pdf`
      renameSync(path.join(staging, `${base}.pdf`), path.join(folder, pdf))
      return pdf
    })
  } finally {
    for (const used of [staging, profile]) rmSync(used, { recursive: true, force: true, maxRetries: 5 })
  }
}
