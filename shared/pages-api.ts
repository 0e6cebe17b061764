/** What the window may ask of the pages of a contract: how they will look in Word, and how far computing them has come. Lengths are pixels, 96 to the inch. */
import type { Edition } from './export-wish.ts'
import type { ErrorParams, Problem } from './errors.ts'

/** How text looks; colours as RRGGBB. */
export interface TextFormat {
  readonly font: string
  readonly size: number
  readonly bold: boolean
  readonly italic: boolean
  readonly colour: string
  /** Behind the text. */
  readonly fill: string | null
  readonly capitals: boolean
  readonly line: 'under' | 'through' | null
  readonly script: 'super' | 'sub' | null
}

export interface PreviewText {
  readonly text: string
  /** Its place in the page's formats. */
  readonly format: number
}

/** Text between tab stops. It ends at `x` where its stop is a right one. */
export interface PreviewSegment {
  readonly x: number
  readonly isEnd: boolean
  /** Dots before it, from where the text before it ends. */
  readonly hasLeader: boolean
  readonly texts: readonly PreviewText[]
}

export interface PreviewLine {
  /** The foot of the line. */
  readonly bottom: number
  /** What its text takes of it; the rest is above. */
  readonly height: number
  readonly segments: readonly PreviewSegment[]
}

export interface PreviewParagraph {
  /** The part of the contract that it belongs to, by its id. */
  readonly part: string | null
  /** Of a heading, from 1. */
  readonly level: number | null
  readonly lines: readonly PreviewLine[]
}

export interface PreviewEdge {
  readonly width: number
  readonly colour: string
}
/** A ground or frame behind the text. */
export interface PreviewBox {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly fill: string | null
  /** Top, right, bottom, left. */
  readonly edges: readonly (PreviewEdge | null)[]
}

export interface PreviewPicture {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly alt: string
  /** A data URL. */
  readonly source: string
}

export interface PreviewPage {
  readonly width: number
  readonly height: number
  readonly formats: readonly TextFormat[]
  readonly boxes: readonly PreviewBox[]
  readonly pictures: readonly PreviewPicture[]
  /** Across the page, behind the text. */
  readonly watermark: string | null
  readonly header: readonly PreviewParagraph[]
  readonly body: readonly PreviewParagraph[]
  readonly footer: readonly PreviewParagraph[]
}

/** What the window knows of all pages; each page is asked for when it is about to be seen. */
export interface PagesSummary {
  /** Names these pages: those of other ones are not mixed with them. */
  readonly key: string
  /** The numbers as they are printed, page by page. */
  readonly numbers: readonly string[]
  readonly width: number
  readonly height: number
  /** The page that each part of the contract begins on, from 0. */
  readonly parts: Readonly<Record<string, number>>
  /** Why page numbers are a guess, and on which page (from 1) first. */
  readonly guesses: readonly { readonly reason: string; readonly page: number }[]
  /** What is open or broken and would be refused in the signing edition. */
  readonly open: readonly Problem[]
}

/** Pages that are there, and whether newer ones are being computed. */
export interface PagesState {
  readonly pages: PagesSummary | null
  readonly isCurrent: boolean
}

/** What is told of the pages that are shown. `stale`: the contract has changed since. */
export type PagesNews =
  | { readonly type: 'progress'; readonly done: number; readonly total: number }
  | { readonly type: 'ready' | 'stale' | 'cancelled' }
  | { readonly type: 'failed'; readonly error: { readonly code: string; readonly params: ErrorParams; readonly problems: readonly Problem[] } }

export interface PagesApi {
  /** The pages of a kept contract in an edition, which are kept up to date from now on. The event `pages` tells when there are newer ones. */
  preview(contract: string, edition: Edition): Promise<PagesState>
  /** The JSON of some pages (`PreviewPage`), from one to before another; empty when there are newer ones. */
  pages(key: string, from: number, to: number): Promise<readonly string[]>
  /** Compute no more until the contract is changed again. */
  cancel(): Promise<void>
  /** The preview is not shown any more. */
  close(): Promise<void>
}
