/** Puts `window.api` into the page: one function per method of the table and the events, nothing else of Electron. */
import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron'
import { type AppEvent, type Bridge, METHODS } from '../shared/api.ts'
import { channelOf, EVENT_CHANNEL } from './channels.ts'

const groups = Object.fromEntries(
  Object.entries(METHODS).map(([group, methods]) => [
    group,
    Object.fromEntries(methods.map((method) => [method, (...args: readonly unknown[]) => ipcRenderer.invoke(channelOf(group, method), ...args)])),
  ]),
) as unknown as Omit<Bridge, 'onEvent'>

const onEvent: Bridge['onEvent'] = (listener) => {
  // SECURITY: the page gets the event's data, not Electron's event with its sender.
  const heard = (_event: IpcRendererEvent, event: AppEvent): void => listener(event)
  ipcRenderer.on(EVENT_CHANNEL, heard)
  return () => {
    ipcRenderer.off(EVENT_CHANNEL, heard)
  }
}

contextBridge.exposeInMainWorld('api', { ...groups, onEvent } satisfies Bridge)
