/** Undo and redo of the menu: in the field or text one writes in, else in what the view shows. */
import { isDialogOpen, isWriting, runCommand } from './commands.ts'

/**
 * Do as if the browser had undone. It does so itself only for what it holds to be its own edits: a moved clause is none. An editor hears the event and
 * takes back its own; any other field leaves it to the browser.
 */
const undoIn = (place: Element, act: 'undo' | 'redo'): boolean => {
  const inputType = act === 'undo' ? 'historyUndo' : 'historyRedo'
  const isLeft = place.dispatchEvent(new InputEvent('beforeinput', { inputType, bubbles: true, cancelable: true }))
  // Nothing has taken its place for a page that does not keep a history of its own.
  return !isLeft || document.execCommand(act)
}

export const undoHere = (act: 'undo' | 'redo'): void => {
  const place = document.activeElement
  if (isWriting(place) && undoIn(place, act)) return
  if (!isDialogOpen()) runCommand(act)
}
