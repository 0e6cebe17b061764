/** Copy, cut, paste and drop: pieces of contracts between windows of the program, plain words to other programs, anything from anywhere. */
import { closeHistory } from 'prosemirror-history'
import { Fragment, type Node, Slice } from 'prosemirror-model'
import { type EditorState, NodeSelection, Plugin, PluginKey, Selection, type Transaction } from 'prosemirror-state'
import { CellSelection, deleteCellSelection, handlePaste as pasteCells } from 'prosemirror-tables'
import type { EditorView } from 'prosemirror-view'
import { attributesOf, isPart } from '../../shared/document/attributes.ts'
import { AppError } from '../../shared/errors.ts'
import type { FieldDefinition } from '../../shared/model.ts'
import { type ContractRecord, recordOf } from '../contract/record.ts'
import { deleteSelected, ensureText } from './commands/deletion.ts'
import { addFields, missingFields } from './commands/library.ts'
import { caret, fillHollow, firstText, lastText } from './commands/places.ts'
import { liveIn } from './live.ts'
import { adopt } from './paste/adopt.ts'
import { readHtml } from './paste/html.ts'
import { pickUp, piecesFromJson, piecesJson } from './paste/pieces.ts'
import { place, type Print } from './paste/place.ts'
import { readPlain } from './paste/plain.ts'
import { literally, type Pasted, structured } from './paste/structure.ts'
import { printed } from './printed.ts'

/** Pieces of a contract on the clipboard; only this program knows the type. */
const PIECES = 'application/x-klausul-pieces'
/** The text of some 500 pages. More at once is a mistake, and would keep the window busy for long. */
export const MAX_PASTED_CHARACTERS = 2_000_000
/** HTML that is larger is read as plain text: most of it is no text. */
const MAX_HTML = 30_000_000

interface Payload {
  readonly pasted: Pasted
  /** The definitions of the fields in it. */
  readonly fields: readonly FieldDefinition[]
}

const key = new PluginKey<AppError | null>('clipboard')

/** Why the last paste was refused, until the contract changes; null when it was not. */
export const pasteRefusal = (state: EditorState): AppError | null => key.getState(state) ?? null

/** What a clipboard or a drag brings. */
interface Transfer {
  getData(type: string): string
}

const payloadOf = (transfer: Transfer): Payload | null => {
  const text = transfer.getData(PIECES)
  if (text === '') return null
  try {
    const { pieces, fields } = JSON.parse(text) as { pieces: unknown; fields: readonly FieldDefinition[] }
    const pasted = piecesFromJson(pieces)
    return pasted && Array.isArray(fields) ? { pasted, fields } : null
  } catch {
    // Another program's data under the same name: the HTML beside it is read.
    return null
  }
}

const lengthOf = ({ blocks, parts }: Pasted): number => [...blocks, ...parts].reduce((sum, node) => sum + node.content.size, 0)

/** What a transfer holds. `literal`: only its words, a paragraph a line. Throws `AppError`: `paste_too_large`. */
export const readTransfer = (transfer: Transfer, literal = false): Payload | null => {
  const own = literal ? null : payloadOf(transfer)
  const check = (payload: Payload): Payload => {
    if (lengthOf(payload.pasted) > MAX_PASTED_CHARACTERS) throw new AppError('paste_too_large', { limit: MAX_PASTED_CHARACTERS })
    return payload
  }
  if (own) return check(own)
  const html = literal ? '' : transfer.getData('text/html')
  const text = transfer.getData('text/plain')
  if (html !== '' && html.length <= MAX_HTML) {
    const pasted = structured(readHtml(html))
    if (lengthOf(pasted) > 0) return check({ pasted, fields: [] })
  }
  if (text.length > MAX_PASTED_CHARACTERS) throw new AppError('paste_too_large', { limit: MAX_PASTED_CHARACTERS })
  const lines = readPlain(text, literal)
  const pasted = literal ? literally(lines) : structured(lines)
  return lengthOf(pasted) > 0 ? { pasted, fields: [] } : null
}

const printIn =
  (state: EditorState): Print =>
  (node) => {
    const { resolution } = liveIn(state)
    if (node.type.name === 'reference') return resolution.reference(node, null).text
    if (node.type.name === 'choice') return resolution.choice(node)
    if (node.type.name === 'footnote') return ` (${attributesOf(node, 'footnote').text})`
    return node.type.name === 'field' ? resolution.field(String(node.attrs['key'])).text : ''
  }

/** Put what a transfer brought in place of the selection of a transaction. Returns false where it cannot stand. */
const putIn = (tr: Transaction, state: EditorState, { pasted, fields }: Payload): boolean => {
  const record: ContractRecord = recordOf(state)
  if (!place(tr, adopt(pasted, tr.doc, record), printIn(state))) return false
  addFields(state, tr, missingFields([...pasted.blocks, ...pasted.parts], record, fields))
  return true
}

/** A command that pastes. */
export const paste = (transfer: Transfer, literal = false) => {
  const payload = readTransfer(transfer, literal)
  return (state: EditorState, dispatch?: (tr: Transaction) => void): boolean => {
    const { tr } = state
    if (!payload || !putIn(tr, state, payload)) return false
    dispatch?.(closeHistory(tr).scrollIntoView().setMeta('paste', true).setMeta('uiEvent', 'paste'))
    return true
  }
}

