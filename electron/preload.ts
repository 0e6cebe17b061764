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

const listeners = new Set<(event: AppEvent) => void>()
/** What came before the page listened: it may be asked to save while it starts. */
const unheard: AppEvent[] = []

// SECURITY: the page gets the event's data, not Electron's event with its sender.
ipcRenderer.on(EVENT_CHANNEL, (_event: IpcRendererEvent, event: AppEvent) => {
  if (listeners.size === 0) unheard.push(event)
  for (const listener of listeners) listener(event)
})

const onEvent: Bridge['onEvent'] = (listener) => {
  listeners.add(listener)
  for (const event of unheard.splice(0)) listener(event)
  return () => {
    listeners.delete(listener)
  }
}

contextBridge.exposeInMainWorld('api', { ...groups, onEvent } satisfies Bridge)
