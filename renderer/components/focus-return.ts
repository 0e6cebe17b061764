/** Where the focus was before dialogs opened, for when the last of them has gone and it is nowhere. */
import { useEffect } from 'react'
import { isDialogOpen } from '../hooks/commands.ts'

/** The last element outside all dialogs that had the focus. */
let outside: HTMLElement | null = null

document.addEventListener('focusin', ({ target }) => {
  if (target instanceof HTMLElement && target.closest('[role=dialog], [role=alertdialog]') === null) outside = target
})

/** React-aria gives the focus back in the next frame. */
const FRAMES = 3

const giveBack = (frames = FRAMES): void => {
  requestAnimationFrame(() => {
    if (frames > 1) giveBack(frames - 1)
    else if (document.activeElement === document.body && !isDialogOpen() && outside?.isConnected) outside.focus({ preventScroll: true })
  })
}

/**
 * For a dialog that is there as long as its component is. React-aria gives the focus back to what had it when the dialog opened; where one dialog took the
 * place of another, as the form that of »loading«, that is gone, and who works by keyboard would begin at the top of the window.
 */
export const useFocusReturn = (isOpen: boolean): void => {
  useEffect(() => (isOpen ? () => giveBack() : undefined), [isOpen])
}