/** The parts that are selected whole, when nothing else is. */
const wholeParts = (document: Node, { from, to }: Selection): { readonly pos: number; readonly end: number }[] => {
  const found: { pos: number; end: number }[] = []
  document.nodesBetween(from, to, (node, pos) => {
    if (!isPart(node)) return false
    const whole = from <= (firstText(node, pos) ?? pos) && to >= (lastText(node, pos) ?? pos + node.nodeSize)
    if (whole) found.push({ pos, end: pos + node.nodeSize })
    return !whole
  })
  return found
}

/** Take what is selected out of the contract: whole parts with their numbers, so that they can come in again as what they were. */
const cutOut = (tr: Transaction): boolean => {
  const { selection } = tr
  const { blocks, parts } = pickUp(tr.doc, selection)
  const whole = blocks.length === 0 && !(selection instanceof NodeSelection) ? wholeParts(tr.doc, selection) : []
  if (whole.length === 0 || whole.length < parts.length) return deleteSelected(tr)
  for (const { pos, end } of whole.toReversed()) {
    const $pos = tr.doc.resolve(pos)
    tr.delete(pos, end)
    if ($pos.depth > 0) fillHollow(tr, $pos.before())
  }
  ensureText(tr)
  caret(tr, whole[0]?.pos ?? 0)
  return true
}

/** The data of a copy, by type. */
export const copied = (state: EditorState): Readonly<Record<string, string>> => {
  const { doc, selection } = state
  const pieces = pickUp(doc, selection)
  const { text, html } = printed(doc, selection, liveIn(state))
  const { fields } = recordOf(state)
  const used = missingFields([...pieces.blocks, ...pieces.parts], { ...recordOf(state), fields: [] }, fields)
  return { 'text/plain': text, 'text/html': html, [PIECES]: JSON.stringify({ pieces: piecesJson(pieces), fields: used }) }
}

/** A command that deletes what has been copied. */
export const cut = (state: EditorState, dispatch?: (tr: Transaction) => void): boolean => {
  if (state.selection instanceof CellSelection) return deleteCellSelection(state, dispatch)
  const { tr } = state
  if (!cutOut(tr)) return false
  dispatch?.(closeHistory(tr).scrollIntoView().setMeta('uiEvent', 'cut'))
  return true
}

const onCopy = (view: EditorView, event: ClipboardEvent): boolean => {
  if (view.state.selection.empty || !event.clipboardData) return false
  event.preventDefault()
  event.clipboardData.clearData()
  for (const [type, data] of Object.entries(copied(view.state))) event.clipboardData.setData(type, data)
  if (event.type === 'cut' && view.editable) cut(view.state, view.dispatch)
  return true
}

/** Do something with a transfer; a refusal is kept for the window to tell. */
const refusing = (view: EditorView, act: () => void): void => {
  try {
    act()
  } catch (thrown) {
    if (!(thrown instanceof AppError)) throw thrown
    view.dispatch(view.state.tr.setMeta(key, thrown))
  }
}

/** Cells pasted into a table fill its cells. */
const asCells = (view: EditorView, event: ClipboardEvent, { pasted }: Payload): boolean => {
  const [only] = pasted.blocks
  if (pasted.parts.length > 0 || pasted.blocks.length !== 1 || only?.type.name !== 'table') return false
  return pasteCells(view, event, new Slice(Fragment.from(only), 0, 0))
}

const onDrop = (view: EditorView, event: DragEvent, move: boolean): boolean => {
  const at = view.posAtCoords({ left: event.clientX, top: event.clientY })
  if (!at || !event.dataTransfer) return false
  const { state } = view
  const { selection } = state
  const own = view.dragging !== null
  if (own && at.pos >= selection.from && at.pos <= selection.to) return true
  const transfer = event.dataTransfer
  refusing(view, () => {
    const payload = own ? { pasted: pickUp(state.doc, selection), fields: [] } : readTransfer(transfer)
    const { tr } = state
    if (!payload || (own && move && !cutOut(tr))) return
    const $at = tr.doc.resolve(tr.mapping.map(at.pos))
    tr.setSelection($at.parent.inlineContent ? Selection.near($at) : Selection.near($at, -1))
    if (putIn(tr, state, payload)) view.dispatch(closeHistory(tr).setMeta('uiEvent', 'drop'))
  })
  view.focus()
  return true
}

/** Copy, cut, paste and drop for the editor. */
export const clipboardPlugin = (): Plugin<AppError | null> => {
  // A paste event does not say which keys made it.
  let literal = false
  return new Plugin({
    key,
    state: {
      init: (): AppError | null => null,
      apply: (tr, value) => (tr.getMeta(key) as AppError | undefined) ?? (tr.docChanged ? null : value),
    },
    props: {
      clipboardTextSerializer: (_slice, view) => printed(view.state.doc, view.state.selection, liveIn(view.state)).text,
      handleDrop: (view, event, _slice, moved) => onDrop(view, event, moved),
      handleDOMEvents: {
        copy: onCopy,
        cut: onCopy,
        keydown: (_view, event) => {
          literal = event.shiftKey && (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'v'
          return false
        },
        paste: (view, event) => {
          const data = event.clipboardData
          if (!data || view.composing || !view.editable) return false
          event.preventDefault()
          const plain = literal
          literal = false
          refusing(view, () => {
            const payload = readTransfer(data, plain)
            if (!payload || asCells(view, event, payload)) return
            const { tr } = view.state
            if (putIn(tr, view.state, payload)) view.dispatch(closeHistory(tr).scrollIntoView().setMeta('paste', true).setMeta('uiEvent', 'paste'))
          })
          return true
        },
      },
    },
  })
}
