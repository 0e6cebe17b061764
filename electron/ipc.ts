/** The one place where calls from the window enter: every method of the table, from the window's own page only. */
import { ipcMain, type IpcMainInvokeEvent } from 'electron'
import { type Envelope, METHODS } from '../shared/api.ts'
import { channelOf } from './channels.ts'
import { isOwnUrl } from './protocol.ts'

/** Whether a call comes from the main frame of our own window. */
export const isTrustedSender = ({ sender, senderFrame }: Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>): boolean =>
  // SECURITY: a frame inside the page shares its sender; one that has gone since is null.
  senderFrame !== null && senderFrame === sender.mainFrame && isOwnUrl(senderFrame.url)

/** Handle every method; `answer` checks the arguments and never throws. */
export const handleCalls = (answer: (group: string, method: string, given: readonly unknown[]) => Promise<Envelope>): void => {
  for (const [group, methods] of Object.entries(METHODS)) {
    for (const method of methods) {
      ipcMain.handle(channelOf(group, method), (event, ...given: readonly unknown[]) => {
        if (!isTrustedSender(event)) throw new Error(`${group}.${method}: refused`)
        return answer(group, method, given)
      })
    }
  }
}
