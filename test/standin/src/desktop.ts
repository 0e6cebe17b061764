/** What Electron offers of the desktop: opening files in other programs, the theme, the screen. */
import { spawn } from 'node:child_process'
import { EventEmitter } from 'node:events'
import path from 'node:path'
import { app } from './app.ts'
import { allPages } from './web-contents.ts'

const open = (target: string): void => {
  const [command, args]: [string, string[]] =
    process.platform === 'darwin' ? ['open', [target]] : process.platform === 'win32' ? ['explorer', [target]] : ['xdg-open', [target]]
  // Without such a program there is nothing to show the file with, as in Electron.
  spawn(command, args, { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref()
}

export const shell = {
  openPath(file: string): Promise<string> {
    open(file)
    return Promise.resolve('')
  },
  showItemInFolder(file: string): void {
    open(path.dirname(file))
  },
}

class NativeTheme extends EventEmitter {
  get themeSource(): string {
    return app.themeSource
  }
  set themeSource(source: string) {
    app.themeSource = source
    for (const page of allPages()) page.followTheme()
    this.emit('updated')
  }
  get shouldUseDarkColors(): boolean {
    return app.themeSource === 'dark'
  }
}
export const nativeTheme = new NativeTheme()

const area = { x: 0, y: 0, width: 1920, height: 1080 }
const display = { id: 1, bounds: area, workArea: area, size: area, workAreaSize: area, scaleFactor: 1 }
export const screen = { getPrimaryDisplay: () => display, getAllDisplays: () => [display] }
