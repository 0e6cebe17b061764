/** The system's own dialogs. The main process opens them and keeps the paths; the window never names a file to write to. */
import { existsSync } from 'node:fs'
import path from 'node:path'
import { app, type BrowserWindow, dialog } from 'electron'
import type { AppError } from '../shared/errors.ts'
import type { Words } from './i18n.ts'

const WORD_FILE = '.docx'
const LIBRARY_FILE = '.klausul-library'

/** A file name with its extension, and the folder of the last one. */
interface FileWish {
  readonly name: string
  readonly folder: string | null
}

const askForFile = async (window: BrowserWindow, extension: string, kind: string, wish: FileWish): Promise<string | null> => {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    defaultPath: path.join(wish.folder ?? app.getPath('documents'), wish.name),
    filters: [{ name: kind, extensions: [extension.slice(1)] }],
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  })
  if (canceled || filePath === '') return null
  if (path.extname(filePath).toLowerCase() === extension) return filePath
  // Linux adds no extension. The file with it may exist, which the dialog could not ask about: it is shown again with the full name.
  const whole = `${filePath}${extension}`
  return existsSync(whole) ? askForFile(window, extension, kind, { name: path.basename(whole), folder: path.dirname(whole) }) : whole
}

/** Ask where to write a Word file; null when the user thinks better of it. */
export const askForWordFile = (window: BrowserWindow, { t }: Words, wish: FileWish): Promise<string | null> =>
  askForFile(window, WORD_FILE, t('shell.word_files'), wish)

/** Ask where to write a library; null when the user thinks better of it. */
export const askForLibraryFile = (window: BrowserWindow, { t }: Words, wish: FileWish): Promise<string | null> =>
  askForFile(window, LIBRARY_FILE, t('shell.library_files'), wish)

interface ReadWish {
  readonly title: string
  /** What the files are called, and how their names end. */
  readonly kind: string
  readonly extensions: readonly string[]
  readonly folder: string | null
}

const askToRead = async (window: BrowserWindow, { t }: Words, { title, kind, extensions, folder }: ReadWish): Promise<string | null> => {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title,
    defaultPath: folder ?? app.getPath('documents'),
    // Mail programs and file shares may have given it another ending: what is in it decides.
    filters: [
      { name: kind, extensions: extensions.map((extension) => extension.slice(1)) },
      { name: t('shell.all_files'), extensions: ['*'] },
    ],
    properties: ['openFile'],
  })
  return canceled ? null : (filePaths[0] ?? null)
}

/** Ask for a library to read; null when the user thinks better of it. */
export const askForLibrary = (window: BrowserWindow, words: Words, { folder }: { readonly folder: string | null }): Promise<string | null> =>
  askToRead(window, words, { title: words.t('shell.choose_library'), kind: words.t('shell.library_files'), extensions: [LIBRARY_FILE], folder })

/** Ask for a Word file to read; null when the user thinks better of it. */
export const askForWord = (window: BrowserWindow, words: Words, { folder }: { readonly folder: string | null }): Promise<string | null> =>
  askToRead(window, words, {
    title: words.t('shell.choose_word'),
    kind: words.t('shell.word_files'),
    extensions: [WORD_FILE, '.docm', '.dotx'],
    folder,
  })

/** Ask for a folder to write several files into; null when the user thinks better of it. */
export const askForFolder = async (window: BrowserWindow, { t }: Words, wish: { readonly folder: string | null }): Promise<string | null> => {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: t('shell.choose_folder'),
    buttonLabel: t('shell.choose'),
    defaultPath: wish.folder ?? app.getPath('documents'),
    properties: ['openDirectory', 'createDirectory'],
  })
  return canceled ? null : (filePaths[0] ?? null)
}

/** The window has not answered that everything is saved. True: close all the same. */
export const confirmUnsavedClose = async (window: BrowserWindow, { t }: Words): Promise<boolean> => {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: t('shell.unsaved'),
    detail: t('shell.unsaved_detail'),
    buttons: [t('shell.keep_open'), t('shell.close_anyway')],
    defaultId: 0,
    cancelId: 0,
  })
  return response === 1
}

/** The window's page has crashed. True: load it again, false: leave the program. */
export const askToReload = async (window: BrowserWindow, { t }: Words): Promise<boolean> => {
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    message: t('shell.crashed'),
    detail: t('shell.crashed_detail'),
    buttons: [t('shell.reload'), t('shell.quit')],
    defaultId: 0,
    cancelId: 0,
  })
  return response === 0
}

/** The data is damaged and there is a backup. True: put it in its place, false: leave the program. Comes before there is a window. */
export const askToRecover = async (words: Words, error: AppError): Promise<boolean> => {
  const { response } = await dialog.showMessageBox({
    type: 'error',
    message: words.error(error),
    detail: words.t('shell.restore_detail'),
    buttons: [words.t('shell.restore_backup'), words.t('shell.quit')],
    defaultId: 0,
    cancelId: 1,
  })
  return response === 0
}

/** Why the program cannot start. May come before there is a window. */
export const showStartError = (words: Words, error: AppError): void => dialog.showErrorBox(words.t('shell.cannot_start'), words.error(error))
