/** Views of the nodes whose text is not in the document: references, fields, title page, parties, signatures. Plain DOM, one small class each at most. */
import type { Node } from 'prosemirror-model'
import type { Decoration, NodeView, NodeViewConstructor } from 'prosemirror-view'
import { attributesOf } from '../../shared/document/attributes.ts'
import { type LinePiece, partiesLines, type RecordLine, signatureColumns, titlePageLines } from '../../shared/document/record-lines.ts'
import type { Resolution } from '../../shared/document/resolve.ts'
import type { Shown } from './display.ts'
import type { Live } from './live.ts'

const shownIn = (list: readonly Decoration[]): Partial<Shown> | undefined =>
  list.map(({ spec }) => spec as Partial<Shown>).find(({ text }) => text !== undefined)

/** A node that shows text which its decoration brings; far from the viewport it has none and shows an ellipsis. */
export const shownInline =
  (attributes: (node: Node) => Readonly<Record<string, string>>): NodeViewConstructor =>
  (node, _view, _getPos, decorations): NodeView => {
    const dom = document.createElement('span')
    const show = (current: Node, shown: Partial<Shown> | undefined): void => {
      for (const [name, value] of Object.entries(attributes(current))) dom.setAttribute(name, value)
      const text = shown?.text ?? '…'
      if (dom.textContent !== text) dom.textContent = text
      dom.dataset['state'] = shown?.state ?? 'unknown'
      if (shown?.owner) dom.dataset['owner'] = shown.owner
      else delete dom.dataset['owner']
    }
    show(node, shownIn(decorations))
    return {
      dom,
      update: (next, list) => {
        if (next.type !== node.type) return false
        show(next, shownIn(list))
        return true
      },
      ignoreMutation: () => true,
    }
  }

export type Build = (resolution: Resolution, node: Node) => HTMLElement[]

export const element = (tag: string, className: string, ...children: readonly (string | HTMLElement)[]): HTMLElement => {
  const made = document.createElement(tag)
  if (className !== '') made.className = className
  made.append(...children)
  return made
}

/** A piece of a line; a field outside the text is filled in by the same click as one in the text. */
const pieceOf = ({ text, field }: LinePiece): string | HTMLElement => {
  if (!field) return text
  const span = element('span', 'field', text)
  span.dataset['key'] = field.key
  span.dataset['state'] = field.open ? 'open' : 'filled'
  if (field.definition) span.dataset['owner'] = field.definition.owner
  return span
}

const lineElement = ({ kind, pieces }: RecordLine, title: 'h1' | 'h2' = 'h2'): HTMLElement =>
  element(kind === 'title' ? title : 'p', `line-${kind}`, ...pieces.map(pieceOf))

/** What the contract leaves out keeps its place, on one line: it can still be selected, and must not be deleted unseen. */
const leftOut = (text: string): HTMLElement[] => [element('p', 'line-off', text)]

const titlePage: Build = (resolution) => {
  const { front, title } = resolution.contract
  return front.titlePage ? titlePageLines(resolution).map((line) => lineElement(line, 'h1')) : leftOut(title)
}
const parties: Build = (resolution) => {
  const { contract, language } = resolution
  const names = contract.parties.map(({ name }) => name).join(` ${language.and} `)
  return contract.front.parties ? partiesLines(resolution).map((line) => lineElement(line)) : leftOut(names)
}
const signatures: Build = (resolution) =>
  signatureColumns(resolution).map((lines) => element('div', 'signature', ...lines.map((line) => lineElement(line))))

/** A block written from the contract's record, anew whenever what is live changes. */
export const written =
  (className: string, build: Build): NodeViewConstructor =>
  (node, _view, _getPos, decorations): NodeView => {
    const dom = element('div', className)
    let shown: { readonly live: Live; readonly of: Node } | null = null
    const show = (of: Node, list: readonly Decoration[]): void => {
      const live = list.map(({ spec }) => (spec as { live?: Live }).live).find((one) => one !== undefined) ?? null
      if (live === null || (live === shown?.live && of === shown.of)) return
      shown = { live, of }
      dom.replaceChildren(...build(live.resolution, of))
    }
    show(node, decorations)
    return {
      dom,
      update: (next, list) => {
        if (next.type !== node.type) return false
        show(next, list)
        return true
      },
      ignoreMutation: () => true,
    }
  }

export const NODE_VIEWS: Readonly<Record<string, NodeViewConstructor>> = {
  reference: shownInline((node) => {
    const { target, form } = attributesOf(node, 'reference')
    return { class: 'reference', 'data-target': target, 'data-form': form }
  }),
  field: shownInline((node) => ({ class: 'field', 'data-key': attributesOf(node, 'field').key })),
  title_page: written('title-page', titlePage),
  parties: written('parties', parties),
  signature_block: written('signatures', signatures),
}
