/** A modal in the page, standing for a native dialog that no test replaced. Sent with `toString()`. */

export interface ModalSpec {
  readonly title: string
  readonly message: string
  readonly buttons: readonly string[]
  /** The first text of a line to type in; null for none. */
  readonly input: string | null
}

export interface ModalAnswer {
  /** The button, or -1 for Escape. */
  readonly index: number
  readonly value: string
}

export function modal(spec: ModalSpec): Promise<ModalAnswer> {
  return new Promise((resolve) => {
    const host = document.createElement('div')
    // Closed, so that no style or script of the page reaches it.
    const root = host.attachShadow({ mode: 'closed' })
    const dialog = document.createElement('dialog')
    dialog.style.cssText =
      'font:14px system-ui;max-width:36em;max-height:80vh;overflow:auto;border:1px solid GrayText;border-radius:8px;padding:16px;background:Canvas;color:CanvasText'
    const heading = document.createElement('h3')
    heading.textContent = spec.title
    const message = document.createElement('p')
    message.style.whiteSpace = 'pre-line'
    message.textContent = spec.message
    const input = document.createElement('input')
    input.style.cssText = 'width:32em;max-width:100%;margin-bottom:12px;display:block'
    input.value = spec.input ?? ''
    dialog.append(heading, message, ...(spec.input === null ? [] : [input]))
    const done = (index: number): void => {
      dialog.close()
      host.remove()
      resolve({ index, value: input.value })
    }
    for (const [index, label] of spec.buttons.entries()) {
      const button = document.createElement('button')
      button.textContent = label
      button.style.cssText = 'margin:2px 8px 2px 0;padding:4px 12px;font:inherit'
      button.addEventListener('click', () => done(index))
      dialog.append(button)
    }
    input.addEventListener('keydown', (event) => {
      if (event.key === 'Enter') done(0)
    })
    dialog.addEventListener('cancel', (event) => {
      event.preventDefault()
      done(-1)
    })
    root.append(dialog)
    document.documentElement.append(host)
    dialog.showModal()
  })
}
