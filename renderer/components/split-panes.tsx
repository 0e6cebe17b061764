/** A middle with panes at its sides that can be resized and closed; where there is no room they lie over it. */
import { type ReactNode, useEffect, useLayoutEffect, useRef, useSyncExternalStore } from 'react'
import { Group, Panel, Separator, useDefaultLayout } from 'react-resizable-panels'
import './split-panes.css'

export interface Pane {
  /** What it holds, for screen readers. */
  readonly label: string
  readonly isOpen: boolean
  /** Asked for by Escape or a press beside it while the pane lies over the middle, and when there is no more room for it beside the middle. */
  readonly onClose: () => void
  /** Asked for when there is room again for a pane that had to close. */
  readonly onOpen?: () => void
  readonly children: ReactNode
}

export interface SplitPanesProps {
  /** The sizes are remembered by it. */
  readonly id: string
  readonly left?: Pane
  readonly right?: Pane
  /** What the handles between the panes are called: »Skillelinje«. */
  readonly separatorLabel: string
  readonly children: ReactNode
}

/** Below this width the panes lie over the middle, one at a time. */
const ROOM = '(min-width: 60rem)'

const useRoom = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      const room = matchMedia(ROOM)
      room.addEventListener('change', listener)
      return () => room.removeEventListener('change', listener)
    },
    () => matchMedia(ROOM).matches,
  )

/**
 * What is open when the room ends would cover the middle unasked: it closes, and opens again when there is room, or for another time when all of it is no
 * longer shown: whoever remembers what is open must not remember it as closed by the user.
 */
const useYielding = (room: boolean, panes: readonly (Pane | undefined)[]): void => {
  const latest = useRef(panes)
  useLayoutEffect(() => {
    latest.current = panes
  })
  useLayoutEffect(() => {
    if (room) return undefined
    const now = latest.current
    const yielded = now.map((pane) => pane?.isOpen === true)
    for (const pane of now) if (pane?.isOpen === true) pane.onClose()
    return () => latest.current.forEach((pane, place) => yielded[place] === true && pane?.onOpen?.())
  }, [room])
}

/** A pane over the middle. It takes the focus, and gives it back when it closes. */
const Drawer = ({ pane, side }: { readonly pane: Pane; readonly side: 'left' | 'right' }): ReactNode => {
  const place = useRef<HTMLElement>(null)
  const { onClose } = pane
  useEffect(() => {
    const before = document.activeElement
    place.current?.focus()
    return () => {
      if (before instanceof HTMLElement && before.isConnected && document.activeElement === document.body) before.focus()
    }
  }, [])
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !event.defaultPrevented && place.current?.contains(document.activeElement) === true) onClose()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [onClose])
  return (
    <>
      <div className="split-scrim" onClick={onClose} aria-hidden />
      <section ref={place} tabIndex={-1} className={`split-drawer split-drawer-${side}`} aria-label={pane.label}>
        {pane.children}
      </section>
    </>
  )
}

/** The middle is never mounted anew, whatever happens to the panes. A pane that is closed is not mounted. */
export const SplitPanes = ({ id, left, right, separatorLabel, children }: SplitPanesProps): ReactNode => {
  const room = useRoom()
  useYielding(room, [left, right])
  const side = (pane: Pane | undefined): Pane | undefined => (room && pane?.isOpen === true ? pane : undefined)
  const [leftBeside, rightBeside] = [side(left), side(right)]
  const panelIds = [...(leftBeside ? ['left'] : []), 'middle', ...(rightBeside ? ['right'] : [])]
  const { defaultLayout, onLayoutChanged } = useDefaultLayout({
    id: `panes-${id}`,
    panelIds,
    storage: localStorage,
    onlySaveAfterUserInteractions: true,
  })
  // Where there is no room, the one opened last would be best; the left one is the one that leads on.
  const over = room ? undefined : left?.isOpen === true ? 'left' : right?.isOpen === true ? 'right' : undefined
  return (
    <div className="split">
      <Group className="split-group" disableCursor defaultLayout={defaultLayout} onLayoutChanged={onLayoutChanged}>
        {leftBeside && (
          <Panel
            key="left"
            id="left"
            className="split-pane"
            defaultSize="20rem"
            minSize="13rem"
            maxSize="34rem"
            groupResizeBehavior="preserve-pixel-size"
          >
            <section className="split-section" aria-label={leftBeside.label}>
              {leftBeside.children}
            </section>
          </Panel>
        )}
        {leftBeside && <Separator key="left-separator" className="split-separator" aria-label={separatorLabel} />}
        <Panel key="middle" id="middle" className="split-pane" minSize="20rem">
          {children}
        </Panel>
        {rightBeside && <Separator key="right-separator" className="split-separator" aria-label={separatorLabel} />}
        {rightBeside && (
          <Panel
            key="right"
            id="right"
            className="split-pane"
            defaultSize="22rem"
            minSize="15rem"
            maxSize="36rem"
            groupResizeBehavior="preserve-pixel-size"
          >
            <section className="split-section" aria-label={rightBeside.label}>
              {rightBeside.children}
            </section>
          </Panel>
        )}
      </Group>
      {over === 'left' && left && <Drawer pane={left} side="left" />}
      {over === 'right' && right && <Drawer pane={right} side="right" />}
    </div>
  )
}
