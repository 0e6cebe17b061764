/** The clauses of the library as a tree of categories, or what a search found: only the rows near the screen are drawn. */
import { ChevronRight } from 'lucide-react'
import {
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  useEffect,
  useId,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { useWords } from '../../i18n.ts'
import type { Row } from './catalogue.ts'
import { ClauseRow } from './clause-row.tsx'
import { offsetsOf, rowAt, rowWindow, scrollTo } from './row-window.ts'
import './clause-list.css'

export interface ClauseListHandle {
  /** Put the focus on the list. */
  focus(): void
}

export interface ClauseListProps {
  readonly label: string
  readonly rows: readonly Row[]
  /** The clause that is shown beside the list. */
  readonly selected: string | null
  readonly onSelect: (clause: string) => void
  readonly onToggle: (category: string) => void
  readonly categoryName: (category: string) => string
  /** The clauses with changes that have not been saved. */
  readonly unsaved: ReadonlySet<string>
  readonly ref?: Ref<ClauseListHandle>
}

/** Heights in rem; clause-list.css says the same. */
const HEIGHTS = { category: 2.25, clause: 3.5, hit: 5 } as const

const keyOf = (row: Row): string => (row.kind === 'category' ? `category/${row.id}` : `clause/${row.entry.id}`)
const heightOf = (row: Row): number => (row.kind === 'category' ? HEIGHTS.category : row.hit ? HEIGHTS.hit : HEIGHTS.clause)
const rootSize = (): number => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16

/** Where a row stands among those of its level, as screen readers say it. */
const placesOf = (rows: readonly Row[]): { readonly place: number; readonly of: number }[] => {
  const categories = rows.filter(({ kind }) => kind === 'category').length
  const flat = categories === 0
  let category = 0
  let inside = 0
  let count = rows.length
  return rows.map((row) => {
    if (row.kind === 'category') {
      category += 1
      inside = 0
      count = row.count
      return { place: category, of: categories }
    }
    inside += 1
    return { place: inside, of: flat ? rows.length : count }
  })
}

export const ClauseList = ({ label, rows, selected, onSelect, onToggle, categoryName, unsaved, ref }: ClauseListProps): ReactNode => {
  const { t } = useWords()
  const id = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const [view, setView] = useState({ top: 0, height: 0 })
  /** The row that the keys act on; it holds until another clause is shown. */
  const [activeRow, setActiveRow] = useState<{ readonly key: string; readonly place: number; readonly shown: string | null } | null>(null)
  const offsets = useMemo(() => {
    const size = rootSize()
    return offsetsOf(
      rows.map((row) => heightOf(row) * size),
      rows.length,
    )
  }, [rows])
  const places = useMemo(() => placesOf(rows), [rows])
  const selectedAt = useMemo(() => rows.findIndex((row) => row.kind === 'clause' && row.entry.id === selected), [rows, selected])
  const active = useMemo(() => {
    if (activeRow?.shown !== selected) return Math.max(0, selectedAt)
    const there = rows[activeRow.place]
    if (there && keyOf(there) === activeRow.key) return activeRow.place
    const known = rows.findIndex((row) => keyOf(row) === activeRow.key)
    return known === -1 ? Math.max(0, selectedAt) : known
  }, [rows, activeRow, selected, selectedAt])

  useImperativeHandle(ref, () => ({ focus: () => scroller.current?.focus() }), [])

  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return undefined
    const measure = (): void => setView({ top: element.scrollTop, height: element.clientHeight })
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])

  const reveal = (row: number): void => {
    const element = scroller.current
    if (element) element.scrollTop = scrollTo(offsets, row, element.scrollTop, element.clientHeight)
  }
  // A clause that is chosen elsewhere (where used, a link) comes into sight, once: the list's own scrolling is left alone.
  const revealed = useRef<string | null>(null)
  useEffect(() => {
    if (selectedAt === -1 || revealed.current === selected) return
    revealed.current = selected
    const element = scroller.current
    if (element) element.scrollTop = scrollTo(offsets, selectedAt, element.scrollTop, element.clientHeight)
  }, [selected, selectedAt, offsets])

  const move = (to: number): void => {
    const place = Math.min(rows.length - 1, Math.max(0, to))
    const row = rows[place]
    if (!row) return
    setActiveRow({ key: keyOf(row), place, shown: selected })
    reveal(place)
  }
  const press = (row: Row | undefined): void => {
    if (row?.kind === 'category') onToggle(row.id)
    else if (row) onSelect(row.entry.id)
  }
  const categoryAbove = (place: number): number => rows.slice(0, place).findLastIndex(({ kind }) => kind === 'category')
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const row = rows[active]
    const page = (direction: 1 | -1): number => rowAt(offsets, (offsets[active] ?? 0) + direction * Math.max(1, view.height - 40))
    const acts: Readonly<Record<string, () => void>> = {
      ArrowDown: () => move(active + 1),
      ArrowUp: () => move(active - 1),
      Home: () => move(0),
      End: () => move(rows.length - 1),
      PageDown: () => move(Math.max(active + 1, page(1))),
      PageUp: () => move(Math.min(active - 1, page(-1))),
      Enter: () => press(row),
      ' ': () => press(row),
      ArrowRight: () => {
        if (row?.kind !== 'category') return
        if (row.isOpen) move(active + 1)
        else onToggle(row.id)
      },
      ArrowLeft: () => {
        if (row?.kind === 'category' && row.isOpen) onToggle(row.id)
        else if (row?.kind === 'clause' && row.depth === 2) move(categoryAbove(active))
      },
    }
    const act = acts[event.key]
    if (!act) return
    event.preventDefault()
    act()
  }

  const near = rowWindow(offsets, view.top, view.height)
  const drawn = Array.from({ length: near.to - near.from }, (_none, place) => near.from + place)
  // What has the focus is always there, however far it was scrolled away.
  if (rows.length > 0 && (active < near.from || active >= near.to)) drawn.push(active)
  return (
    <div
      ref={scroller}
      className="clause-list"
      role="tree"
      tabIndex={0}
      aria-label={label}
      aria-activedescendant={rows.length > 0 ? `${id}-${active}` : undefined}
      onScroll={({ currentTarget }) => setView({ top: currentTarget.scrollTop, height: currentTarget.clientHeight })}
      onKeyDown={onKeyDown}
    >
      <div className="clause-list-rows" role="presentation" style={{ height: offsets[rows.length] ?? 0 }}>
        {drawn.map((place) => {
          const row = rows[place]
          if (!row) return null
          const isSelected = place === selectedAt
          return (
            // The tree handles the keys: it keeps the focus while one of its items is active.
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
            <div
              key={keyOf(row)}
              id={`${id}-${place}`}
              role="treeitem"
              tabIndex={-1}
              className="clause-list-row"
              data-kind={row.kind}
              data-hit={(row.kind === 'clause' && row.hit !== null) || undefined}
              data-active={place === active || undefined}
              aria-level={row.kind === 'category' ? 1 : row.depth}
              aria-setsize={places[place]?.of}
              aria-posinset={places[place]?.place}
              aria-expanded={row.kind === 'category' ? row.isOpen : undefined}
              aria-selected={row.kind === 'clause' ? isSelected : undefined}
              style={{ transform: `translateY(${offsets[place] ?? 0}px)` }}
              onClick={() => {
                setActiveRow({ key: keyOf(row), place, shown: selected })
                press(row)
              }}
            >
              {row.kind === 'category' ? (
                <>
                  <ChevronRight className="clause-list-chevron" aria-hidden size="1rem" />
                  <span className="clause-list-category">{categoryName(row.id)}</span>
                  <span className="clause-list-count">
                    <span className="visually-hidden">{t('library.clauses', { count: row.count })}</span>
                    <span aria-hidden>{row.count}</span>
                  </span>
                </>
              ) : (
                <ClauseRow row={row} category={row.hit ? categoryName(row.entry.category) : null} isUnsaved={unsaved.has(row.entry.id)} />
              )}
            </div>
          )
        })}
      </div>
    </div>
  )
}
