/** What the interface behind the window needs of Electron (api/shell.ts). */
import { app, type BrowserWindow, nativeTheme, shell } from 'electron'
import type { AppEvent } from '../shared/api.ts'
import type { Settings } from '../shared/settings.ts'
import type { Shell } from './api/shell.ts'
import { EVENT_CHANNEL } from './channels.ts'
import { askForFolder, askForLibrary, askForLibraryFile, askForWord, askForWordFile } from './dialogs.ts'
import { languageOfLocale, type Words } from './i18n.ts'

export const systemLanguage = (): ReturnType<Shell['systemLanguage']> => {
  // The variable that the command line obeys as well; then what the user's system prefers.
  for (const locale of [process.env['KLAUSUL_LANGUAGE'] ?? '', ...app.getPreferredSystemLanguages()]) {
    const language = languageOfLocale(locale)
    if (language) return language
  }
  return 'en'
}

/** Tell the window something. Returns false when there is none that could hear it. */
export const emitTo = (window: BrowserWindow | null, event: AppEvent): boolean => {
  if (!window || window.isDestroyed() || window.webContents.isCrashed()) return false
  window.webContents.send(EVENT_CHANNEL, event)
  return true
}

export const followTheme = ({ theme }: Settings): void => {
  nativeTheme.themeSource = theme
}

export interface DesktopState {
  window(): BrowserWindow | null
  words(): Words
  readonly flushed: (all: boolean) => void
  readonly settingsChanged: (settings: Settings) => void
}

export const createDesktop = (state: DesktopState): Shell => {
  const openWindow = (): BrowserWindow => {
    const window = state.window()
    if (!window) throw new Error('there is no window to ask in')
    return window
  }
  return {
    version: app.getVersion(),
    platform: process.platform,
    systemLanguage,
    chooseFile: (wish) => askForWordFile(openWindow(), state.words(), wish),
    chooseFolder: (wish) => askForFolder(openWindow(), state.words(), wish),
    chooseLibraryFile: (wish) => askForLibraryFile(openWindow(), state.words(), wish),
    openLibraryFile: (wish) => askForLibrary(openWindow(), state.words(), wish),
    openWordFile: (wish) => askForWord(openWindow(), state.words(), wish),
    showInFolder: (file) => shell.showItemInFolder(file),
    openFolder: async (folder) => {
      const problem = await shell.openPath(folder)
      if (problem !== '') throw new Error(problem)
    },
    setTitle: (title) => state.window()?.setTitle(title),
    emit: (event) => {
      emitTo(state.window(), event)
    },
    flushed: state.flushed,
    settingsChanged: state.settingsChanged,
    reload: () => state.window()?.webContents.reload(),
  }
}
