/** Where the focus was, and what stands around it: for when a dialog or a button goes while it is theirs and it would be nowhere. */
import { useEffect } from 'react'
import { isDialogOpen } from '../hooks/commands.ts'

interface Place {
  readonly element: HTMLElement
  /** What can have the focus instead when it is there no more: what stands before it, the nearest first, then what follows. */
  readonly around: readonly HTMLElement[]
}

const DIALOGS = '[role=dialog], [role=alertdialog]'
/** The focus stays within the innermost of these, if anything else in it can have it. */
const SCOPES = `${DIALOGS}, [role=tabpanel], main`
const FOCUSABLE = 'button, input, textarea, [role=button], [tabindex="0"]'

/** The last place outside all dialogs, and the last in one. */
const last: { outside: Place | null; inside: Place | null } = { outside: null, inside: null }

const around = (element: HTMLElement, scope: Element | null | undefined): HTMLElement[] => {
  if (!scope) return []
  const all = [...scope.querySelectorAll<HTMLElement>(FOCUSABLE)]
  const at = all.indexOf(element)
  const outer = scope.matches(DIALOGS) ? [] : around(element, scope.parentElement?.closest(SCOPES))
  return [...all.slice(0, at).toReversed(), ...all.slice(at + 1), ...outer]
}

// Only what is pressed goes by its own act.
const placeOf = (element: HTMLElement): Place => ({
  element,
  around: element.matches('button, [role=button]') ? around(element, element.closest(SCOPES)) : [],
})

document.addEventListener('focusin', ({ target }) => {
  if (target instanceof HTMLElement) last[target.closest(DIALOGS) === null ? 'outside' : 'inside'] = placeOf(target)
})

const canHaveFocus = (element: HTMLElement): boolean =>
  element.isConnected &&
  !element.matches(':disabled, [tabindex="-1"]') &&
  element.closest('[hidden], [inert], [aria-hidden=true]') === null &&
  getComputedStyle(element).display !== 'none'

/** React-aria gives the focus back in the next frame. */
const FRAMES = 3

const goNear = (place: Place | null): void => {
  if (document.activeElement !== document.body) return
  const near = (place ? [place.element, ...place.around] : []).find(canHaveFocus)
  near?.focus({ preventScroll: true })
}

/** In a while, unless it has gone somewhere by then. */
const giveBack = (frames = FRAMES): void => {
  requestAnimationFrame(() => {
    if (frames > 1) giveBack(frames - 1)
    else goNear(isDialogOpen() ? last.inside : last.outside)
  })
}

/** For a button that had the focus and goes. */
export const leaveFocus = (): void => {
  // A dialog that is still open would send the focus to its first button in the next frame.
  queueMicrotask(() => {
    if (isDialogOpen()) goNear(last.inside)
  })
  giveBack()
}

/**
 * For a dialog that is there as long as its component is. React-aria gives the focus back to what had it when the dialog opened; where one dialog took the
 * place of another, as the form that of »loading«, or its act took away what it was opened from, that is gone, and who works by keyboard would begin at the
 * top of the window.
 */
export const useFocusReturn = (isOpen: boolean): void => {
  useEffect(() => (isOpen ? () => giveBack() : undefined), [isOpen])
}
