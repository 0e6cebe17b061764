/** From elements of the page to places in the document and back. */
import { attributesOf } from '../../shared/document/attributes.ts'
import type { InlinePlace } from './asking/editing.ts'
import type { FieldPlace } from '../contract/places.ts'
import type { Node } from 'prosemirror-model'
import type { EditorView } from 'prosemirror-view'

/** The position of the node that an element of the page shows or stands in; null when it is none of the document's. */
export const positionOf = (view: EditorView, element: Element): number | null => {
  if (!view.dom.contains(element)) return null
  const parent = element.parentNode
  if (!parent) return null
  const pos = view.posAtDOM(parent, [...parent.childNodes].indexOf(element))
  return pos >= 0 && pos <= view.state.doc.content.size ? pos : null
}

/** What an element of the page is: a field (in the text, or in a block that prints it), a reference, a choice or a footnote. */
export type Live = { readonly kind: 'field'; readonly key: string; readonly pos: number; readonly anchor: Element } | LiveInline

export interface LiveInline extends InlinePlace {
  readonly kind: 'reference' | 'choice' | 'footnote'
}

const INLINE = ['reference', 'choice', 'footnote'] as const

/** What a node that stands at a position in the text is, shown by an element. */
export const liveInline = (node: Node | null, pos: number, anchor: Element): Live | null => {
  const kind = INLINE.find((name) => name === node?.type.name)
  if (kind) return { kind, pos, anchor }
  return node?.type.name === 'field' ? { kind: 'field', key: attributesOf(node, 'field').key, pos, anchor } : null
}

const WRITTEN = '.title-page, .parties, .signatures'

/** The live thing that an event on the page is about. */
export const liveAt = (view: EditorView, target: EventTarget | null): Live | null => {
  const anchor = target instanceof Element ? target.closest('.field, .reference, .choice, .footnote') : null
  if (!anchor) return null
  const block = anchor.closest(WRITTEN)
  const pos = positionOf(view, block ?? anchor)
  if (pos === null) return null
  const inline = liveInline(view.state.doc.nodeAt(pos), pos, anchor)
  if (inline) return inline
  const key = anchor.getAttribute('data-key')
  return block && key !== null ? { kind: 'field', key, pos, anchor } : null
}

/** The element that shows a field at a place. */
export const fieldElement = (view: EditorView, { pos, key }: FieldPlace): Element | null => {
  const node = view.nodeDOM(pos)
  if (!(node instanceof Element)) return null
  return node.matches('.field') ? node : node.querySelector(`.field[data-key="${CSS.escape(key)}"]`)
}
