/** A clause of the library dropped on the page: beside the part under the pointer, at the nearest place where it fits. */
import type { EditorView } from 'prosemirror-view'
import { isPart, partAttributes } from '../../../../shared/document/attributes.ts'
import type { Place } from '../../../../shared/document/edit.ts'
import { CONTRACT_LANGUAGES, type ContractLanguage } from '../../../../shared/model.ts'
import { toast } from '../../../components/toasts.tsx'
import { attempt } from '../../../hooks/attempt.ts'
import { words } from '../../../i18n.ts'
import type { Drafting } from '../drafting.ts'
import { insertFromLibrary } from '../insert-clause.ts'

/** What is dragged: JSON of `{clause, language}`. */
export const CLAUSE_TYPE = 'application/x-klausul-clause'

interface Spot {
  /** The places to try, the nearest first. */
  readonly places: readonly Place[]
  /** Where the line that shows it stands. */
  readonly element: Element
  readonly side: 'before' | 'after'
}

/** The parts around a point of the page, and on which side of the innermost it is. */
const spotAt = (view: EditorView, { clientX, clientY }: DragEvent): Spot | null => {
  const at = view.posAtCoords({ left: clientX, top: clientY })
  if (!at) return null
  const $pos = view.state.doc.resolve(at.pos)
  const depths = Array.from({ length: $pos.depth }, (_, index) => $pos.depth - index).filter((depth) => isPart($pos.node(depth)))
  const [innermost] = depths
  const element = innermost === undefined ? null : view.nodeDOM($pos.before(innermost))
  if (innermost === undefined || !(element instanceof Element)) return null
  const { top, height } = element.getBoundingClientRect()
  const side = clientY < top + Math.min(height, 48) / 2 ? 'before' : 'after'
  const places = depths.map((depth): Place => {
    const { id } = partAttributes($pos.node(depth))
    return $pos.node(depth).type.name === 'clause' ? (side === 'before' ? { before: id } : { after: id }) : { into: id }
  })
  return { places, element, side }
}

const dropped = (event: DragEvent): { clause: string; language: ContractLanguage } | null => {
  try {
    const data = JSON.parse(event.dataTransfer?.getData(CLAUSE_TYPE) ?? '') as { clause?: unknown; language?: unknown }
    const language = CONTRACT_LANGUAGES.find((one) => one === data.language)
    return typeof data.clause === 'string' && language ? { clause: data.clause, language } : null
  } catch {
    // Something else was dropped that calls itself a clause.
    return null
  }
}

const insert = async (drafting: Drafting, what: { clause: string; language: ContractLanguage }, places: readonly Place[]): Promise<void> => {
  await attempt(async () => {
    const done = await insertFromLibrary(drafting, what, places)
    if (!done) toast({ text: words().t('drafting_library.does_not_fit') })
  })
}

const isClause = (event: DragEvent): boolean => event.dataTransfer?.types.includes(CLAUSE_TYPE) === true

/** Let clauses be dropped on the page. They are taken before the editor sees them. Returns the way to stop. */
export const listenToDrops = (drafting: Drafting, page: HTMLElement): (() => void) => {
  const stop = new AbortController()
  const options = { signal: stop.signal, capture: true }
  const line = document.createElement('div')
  line.className = 'drop-line'
  const clear = (): void => line.remove()
  const show = ({ element, side }: Spot): void => {
    const box = element.getBoundingClientRect()
    const around = page.getBoundingClientRect()
    line.style.top = `${(side === 'before' ? box.top : box.bottom) - around.top + page.scrollTop}px`
    line.style.left = `${box.left - around.left}px`
    line.style.width = `${box.width}px`
    if (!line.isConnected) page.append(line)
  }
  const onOver = (event: DragEvent): void => {
    const { view } = drafting.session
    if (!isClause(event) || !view) return
    event.preventDefault()
    event.stopPropagation()
    const spot = spotAt(view, event)
    if (spot) show(spot)
    else clear()
  }
  const onDrop = (event: DragEvent): void => {
    const { view } = drafting.session
    if (!isClause(event) || !view) return
    event.preventDefault()
    event.stopPropagation()
    clear()
    const what = dropped(event)
    const spot = spotAt(view, event)
    if (what && spot) void insert(drafting, what, spot.places)
  }
  page.addEventListener('dragenter', onOver, options)
  page.addEventListener('dragover', onOver, options)
  page.addEventListener('drop', onDrop, options)
  page.addEventListener('dragleave', (event) => event.target === page && clear(), options)
  document.addEventListener('dragend', clear, options)
  return () => {
    stop.abort()
    clear()
  }
}
