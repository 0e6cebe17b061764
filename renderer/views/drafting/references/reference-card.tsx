/** What a reference points to, or a footnote says, shown while the pointer rests on it or it is selected. */
import type { Node } from 'prosemirror-model'
import { NodeSelection } from 'prosemirror-state'
import { type ReactNode, type RefObject, useEffect, useMemo, useState } from 'react'
import { attributesOf } from '../../../../shared/document/attributes.ts'
import { Popover } from '../../../components/popover.tsx'
import { recordOf } from '../../../contract/record.ts'
import { useWords } from '../../../i18n.ts'
import { useStore } from '../../../hooks/store.ts'
import { useDrafting } from '../drafting.ts'
import { liveAt } from '../../../editor/elements.ts'
import { TargetSummary } from './target-summary.tsx'
import './references.css'

/** Passing over the page must not make cards flicker. */
const REST = 350

interface Shown {
  readonly pos: number
  readonly anchor: Element
}

const hasCard = (node: Node | null): node is Node => node?.type.name === 'reference' || node?.type.name === 'footnote'

/** The reference or footnote that the pointer rests on, or that is selected. */
const useRestedOn = (page: RefObject<HTMLElement | null>): Shown | null => {
  const { session } = useDrafting()
  const [shown, setShown] = useState<Shown | null>(null)
  useEffect(() => {
    const element = page.current
    if (!element) return undefined
    let timer: ReturnType<typeof setTimeout> | null = null
    const later = (find: () => Shown | null): void => {
      if (timer) clearTimeout(timer)
      timer = setTimeout(() => setShown(find()), REST)
    }
    const hide = (): void => {
      if (timer) clearTimeout(timer)
      timer = null
      setShown(null)
    }
    const onOver = (event: Event): void => {
      const live = session.view && liveAt(session.view, event.target)
      if (live?.kind === 'reference' || live?.kind === 'footnote') later(() => (live.anchor.isConnected ? live : null))
      else hide()
    }
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') hide()
    }
    /** Selected by the arrow keys. */
    const selected = (): Shown | null => {
      const { selection } = session.state
      if (!(selection instanceof NodeSelection) || !hasCard(selection.node)) return null
      const anchor = session.view?.nodeDOM(selection.from)
      return anchor instanceof Element ? { pos: selection.from, anchor } : null
    }
    let last = session.state.selection
    const stop = session.subscribe(() => {
      if (session.state.selection === last) return
      last = session.state.selection
      if (last instanceof NodeSelection && hasCard(last.node)) later(selected)
      else hide()
    })
    const end = new AbortController()
    const { signal } = end
    element.addEventListener('pointerover', onOver, { signal })
    element.addEventListener('pointerleave', hide, { signal })
    element.addEventListener('pointerdown', hide, { signal })
    element.addEventListener('scroll', hide, { signal })
    element.addEventListener('keydown', onKey, { signal })
    return () => {
      end.abort()
      stop()
      if (timer) clearTimeout(timer)
    }
  }, [session, page])
  return shown
}

export const ReferenceCard = ({ page }: { readonly page: RefObject<HTMLElement | null> }): ReactNode => {
  const { t } = useWords()
  const { session, popup } = useDrafting()
  const shown = useRestedOn(page)
  const isBusy = useStore(popup) !== null
  const anchor = useMemo(() => ({ current: shown?.anchor ?? null }), [shown])
  const node = shown && !isBusy ? session.state.doc.nodeAt(shown.pos) : null
  if (!hasCard(node)) return null
  const isReference = node.type.name === 'reference'
  return (
    <Popover triggerRef={anchor} isOpen isNonModal placement="bottom start" className="reference-card">
      <div role="tooltip">
        {isReference ? <TargetSummary reference={node} /> : <p lang={recordOf(session.state).language}>{attributesOf(node, 'footnote').text}</p>}
        <p className="reference-hint">{isReference ? t('references.hint') : t('footnotes.hint')}</p>
      </div>
    </Popover>
  )
}
