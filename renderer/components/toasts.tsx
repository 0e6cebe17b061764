/** Short messages about what was done, some with a way to undo it: `toast({…})` from anywhere, shown in the one region of the frame. */
import { X } from 'lucide-react'
import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react'
import { createStore, useStore } from '../hooks/store.ts'
import { useWords } from '../i18n.ts'
import './toasts.css'

export interface Toast {
  readonly text: string
  readonly tone?: 'neutral' | 'danger'
  /** Ids of what it tells of: an older message about any of them is true no longer, and gives way. Unless given, the same words stand once. */
  readonly about?: readonly string[]
  /** »Fortryd« and what it does. */
  readonly action?: { readonly label: string; readonly run: () => void }
}

interface Shown extends Toast {
  readonly number: number
}

/** With something to press a message stays longer. The clock stands still while the pointer or the focus is on it. */
const LASTS = 6_000
const LASTS_WITH_ACTION = 12_000
/** Older ones give way. */
const MOST = 3

const shown = createStore<readonly Shown[]>([])
let numbers = 0

const dismiss = (number: number): void => shown.set(shown.get().filter((one) => one.number !== number))

/** Whether a message says what an older one said, or something newer about the same. */
const outdates = ({ about = [], text, action }: Toast, older: Toast): boolean =>
  about.some((one) => older.about?.includes(one)) || (action === undefined && older.action === undefined && text === older.text)

/** Show a message. Returns the way to take it away. */
export const toast = (message: Toast): (() => void) => {
  numbers += 1
  const number = numbers
  shown.set([...shown.get().filter((older) => !outdates(message, older)), { ...message, number }].slice(-MOST))
  return () => dismiss(number)
}

const ToastView = ({ number, text, tone = 'neutral', action }: Shown): ReactNode => {
  const { t } = useWords()
  const [held, setHeld] = useState(false)
  useEffect(() => {
    if (held) return undefined
    const timer = setTimeout(() => dismiss(number), action ? LASTS_WITH_ACTION : LASTS)
    return () => clearTimeout(timer)
  }, [held, number, action])
  return (
    <div
      className={`toast toast-${tone}`}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <p className="toast-text">{text}</p>
      {action && (
        <button
          type="button"
          className="toast-action"
          onClick={() => {
            dismiss(number)
            action.run()
          }}
        >
          {action.label}
        </button>
      )}
      <button type="button" className="toast-close" aria-label={t('components.dismiss')} onClick={() => dismiss(number)}>
        <X aria-hidden size="1rem" />
      </button>
    </div>
  )
}

const goBack = (cameFrom: RefObject<Element | null>): void => {
  if (cameFrom.current instanceof HTMLElement && cameFrom.current.isConnected) cameFrom.current.focus()
  cameFrom.current = null
}

/** Shows what `toast` says; stands once in the frame. F6 goes to the newest message, Escape back to where one was. */
export const Toasts = (): ReactNode => {
  const { t } = useWords()
  const toasts = useStore(shown)
  const region = useRef<HTMLElement>(null)
  const cameFrom = useRef<Element | null>(null)
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const inside = region.current?.contains(document.activeElement) === true
      if (event.key === 'F6' && !inside) {
        const newest = region.current?.querySelector<HTMLElement>('.toast:last-child button')
        if (!newest) return
        event.preventDefault()
        newest.focus()
      } else if (event.key === 'Escape' && inside) {
        event.preventDefault()
        goBack(cameFrom)
      }
    }
    // By F6, by Tab or by a press.
    const onFocus = ({ relatedTarget }: FocusEvent): void => {
      if (relatedTarget instanceof Element && !region.current?.contains(relatedTarget)) cameFrom.current = relatedTarget
    }
    const element = region.current
    window.addEventListener('keydown', onKey)
    element?.addEventListener('focusin', onFocus)
    return () => {
      window.removeEventListener('keydown', onKey)
      element?.removeEventListener('focusin', onFocus)
    }
  }, [])
  // When the message with the focus is gone, the focus goes back.
  useEffect(() => {
    if (document.activeElement === document.body) goBack(cameFrom)
  }, [toasts])
  return (
    <section ref={region} className="toasts" aria-label={t('components.messages')}>
      <div role="status" className="toasts-live">
        {toasts.map((one) => (
          <ToastView key={one.number} {...one} />
        ))}
      </div>
    </section>
  )
}
