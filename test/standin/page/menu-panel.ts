/** The application menu as a panel in the page, a column a menu, for a window without a menu bar. Sent with `toString()`. */

export interface MenuEntry {
  readonly label: string
  /** As a person knows it: `Ctrl+N`. */
  readonly key: string
  readonly enabled: boolean
}
export interface MenuColumn {
  readonly title: string
  readonly entries: readonly MenuEntry[]
}

/** The column and the entry that were chosen, or null. */
export function menuPanel(columns: readonly MenuColumn[]): Promise<readonly [column: number, entry: number] | null> {
  return new Promise((resolve) => {
    const host = document.createElement('div')
    // Closed, so that no style or script of the page reaches it.
    const root = host.attachShadow({ mode: 'closed' })
    const panel = document.createElement('dialog')
    panel.style.cssText =
      'font:14px system-ui;margin:8px;max-width:calc(100vw - 16px);box-sizing:border-box;padding:12px;border:1px solid GrayText;border-radius:8px;background:Canvas;color:CanvasText'
    const row = document.createElement('div')
    row.style.cssText = 'display:flex;flex-wrap:wrap;gap:8px 20px;align-items:start'
    panel.append(row)
    const done = (choice: readonly [number, number] | null): void => {
      panel.close()
      host.remove()
      resolve(choice)
    }
    for (const [at, { title, entries }] of columns.entries()) {
      const column = document.createElement('div')
      const heading = document.createElement('div')
      heading.textContent = title
      heading.style.cssText = 'font-weight:600;padding:4px 8px'
      column.append(heading)
      for (const [place, { label, key, enabled }] of entries.entries()) {
        const item = document.createElement('button')
        item.disabled = !enabled
        item.style.cssText =
          'display:flex;justify-content:space-between;gap:24px;width:100%;padding:4px 8px;font:inherit;text-align:start;border:0;border-radius:4px;background:none;color:inherit'
        const shortcut = document.createElement('span')
        shortcut.style.opacity = '.65'
        shortcut.textContent = key
        item.append(label, shortcut)
        item.addEventListener('pointerenter', () => item.focus())
        item.addEventListener('click', () => done([at, place]))
        column.append(item)
      }
      row.append(column)
    }
    panel.addEventListener('cancel', (event) => {
      event.preventDefault()
      done(null)
    })
    // A click beside the panel is one on its backdrop.
    panel.addEventListener('click', ({ target }) => {
      if (target === panel) done(null)
    })
    root.append(panel)
    document.documentElement.append(host)
    panel.showModal()
  })
}
