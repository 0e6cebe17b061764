/** Going to places in the open contract and back again: scroll, caret and focus. */
import type { Node } from 'prosemirror-model'
import { NodeSelection, Selection, TextSelection } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { blanksIn } from '../../shared/document/blanks.ts'
import { createStore, type Store } from '../hooks/store.ts'
import type { ContractSession } from './contract-session.ts'
import { keyOf, partAt } from './parts.ts'
import { positionOfKey } from './places.ts'

/** A place that holds while the text around it changes: so far into a part. */
interface Bookmark {
  readonly key: string
  readonly offset: number
}

export interface Jumps {
  /** Go to a part, or to what stands at a position, and remember where one was. */
  readonly to: (pos: number) => void
  /** Back to where the last jump began. */
  readonly back: () => void
  readonly canGoBack: Store<boolean>
}

/** So many jumps back are kept. */
const LONGEST = 50

const bookmarkAt = (document: Node, pos: number): Bookmark => {
  const part = partAt(document, pos)
  return part ? { key: keyOf(part.node), offset: pos - part.pos } : { key: '', offset: pos }
}

const placeOf = (document: Node, { key, offset }: Bookmark): number | null => {
  const start = key === '' ? 0 : positionOfKey(document, key)
  const node = start === null ? null : key === '' ? document : document.nodeAt(start)
  return start === null || node === null ? null : Math.min(start + offset, start + node.nodeSize - 1, document.content.size)
}

/** The element that stands at a position: a part's own, else the block's around it. */
const elementAt = (view: EditorView, pos: number): Element | null => {
  const own = view.nodeDOM(pos)
  if (own instanceof Element) return own
  const { node } = view.domAtPos(pos)
  return node instanceof Element ? node : node.parentElement
}

/** Frames in which a place may still move while the sections around it are drawn for the first time. */
const LONGEST_SETTLING = 12

/**
 * Scroll a position to the upper edge of the page's window, or to its middle. Sections that were never drawn have an estimated height, and only what is
 * scrolled to is drawn: so it is looked again until the place stands still.
 */
export const reveal = (view: EditorView, pos: number, block: ScrollLogicalPosition = 'start'): void => {
  const scroll = (frames: number, last: number | null): void => {
    const element = view.isDestroyed || pos > view.state.doc.content.size ? null : elementAt(view, pos)
    if (!element) return
    element.scrollIntoView({ block })
    const { top } = element.getBoundingClientRect()
    if (frames > 0 && (last === null || Math.abs(top - last) > 1 || frames > LONGEST_SETTLING - 2))
      requestAnimationFrame(() => scroll(frames - 1, top))
  }
  scroll(LONGEST_SETTLING, null)
}

/** Scroll a position to the middle of the page's window when it is not in it. For a view without the focus: ProseMirror scrolls only one that has it. */
export const revealUnlessShown = (view: EditorView, pos: number): void => {
  const place = elementAt(view, pos)?.getBoundingClientRect()
  const frame = view.dom.closest('[data-scrolls]')?.getBoundingClientRect()
  if (place && frame && place.top >= frame.top && place.bottom <= frame.bottom) return
  reveal(view, pos, 'center')
}

const selectionAt = (document: Node, pos: number): Selection => {
  const node = document.nodeAt(pos)
  const $pos = document.resolve(Math.min(pos, document.content.size))
  const blank = $pos.parent.isTextblock ? blanksIn($pos.parent, $pos.node(-1)).find(({ at }) => at === $pos.parentOffset) : undefined
  // What is typed then takes its place.
  if (blank) return TextSelection.create(document, pos, pos + blank.text.length)
  if (node?.isInline && node.isAtom && !node.isText) return NodeSelection.create(document, pos)
  // What is printed there is not written there (signatures): the caret stays in the part, before it where that can be.
  if (node?.isAtom && !node.isText) return Selection.near(document.resolve(pos), -1)
  return Selection.near(document.resolve(Math.min(pos + (node && !node.isText ? 1 : 0), document.content.size)))
}

export const createJumps = (session: ContractSession): Jumps => {
  let trail: readonly Bookmark[] = []
  const canGoBack = createStore(false)
  const follow = (next: readonly Bookmark[]): void => {
    trail = next
    canGoBack.set(trail.length > 0)
  }
  const go = (pos: number): void => {
    const { state, view } = session
    session.dispatch(state.tr.setSelection(selectionAt(state.doc, pos)))
    if (!view) return
    view.focus()
    reveal(view, pos, state.doc.nodeAt(pos)?.isInline === true ? 'center' : 'start')
  }
  return {
    canGoBack,
    to: (pos) => {
      const { doc, selection } = session.state
      follow([...trail, bookmarkAt(doc, selection.from)].slice(-LONGEST))
      go(pos)
    },
    back: () => {
      const last = trail.at(-1)
      follow(trail.slice(0, -1))
      const pos = last ? placeOf(session.state.doc, last) : null
      if (pos !== null) go(pos)
    },
  }
}
