/** What a user asks of an export. */

export const EDITIONS = ['working', 'tender', 'signing'] as const
/** `working` marks what is open; `tender` also says who fills it in; `signing` refuses anything open or broken. */
export type Edition = (typeof EDITIONS)[number]

export const FILE_SPLITS = ['one', 'per_annex'] as const
/** One file, or one for the contract and each annex and sub-annex. */
export type FileSplit = (typeof FILE_SPLITS)[number]

export const GUIDANCE_FORMS = ['boxes', 'comments'] as const
/** Guidance as shaded boxes in the text or as Word's comments beside it. */
export type GuidanceForm = (typeof GUIDANCE_FORMS)[number]

export const SIGNATURE_FORMS = ['paper', 'digital'] as const
export type SignatureForm = (typeof SIGNATURE_FORMS)[number]

export const SOURCE_FORMS = ['whole', 'fingerprint', 'none'] as const
/** What of the contract's structured source travels in the file: all that the edition prints, its fingerprint alone, or nothing. */
export type SourceForm = (typeof SOURCE_FORMS)[number]

export interface ExportWish {
  readonly edition: Edition
  readonly split: FileSplit
  readonly guidance: GuidanceForm
  readonly signatures: SignatureForm
  readonly source: SourceForm
  /** A PDF beside each Word file. */
  readonly pdf: boolean
}

/** What an edition is written with unless the user asks for something else. What is signed carries no draft with it. */
export const defaultWish = (edition: Edition): ExportWish => ({
  edition,
  split: 'one',
  guidance: 'boxes',
  signatures: 'paper',
  source: edition === 'signing' ? 'fingerprint' : 'whole',
  pdf: false,
})
