/** Tells the display what the window sees: the top-level sections within a screen of the visible part. */
import { Plugin } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { readCaret } from './caret.ts'
import { nearIn, showNear } from './display.ts'
import { liveIn } from './live.ts'

/** The first of `elements`, which stand below each other, that reaches below `y`. */
const firstBelow = (elements: HTMLCollection, y: number): number => {
  let from = 0
  let to = elements.length
  while (from < to) {
    const middle = Math.floor((from + to) / 2)
    if ((elements[middle]?.getBoundingClientRect().bottom ?? y) < y) from = middle + 1
    else to = middle
  }
  return from
}

const frameOf = (view: EditorView): Element => view.dom.closest('[data-scrolls]') ?? document.documentElement

/**
 * Whether the text around the caret is on the screen whole, as it is while one types: there is nothing to scroll then, and ProseMirror need not measure
 * the caret and every element around it, which it does at each key.
 */
const caretIsShown = (view: EditorView): boolean => {
  const { node } = view.domAtPos(view.state.selection.head)
  const around = node instanceof Element ? node : node.parentElement
  if (!view.state.selection.empty || !around) return false
  const text = around.getBoundingClientRect()
  const frame = frameOf(view).getBoundingClientRect()
  return text.top > frame.top && text.bottom < frame.bottom
}

/**
 * Looks where the page stands when it is scrolled, when it or the window changes size, and when the structure changes. An IntersectionObserver of the
 * sections would cost a little at every frame, that is at every keystroke; this costs nothing.
 */
export const viewportPlugin = (): Plugin =>
  new Plugin({
    props: { handleScrollToSelection: caretIsShown },
    view: (view: EditorView) => {
      const frame = frameOf(view)
      let asked: number | null = null
      const look = (): void => {
        asked = null
        const { top, bottom } = frame.getBoundingClientRect()
        // A screen above and below: what is scrolled to is decorated before it shows.
        const margin = bottom - top
        const sections = view.dom.children
        const first = firstBelow(sections, top - margin)
        const after = Math.min(firstBelow(sections, bottom + margin) + 1, sections.length)
        if (margin === 0 || first >= after) return
        const [from, to] = [first, after].map((index) => view.posAtDOM(view.dom, index)) as [number, number]
        const near = nearIn(view.state)
        if (from >= near.from && to <= near.to) return
        readCaret(view)
        view.dispatch(showNear(view.state.tr, { from, to }))
      }
      // Before the next paint, and once however much asks for it.
      const ask = (): void => {
        asked ??= requestAnimationFrame(look)
      }
      const sizes = new ResizeObserver(ask)
      sizes.observe(frame)
      sizes.observe(view.dom)
      frame.addEventListener('scroll', ask, { passive: true })
      return {
        update: (_view, before) => {
          if (liveIn(before) !== liveIn(view.state)) ask()
        },
        destroy: () => {
          if (asked !== null) cancelAnimationFrame(asked)
          sizes.disconnect()
          frame.removeEventListener('scroll', ask)
        },
      }
    },
  })
