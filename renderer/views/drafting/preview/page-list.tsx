/** All pages one below the other. Only those near the window's edges are fetched and drawn: three hundred pages scroll like three. */
import { type CSSProperties, type ReactNode, type RefObject, useEffect, useImperativeHandle, useRef, useState } from 'react'
import type { PagesSummary, PreviewPage } from '../../../../shared/pages-api.ts'
import { api } from '../../../api.ts'
import { useWords } from '../../../i18n.ts'
import type { PreviewZoom } from '../layout.ts'
import { Sheet } from './sheet.tsx'

/** Between the pages and around them, in pixels. */
const GAP = 16
/** Drawn beyond what is seen, on either side. */
const BEYOND = 1
/** Pages that are kept beyond those: who scrolls back finds them drawn. */
const KEPT = 4

export interface PageList {
  /** Scroll to a page unless it is in sight. */
  readonly show: (page: number) => void
}

interface Fetched {
  readonly key: string
  readonly page: PreviewPage
}

/** The pages in sight; one of before stands until the newer one is there. */
const useFetched = (key: string, from: number, to: number): ReadonlyMap<number, PreviewPage> => {
  const [fetched, setFetched] = useState<ReadonlyMap<number, Fetched>>(new Map())
  const latest = useRef(fetched)
  useEffect(() => {
    let isCurrent = true
    // One by one: to draw several at once would keep the keyboard waiting.
    const fetchFrom = async (at: number): Promise<void> => {
      if (at >= to) return
      if (latest.current.get(at)?.key !== key) {
        const [text] = await api.pages.pages(key, at, at + 1)
        if (!isCurrent || text === undefined) return
        const near = [...latest.current].filter(([page]) => page >= from - KEPT && page < to + KEPT)
        latest.current = new Map(near).set(at, { key, page: JSON.parse(text) as PreviewPage })
        setFetched(latest.current)
      }
      await fetchFrom(at + 1)
    }
    // A newer set of pages tells by itself when one of these is gone.
    fetchFrom(from).catch(() => undefined)
    return () => {
      isCurrent = false
    }
  }, [key, from, to])
  return new Map([...fetched].map(([index, { page }]) => [index, page]))
}

export interface PageListProps {
  readonly summary: PagesSummary
  readonly zoom: PreviewZoom
  readonly language: string
  readonly onPage: (page: number) => void
  /** Go to a part of the contract in the draft. */
  readonly onPart: (id: string) => void
  readonly list: RefObject<PageList | null>
}

export const Pages = ({ summary, zoom, language, onPage, onPart, list }: PageListProps): ReactNode => {
  const { t } = useWords()
  const scroller = useRef<HTMLDivElement>(null)
  const [view, setView] = useState({ top: 0, width: 0, height: 0 })
  const factor = zoom === '100' || view.width === 0 ? 1 : Math.max(0.2, (view.width - 2 * GAP) / summary.width)
  const step = summary.height * factor + GAP
  const count = summary.numbers.length
  // Who has scrolled to the end reads the last page, though a window that shows several never brings it to its upper edge.
  const isAtEnd = view.height > 0 && view.top > 0 && view.top + view.height >= count * step + GAP - 1
  const current = isAtEnd ? count - 1 : Math.min(count - 1, Math.max(0, Math.floor((view.top + view.height / 3) / step)))
  const from = Math.max(0, Math.floor(view.top / step) - BEYOND)
  const to = Math.min(count, Math.ceil((view.top + view.height) / step) + BEYOND)
  const pages = useFetched(summary.key, from, to)

  useEffect(() => {
    const element = scroller.current
    if (!element) return undefined
    const look = (): void => setView({ top: element.scrollTop, width: element.clientWidth, height: element.clientHeight })
    const observer = new ResizeObserver(look)
    observer.observe(element)
    element.addEventListener('scroll', look, { passive: true })
    return () => {
      observer.disconnect()
      element.removeEventListener('scroll', look)
    }
  }, [])
  useEffect(() => onPage(current), [current, onPage])
  // Another size shows the same place.
  const before = useRef(step)
  useEffect(() => {
    if (scroller.current && before.current !== step) scroller.current.scrollTop = (scroller.current.scrollTop / before.current) * step
    before.current = step
  }, [step])
  useImperativeHandle(list, () => ({
    show: (page) => {
      const element = scroller.current
      if (!element) return
      const [top, bottom] = [page * step, page * step + step]
      if (bottom - element.scrollTop < step / 2 || top - element.scrollTop > element.clientHeight - step / 2) element.scrollTop = top
    },
  }))

  // The keys scroll it, as they do any text; Enter goes where a click on the page's first clause would.
  const latest = useRef({ current, onPart })
  useEffect(() => {
    latest.current = { current, onPart }
  })
  useEffect(() => {
    const element = scroller.current
    const goTo = (target: EventTarget | null | undefined): void => {
      const id = target instanceof Element ? target.closest('[data-part]')?.getAttribute('data-part') : null
      // Text that has been marked is to be copied, not followed.
      if (id !== null && id !== undefined && document.getSelection()?.isCollapsed !== false) latest.current.onPart(id)
    }
    const onClick = (event: MouseEvent): void => goTo(event.target)
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Enter') goTo(element?.querySelector(`[data-page="${latest.current.current}"] [data-part]`))
    }
    element?.addEventListener('click', onClick)
    element?.addEventListener('keydown', onKey)
    return () => {
      element?.removeEventListener('click', onClick)
      element?.removeEventListener('keydown', onKey)
    }
  }, [])
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be in reach of the keys
    <div ref={scroller} className="printed-pages" data-scrolls tabIndex={0} role="group" aria-label={t('preview.pages')}>
      <div className="printed-run" style={{ height: count * step + GAP, minWidth: summary.width * factor + 2 * GAP }}>
        {Array.from({ length: to - from }, (_, place) => from + place).map((index) => {
          const page = pages.get(index)
          return (
            <section
              key={index}
              className="printed-page"
              data-page={index}
              role="group"
              aria-label={t('preview.page_of', { page: summary.numbers[index], pages: count })}
              aria-busy={page === undefined}
              lang={language}
              style={{ top: index * step + GAP, width: summary.width * factor, height: summary.height * factor }}
            >
              <div className="printed-paper" style={{ width: summary.width, height: summary.height, '--factor': factor } as CSSProperties}>
                {page && <Sheet page={page} />}
              </div>
            </section>
          )
        })}
      </div>
    </div>
  )
}
