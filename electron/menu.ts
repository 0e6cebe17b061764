/** The application menu. Its items send a command's id to the window, which knows what to do; labels are under `menu` in the locales. */
import { Menu, type MenuItemConstructorOptions } from 'electron'
import type { Words } from './i18n.ts'

export interface MenuWish {
  readonly words: Words
  readonly platform: string
  readonly isPackaged: boolean
  /** Tell the window to do a command (renderer/hooks/commands.ts). */
  readonly send: (command: string) => void
}

const SEPARATOR: MenuItemConstructorOptions = { type: 'separator' }

export const menuTemplate = ({ words: { t }, platform, isPackaged, send }: MenuWish): MenuItemConstructorOptions[] => {
  const isMac = platform === 'darwin'
  const command = (id: string, label: string, accelerator?: string): MenuItemConstructorOptions => ({
    id,
    label,
    click: () => send(id),
    // Shown only: the window's own shortcuts know when a dialog is open.
    ...(accelerator === undefined ? {} : { accelerator, registerAccelerator: false }),
  })
  const settings = command('settings', t('menu.settings'), 'CmdOrCtrl+,')
  const macMenu: MenuItemConstructorOptions = {
    label: 'Klausul',
    submenu: [
      { role: 'about', label: t('menu.about') },
      SEPARATOR,
      settings,
      SEPARATOR,
      { role: 'hide', label: t('menu.hide') },
      { role: 'hideOthers', label: t('menu.hide_others') },
      { role: 'unhide', label: t('menu.unhide') },
      SEPARATOR,
      { role: 'quit', label: t('menu.quit') },
    ],
  }
  const fileMenu: MenuItemConstructorOptions = {
    label: t('menu.file'),
    submenu: [
      command('new-contract', t('menu.new_contract'), 'CmdOrCtrl+N'),
      command('export', t('menu.export'), 'CmdOrCtrl+E'),
      SEPARATOR,
      ...(isMac ? [{ role: 'close' as const, label: t('menu.close') }] : [settings, SEPARATOR, { role: 'quit' as const, label: t('menu.quit') }]),
    ],
  }
  const editMenu: MenuItemConstructorOptions = {
    label: t('menu.edit'),
    submenu: [
      // Not the roles of these names: they undo what the browser holds to be its own edits, and a moved clause is none.
      command('undo', t('menu.undo'), 'CmdOrCtrl+Z'),
      command('redo', t('menu.redo'), isMac ? 'Shift+Cmd+Z' : 'CmdOrCtrl+Y'),
      SEPARATOR,
      { role: 'cut', label: t('menu.cut') },
      { role: 'copy', label: t('menu.copy') },
      { role: 'paste', label: t('menu.paste') },
      { role: 'pasteAndMatchStyle', label: t('menu.paste_plain') },
      { role: 'delete', label: t('menu.delete') },
      { role: 'selectAll', label: t('menu.select_all') },
      SEPARATOR,
      command('find', t('menu.find'), 'CmdOrCtrl+F'),
    ],
  }
  const developerItems: MenuItemConstructorOptions[] = [
    SEPARATOR,
    { role: 'reload', label: t('menu.reload') },
    { role: 'toggleDevTools', label: t('menu.developer_tools') },
  ]
  const viewMenu: MenuItemConstructorOptions = {
    label: t('menu.view'),
    submenu: [
      command('contracts', t('menu.contracts'), 'CmdOrCtrl+1'),
      command('library', t('menu.library'), 'CmdOrCtrl+2'),
      SEPARATOR,
      command('back', t('menu.back'), isMac ? 'Cmd+[' : 'Alt+Left'),
      command('forward', t('menu.forward'), isMac ? 'Cmd+]' : 'Alt+Right'),
      SEPARATOR,
      { role: 'resetZoom', label: t('menu.reset_zoom') },
      { role: 'zoomIn', label: t('menu.zoom_in') },
      { role: 'zoomOut', label: t('menu.zoom_out') },
      { role: 'togglefullscreen', label: t('menu.full_screen') },
      // SECURITY: an installed program has neither.
      ...(isPackaged ? [] : developerItems),
    ],
  }
  const helpMenu: MenuItemConstructorOptions = {
    role: 'help',
    label: t('menu.help'),
    submenu: [command('shortcuts', t('menu.shortcuts'), 'CmdOrCtrl+/')],
  }
  return [...(isMac ? [macMenu] : []), fileMenu, editMenu, viewMenu, helpMenu]
}

export const setMenu = (wish: MenuWish): void => Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(wish)))
