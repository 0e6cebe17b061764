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
  pasteandmatchstyle: edit('paste'),
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

interface Leaf {
  readonly path: string
  readonly item: MenuItem
}

const leavesOf = ({ items }: Menu, prefix = ''): Leaf[] =>
  items
    .filter(({ visible, type }) => visible && type !== 'separator')
    .flatMap((item) => {
      const path = prefix + item.label.replace('&', '')
      return item.submenu ? leavesOf(item.submenu, `${path} › `) : [{ path, item }]
    })

const leaves = (): Leaf[] => (applicationMenu ? leavesOf(applicationMenu) : [])

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
const keyOf = ({ accelerator, role = '' }: MenuItem): string | undefined => accelerator ?? ROLE_KEYS[role]

export const accelerators = (): string[] =>
  leaves()
    .flatMap(({ item }) => keyOf(item) ?? [])
    .map(normaliseAccelerator)

const showMenu = async (): Promise<void> => {
  const open = leaves().filter(({ item }) => item.enabled)
  const buttons = open.map(({ path, item }) => `${path}${keyOf(item) === undefined ? '' : `   ${keyOf(item)}`}`)
  const answer = await frontWindow()?.webContents.ask({ title: app.getName(), message: '', buttons, input: null })
  open[answer?.index ?? -1]?.item.click()
}

/** A key that the page left alone. */
export const acceleratorPressed = (key: string): void => {
  if (key === '+f10') void showMenu()
  else
    leaves()
      .find(({ item }) => keyOf(item) !== undefined && normaliseAccelerator(keyOf(item) ?? '') === key)
      ?.item.click()
}
