/**
 * Drawing a contract in parts. What is near the screen is drawn at once; a section that waits is an empty box of about its height, and sections are
 * drawn when the window sees or selects them, the rest while it has nothing else to do: a second after opening everything is there. Only the page waits:
 * the document is whole from the beginning, so that saving, finding and copying know nothing of it.
 */
import { DOMSerializer, type Node } from 'prosemirror-model'
import { type EditorState, Plugin } from 'prosemirror-state'
import { Decoration, DecorationSet, type EditorView, type NodeView, type NodeViewConstructor } from 'prosemirror-view'
import { isPart } from '../../shared/document/attributes.ts'
import { readCaret } from './caret.ts'
import { nearIn } from './display.ts'

/** So much text is drawn in one go: ten milliseconds or so, so that a key pressed meanwhile is not late. */
const SLICE = 60_000
/** In milliseconds: a window that is never idle draws the rest nevertheless. */
const PATIENCE = 500

const WAITING = { waiting: true } as const
const isWaiting = (decorations: readonly Decoration[]): boolean => decorations.some(({ spec }) => (spec as Partial<typeof WAITING>).waiting === true)

const sectionView: NodeViewConstructor = (node, _view, _getPos, decorations): NodeView => {
  const { dom, contentDOM } = DOMSerializer.renderSpec(document, node.type.spec.toDOM?.(node) ?? ['section', 0])
  if (!isWaiting(decorations)) return { dom, ...(contentDOM && { contentDOM }) }
  // Without a place for content ProseMirror takes it for a leaf. It asks for another view when this one no longer fits.
  return { dom, update: (next, list) => next === node && isWaiting(list) }
}

/** The views that the plugin needs. */
export const SECTION_VIEWS: Readonly<Record<string, NodeViewConstructor>> = { chapter: sectionView, clause: sectionView, annex: sectionView }

/** The sections that wait, as nodes: one that is changed is another node, which is drawn. */
type Waiting = Set<Node>

/** The next sections to draw, in document order. */
const nextSlice = (waiting: Waiting): Node[] => {
  let size = 0
  return [...waiting].filter((node, index) => {
    size += node.nodeSize
    return index === 0 || size <= SLICE
  })
}

/** Draw no longer later what the window sees, or what an end of the selection is in: its place on the page is asked for. */
const drawNeeded = (waiting: Waiting, state: EditorState): void => {
  const { from, to } = nearIn(state)
  const { anchor, head } = state.selection
  state.doc.forEach((node, pos) => {
    const end = pos + node.nodeSize
    const holds = (place: number): boolean => place > pos && place < end
    if ((pos < to && end > from) || holds(anchor) || holds(head)) waiting.delete(node)
  })
}

const boxes = ({ doc }: EditorState, waiting: Waiting): DecorationSet => {
  const out: Decoration[] = []
  doc.forEach((node, pos) => {
    if (waiting.has(node)) out.push(Decoration.node(pos, pos + node.nodeSize, { 'data-waiting': '' }, WAITING))
  })
  return DecorationSet.create(doc, out)
}

/** Lets the sections of a contract wait, for one view that is about to open on `state`. */
export const drawingPlugin = (state: EditorState): Plugin => {
  const waiting: Waiting = new Set(state.doc.children.filter(isPart))
  drawNeeded(waiting, state)
  // Most contracts are so short that waiting would gain nothing.
  if (nextSlice(waiting).length === waiting.size) waiting.clear()

  return new Plugin({
    props: {
      decorations: (now) => {
        if (waiting.size === 0) return null
        drawNeeded(waiting, now)
        return boxes(now, waiting)
      },
    },
    view: (view: EditorView) => {
      let asked: number | null = null
      const ask = (): void => {
        asked = waiting.size === 0 ? null : requestIdleCallback(draw, { timeout: PATIENCE })
      }
      const draw = (): void => {
        // Text that an input method is composing is better left alone.
        if (!view.composing) {
          readCaret(view)
          for (const node of nextSlice(waiting)) waiting.delete(node)
          view.updateState(view.state)
        }
        ask()
      }
      ask()
      return {
        destroy: () => {
          if (asked !== null) cancelIdleCallback(asked)
        },
      }
    },
  })
}
