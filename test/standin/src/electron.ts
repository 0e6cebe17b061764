/** The module that `import … from 'electron'` gets in the main process. */
import { app } from './app.ts'
import { nativeTheme, screen, shell } from './desktop.ts'
import { dialog } from './dialog.ts'
import { ipcMain } from './ipc.ts'
import { Menu, MenuItem } from './menu.ts'
import { missing } from './missing.ts'
import { defaultSession } from './session.ts'
import { webContents } from './web-contents.ts'
import { BrowserWindow } from './window.ts'

const session = { defaultSession }
const { protocol } = defaultSession
const autoUpdater = missing('autoUpdater')
const clipboard = missing('clipboard')
const crashReporter = missing('crashReporter')
const net = missing('net')
const Notification = missing('Notification')
const powerMonitor = missing('powerMonitor')
const safeStorage = missing('safeStorage')
const utilityProcess = missing('utilityProcess')

const electron = {
  app,
  autoUpdater,
  BrowserWindow,
  clipboard,
  crashReporter,
  dialog,
  ipcMain,
  Menu,
  MenuItem,
  nativeTheme,
  net,
  Notification,
  powerMonitor,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  utilityProcess,
  webContents,
}
export default electron
// What `require('electron')` gets: a plain object, as Electron's.
export { electron as 'module.exports' }
export {
  app,
  autoUpdater,
  BrowserWindow,
  clipboard,
  crashReporter,
  dialog,
  ipcMain,
  Menu,
  MenuItem,
  nativeTheme,
  net,
  Notification,
  powerMonitor,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  utilityProcess,
  webContents,
}
