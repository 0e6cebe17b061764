/** Electron's menus: found by id and clicked by tests; F10 lists them in a person's window, and accelerators work there. */
import { normaliseAccelerator } from './accelerators.ts'
import { app } from './app.ts'
import type { AppWindow } from './app-window.ts'

type Click = (item: MenuItem, window: AppWindow | undefined, event: object) => void

interface Template {
  readonly id?: string
  readonly label?: string
  readonly role?: string
  readonly type?: string
  readonly accelerator?: string
  readonly registerAccelerator?: boolean
  readonly enabled?: boolean
  readonly visible?: boolean
  readonly checked?: boolean
  readonly submenu?: Template[] | Menu
  readonly click?: Click
}

const zoomBy =
  (step: number) =>
  ({ webContents }: AppWindow): void =>
    webContents.setZoomLevel(webContents.getZoomLevel() + step)
const edit =
  (command: string) =>
  ({ webContents }: AppWindow): void =>
    webContents.edit(command)
const nothing = (): void => {}

/** What the roles do; those of macOS and the developer tools have no counterpart here. */
const ROLES: Readonly<Record<string, (window: AppWindow) => void>> = {
  undo: edit('undo'),
  redo: edit('redo'),
  cut: edit('cut'),
  copy: edit('copy'),
  paste: edit('paste'),
  pasteandmatchstyle: edit('pasteAndMatchStyle'),
  delete: edit('delete'),
  selectall: edit('selectAll'),
  reload: ({ webContents }) => webContents.reload(),
  resetzoom: ({ webContents }) => webContents.setZoomLevel(0),
  zoomin: zoomBy(0.5),
  zoomout: zoomBy(-0.5),
  togglefullscreen: (window) => window.setFullScreen(!window.isFullScreen()),
  minimize: (window) => window.minimize(),
  close: (window) => window.close(),
  toggledevtools: nothing,
  about: nothing,
  services: nothing,
  hide: nothing,
  hideothers: nothing,
  unhide: nothing,
  front: nothing,
}

const frontWindow = (): AppWindow | undefined => [...app.windows].at(-1)

export class MenuItem {
  readonly id: string | undefined
  readonly label: string
  readonly role: string | undefined
  readonly type: string
  readonly accelerator: string | undefined
  readonly registerAccelerator: boolean
  readonly submenu: Menu | undefined
  enabled: boolean
  visible: boolean
  checked: boolean
  private readonly onClick: Click | undefined

  constructor(template: Template) {
    const { role, submenu } = template
    this.id = template.id
    this.label = template.label ?? role ?? ''
    this.role = role?.toLowerCase()
    this.submenu = Array.isArray(submenu) ? Menu.buildFromTemplate(submenu) : submenu
    this.type = template.type ?? (this.submenu ? 'submenu' : 'normal')
    this.accelerator = template.accelerator
    this.registerAccelerator = template.registerAccelerator ?? true
    this.enabled = template.enabled ?? true
    this.visible = template.visible ?? true
    this.checked = template.checked ?? false
    this.onClick = template.click
  }

  click(event: object = {}, window: AppWindow | undefined = frontWindow()): void {
    if (!this.enabled) return
    if (this.type === 'checkbox') this.checked = !this.checked
    if (this.role === undefined) return this.onClick?.(this, window, event)
    if (this.role === 'quit') return app.quit()
    const run = ROLES[this.role]
    if (!run) throw new Error(`electron stand-in: the menu role ${this.role} is not implemented`)
    if (window) run(window)
  }
}

let applicationMenu: Menu | null = null

export class Menu {
  readonly items: MenuItem[] = []

  static buildFromTemplate(template: readonly Template[]): Menu {
    const menu = new Menu()
    for (const one of template) menu.items.push(new MenuItem(one))
    return menu
  }
  static setApplicationMenu(menu: Menu | null): void {
    applicationMenu = menu
  }
  static getApplicationMenu(): Menu | null {
    return applicationMenu
  }

  getMenuItemById(id: string): MenuItem | null {
    for (const item of this.items) {
      const hit = item.id === id ? item : (item.submenu?.getMenuItemById(id) ?? null)
      if (hit) return hit
    }
    return null
  }
}

/** The roles bring keys of their own in Electron; the browser handles those of editing itself. */
const ROLE_KEYS: Readonly<Record<string, string>> = {
  quit: 'CmdOrCtrl+Q',
  close: 'CmdOrCtrl+W',
  reload: 'CmdOrCtrl+R',
  resetzoom: 'CmdOrCtrl+0',
  zoomin: 'CmdOrCtrl+Plus',
  zoomout: 'CmdOrCtrl+-',
  togglefullscreen: 'F11',
}
const keyOf = ({ accelerator, role = '' }: MenuItem): string => accelerator ?? ROLE_KEYS[role] ?? ''

const leavesOf = ({ items }: Menu): MenuItem[] =>
  items.filter(({ visible, type }) => visible && type !== 'separator').flatMap((item) => (item.submenu ? leavesOf(item.submenu) : [item]))

/** The items that a key is for; one that only shows its key leaves it to the page. */
const itemsWithKey = (): MenuItem[] =>
  applicationMenu ? leavesOf(applicationMenu).filter((item) => item.registerAccelerator && keyOf(item) !== '') : []

export const accelerators = (): string[] => itemsWithKey().map((item) => normaliseAccelerator(keyOf(item)))

const shownKey = (item: MenuItem): string =>
  keyOf(item)
    .replace('CmdOrCtrl', process.platform === 'darwin' ? '⌘' : 'Ctrl')
    .replace('Plus', '+')

const showMenu = async (): Promise<void> => {
  const columns = (applicationMenu?.items ?? []).map((item) => ({
    title: item.label.replace('&', ''),
    items: item.submenu ? leavesOf(item.submenu) : [item],
  }))
  const choice = await frontWindow()?.webContents.showMenu(
    columns.map(({ title, items }) => ({ title, entries: items.map((item) => ({ label: item.label, key: shownKey(item), enabled: item.enabled })) })),
  )
  if (choice) columns[choice[0]]?.items[choice[1]]?.click()
}

/** A key that the page left alone. */
export const acceleratorPressed = (key: string): void => {
  if (key === '+f10') void showMenu()
  else
    itemsWithKey()
      .find((item) => normaliseAccelerator(keyOf(item)) === key)
      ?.click()
}
