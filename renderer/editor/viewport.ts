/** Tells the display what the window sees: the top-level sections within a screen of the visible part. */
import { Plugin } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { nearIn, showNear } from './display.ts'

/** A screen above and below: what is scrolled to is decorated before it shows. */
const MARGIN = '100% 0px'

export const viewportPlugin = (): Plugin =>
  new Plugin({
    view: (view: EditorView) => {
      const seen = new Set<Element>()
      const observed = new Set<Element>()
      const look = (): void => {
        let from = Number.POSITIVE_INFINITY
        let to = 0
        for (const [index, element] of [...view.dom.childNodes].entries()) {
          if (!(element instanceof Element) || !seen.has(element)) continue
          const start = view.posAtDOM(view.dom, index)
          const node = view.state.doc.nodeAt(start)
          if (!node) continue
          from = Math.min(from, start)
          to = Math.max(to, start + node.nodeSize)
        }
        if (to === 0) return
        const near = nearIn(view.state)
        if (near.from !== from || near.to !== to) view.dispatch(showNear(view.state.tr, { from, to }))
      }
      const observer = new IntersectionObserver(
        (entries) => {
          for (const { target, isIntersecting } of entries) {
            if (isIntersecting) seen.add(target)
            else seen.delete(target)
          }
          look()
        },
        { root: view.dom.closest('[data-scrolls]'), rootMargin: MARGIN },
      )
      const observe = (): void => {
        for (const element of observed) {
          if (element.parentElement === view.dom) continue
          observer.unobserve(element)
          observed.delete(element)
          seen.delete(element)
        }
        for (const element of view.dom.children) {
          if (observed.has(element)) continue
          observed.add(element)
          observer.observe(element)
        }
      }
      observe()
      return {
        update: (_view, before) => {
          // The children of the document are the observed elements; text typed inside them changes none.
          if (before.doc.childCount !== view.state.doc.childCount || observed.size !== view.dom.childElementCount) observe()
          else if (before.doc !== view.state.doc && [...observed].some((element) => !element.isConnected)) observe()
        },
        destroy: () => observer.disconnect(),
      }
    },
  })
