/**
 * Lays out pages again and again while a contract is drafted. Nearly all the time of a layout goes into breaking paragraphs into lines, and from one
 * layout to the next nearly all paragraphs are the same: their lines are kept, and in the layout of the pages a stand-in with as many lines of the same
 * height takes their place. The result is that of laying out the whole.
 */
import type { BlockLayout, DocumentLayout, LineLayout } from 'docx/layout'
import { formatsOf } from './formats.ts'
import { type LayOut, layOutWith } from './lay-out.ts'
import { type PlainParagraph, plainParagraphs } from './plain-paragraph.ts'
import type { WordParts } from './word-parts.ts'
import { elementIn, pixels, type XmlElement } from './xml-tree.ts'

interface KeptLine {
  /** Without the paragraph's number. */
  readonly text: string
  readonly height: number
  readonly textWidth: number
}

export interface Progress {
  /** Called between steps; layouts that take long are given up when it throws. */
  readonly step: (done: number, total: number) => Promise<void>
}

/** Paragraphs whose lines are broken in one step: some tenths of a second. */
const STEP = 24
/** How often the layout is tried with stand-ins before all paragraphs are laid out as they are. */
const MOST_TRIES = 3
/** Within this two lengths are the same, in pixels. */
const CLOSE = 0.01
/** The widest letter of a stand-in, in heights of its font. */
const WIDEST_LETTER = 0.7

const replaced = (parent: XmlElement, by: ReadonlyMap<XmlElement, XmlElement>): XmlElement => {
  const children = parent.children.map((child) => {
    if (typeof child === 'string') return child
    const other = by.get(child)
    if (other) return other
    return child.name === 'w:sdt' || child.name === 'w:sdtContent' ? replaced(child, by) : child
  })
  return { ...parent, children }
}

/** The lines of each paragraph of a layout, by its place. */
const linesByPlace = (layout: DocumentLayout): Map<number, LineLayout[]> => {
  const found = new Map<number, LineLayout[]>()
  for (const block of layout.pages.flatMap(({ body }) => body)) {
    if (block.type === 'paragraph') found.set(block.index, [...(found.get(block.index) ?? []), ...block.lines])
  }
  return found
}

/** Lays out files whose paragraphs are mostly those of files before. */
export const createKeptLines = () => {
  let kept = new Map<string, readonly KeptLine[]>()
  /** Paragraphs that stand-ins do not stand for: their number is wider than its column, or they are taller than their style. */
  const unlike = new Set<string>()

  /** Break paragraphs into lines, as a body of their own. What the layout guessed at is left to the layout of the whole. */
  const breakLines = (paragraphs: readonly PlainParagraph[], section: XmlElement, layOut: LayOut): void => {
    const layout = layOut({ name: 'w:body', attributes: {}, children: [...paragraphs.flatMap(({ members }) => members), section] })
    const guessed = new Set(layout.pages.filter(({ guesses }) => guesses !== undefined).flatMap(({ body }) => body.map(({ index }) => index)))
    const lines = linesByPlace(layout)
    for (const [place, { key, text }] of paragraphs.entries()) {
      const own = lines.get(place) ?? []
      const label = own.map((line) => line.text).join('').length - text.length
      const [first] = own
      if (
        guessed.has(place) ||
        !first ||
        !own
          .map((line) => line.text)
          .join('')
          .endsWith(text) ||
        label > first.text.length
      )
        unlike.add(key)
      else
        kept.set(
          key,
          own.map((line, index) => ({ text: index === 0 ? line.text.slice(label) : line.text, height: line.height, textWidth: line.textWidth })),
        )
    }
  }

  /** The pages of a file. */
  const layOut = async (parts: WordParts, { step }: Progress): Promise<DocumentLayout> => {
    const whole = layOutWith(parts)
    const [section] = parts.sections
    if (!section || parts.sections.length > 1) return whole()
    const plain = plainParagraphs(parts)
    const formats = formatsOf(parts)
    const origin = pixels(elementIn(section, 'w:pgMar')?.attributes['w:left'])
    const found = parts.blocks.map((block) => plain(block))
    const used = new Set(found.flatMap((one) => one?.key ?? []))
    const missing = new Map<string, PlainParagraph>()
    for (const one of found) if (one && !kept.has(one.key) && !unlike.has(one.key)) missing.set(one.key, one)
    const list = [...missing.values()]
    // The last step is the layout of the pages themselves, which is worth about a fifth of the rest.
    const total = list.length + Math.ceil(parts.blocks.length / 5)
    for (let at = 0; at < list.length; at += STEP) {
      await step(at, total)
      breakLines(list.slice(at, at + STEP), section, whole)
    }
    await step(list.length, total)
    kept = new Map([...kept].filter(([key]) => used.has(key)))

    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const standing = new Map<number, readonly KeptLine[]>()
      const standIns = new Map<XmlElement, XmlElement>()
      for (const [index, one] of found.entries()) {
        const lines = one && !unlike.has(one.key) ? kept.get(one.key) : undefined
        if (!one || !lines) continue
        standing.set(index, lines)
        for (const [place, standIn] of one.standIns(lines.length).entries()) standIns.set(one.members[place] ?? standIn, standIn)
      }
      const layout = whole(replaced(parts.body, standIns))
      const laidOut = linesByPlace(layout)
      let isSame = layout.stoppedAt === undefined
      for (const [index, lines] of standing) {
        const own = laidOut.get(index) ?? []
        const [first] = own
        const block = parts.blocks[index]
        const key = found[index]?.key
        if (!first || !block || key === undefined) continue
        const format = formats.ofParagraph(block)
        const beyond = first.x + first.textWidth - origin - format.left
        const isWide = first.text !== 'x' && (!first.text.endsWith('\tx') || beyond < 0 || beyond > formats.ofRun(block).size * WIDEST_LETTER)
        if (!isWide && own.length === lines.length && own.every(({ height }, line) => Math.abs(height - (lines[line]?.height ?? 0)) < CLOSE)) continue
        unlike.add(key)
        isSame = false
      }
      if (isSame) return withTexts(layout, standing)
    }
    return whole()
  }
  return { layOut }
}
export type KeptLines = ReturnType<typeof createKeptLines>

/** A layout with stand-ins, with the words of those that they stand for. */
const withTexts = (layout: DocumentLayout, standing: ReadonlyMap<number, readonly KeptLine[]>): DocumentLayout => {
  const done = new Map<number, number>()
  const block = (one: BlockLayout): BlockLayout => {
    const lines = one.type === 'paragraph' ? standing.get(one.index) : undefined
    if (!lines || one.type !== 'paragraph') return one
    const from = done.get(one.index) ?? 0
    done.set(one.index, from + one.lines.length)
    return {
      ...one,
      lines: one.lines.map((line, index) => {
        const { text = '', textWidth = 0 } = lines[from + index] ?? {}
        return { ...line, text: line.text.replace(/x$/, () => text), textWidth }
      }),
    }
  }
  return { ...layout, pages: layout.pages.map((page) => ({ ...page, body: page.body.map(block) })) }
}
