// @vitest-environment happy-dom
/** The focus goes back to the text, past what was open. */
import type { EditorView } from 'prosemirror-view'
import { expect, test } from 'vitest'
import { backToText } from '../../../renderer/editor/back-to-text.ts'

const frames = async (count: number): Promise<void> => {
  for (let frame = 0; frame < count; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve))
}

const button = (text: string, parent: Element): HTMLButtonElement => {
  const made = document.createElement('button')
  made.textContent = text
  parent.append(made)
  return made
}

/** A view as far as the focus goes, behind an open dialog whose button has the focus. */
const opened = (): { readonly view: EditorView; readonly text: HTMLElement; readonly dialog: HTMLElement; readonly inDialog: HTMLButtonElement } => {
  document.body.replaceChildren()
  const text = button('text', document.body)
  const dialog = document.createElement('div')
  dialog.className = 'dialog-overlay'
  document.body.append(dialog)
  const inDialog = button('Insert', dialog)
  inDialog.focus()
  // The dialog lets nobody else have the focus while it is open.
  const view = { isDestroyed: false, focus: () => (document.querySelector('.dialog-overlay') ? inDialog : text).focus() }
  return { view: view as unknown as EditorView, text, dialog, inDialog }
}

test('when a dialog has gone and what it was opened from is gone too', async () => {
  const { view, text, dialog, inDialog } = opened()
  backToText(view)
  await frames(3)
  expect(document.activeElement).toBe(inDialog)
  dialog.remove()
  await frames(6)
  expect(document.activeElement).toBe(text)
})

test('but not when the dialog gave it to something that is there', async () => {
  const { view, dialog } = opened()
  const opener = button('Insert …', document.body)
  backToText(view)
  dialog.remove()
  opener.focus()
  await frames(6)
  expect(document.activeElement).toBe(opener)
})
