/** Electron's dialogs. Tests replace them, as they must with Electron's own; in a person's window they ask in the page. */
import path from 'node:path'
import { app } from './app.ts'
import type { AppWindow } from './app-window.ts'

interface FileOptions {
  readonly title?: string
  readonly message?: string
  readonly defaultPath?: string
  readonly buttonLabel?: string
}
interface MessageOptions {
  readonly title?: string
  readonly message?: string
  readonly detail?: string
  readonly buttons?: readonly string[]
  readonly cancelId?: number
}

/** The window is an argument that may be left out. */
const split = <T>(args: readonly unknown[]): [AppWindow | undefined, T] => {
  const [first, second] = args
  return args.length > 1 ? [first as AppWindow, second as T] : [[...app.windows].at(-1), first as T]
}

const askForFile = async (args: readonly unknown[]): Promise<string | null> => {
  const [window, { title = '', message = '', defaultPath = '', buttonLabel = 'OK' }] = split<FileOptions>(args)
  const answer = await window?.webContents.ask({
    title,
    message,
    buttons: [buttonLabel, '✕'],
    input: path.resolve(app.getPath('documents'), defaultPath),
  })
  return answer?.index === 0 && answer.value !== '' ? path.resolve(app.getPath('documents'), answer.value) : null
}

export const dialog = {
  async showSaveDialog(...args: unknown[]) {
    const filePath = await askForFile(args)
    return { canceled: filePath === null, filePath: filePath ?? '' }
  },
  async showOpenDialog(...args: unknown[]) {
    const filePath = await askForFile(args)
    return { canceled: filePath === null, filePaths: filePath === null ? [] : [filePath] }
  },
  async showMessageBox(...args: unknown[]) {
    const [window, { title = app.getName(), message = '', detail = '', buttons = ['OK'], cancelId = 0 }] = split<MessageOptions>(args)
    const text = [message, detail].filter((one) => one !== '').join('\n\n')
    const answer = await window?.webContents.ask({ title, message: text, buttons, input: null })
    return { response: answer === undefined || answer.index < 0 ? cancelId : answer.index, checkboxChecked: false }
  },
  showErrorBox(title: string, content: string): void {
    console.error(`${title}: ${content}`)
  },
}
