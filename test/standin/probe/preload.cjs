/** The preload script of the probe: what crosses contextBridge, in both directions. */
const { contextBridge, ipcRenderer } = require('electron')

const refusal = () => {
  try {
    return typeof require('fs')
  } catch (error) {
    return error.message
  }
}

contextBridge.exposeInMainWorld('api', {
  call: (...args) => ipcRenderer.invoke('call', ...args),
  fail: () => ipcRenderer.invoke('fail'),
  none: () => ipcRenderer.invoke('nothing'),
  ping: (listener) => {
    ipcRenderer.once('pong', (_event, value) => listener(value))
    void ipcRenderer.invoke('ping', 1)
  },
  sync: (a, b) => a + b,
  thrower: () => {
    throw new TypeError('sync error')
  },
  twice: (f) => f(f(1)),
  later: async (f) => (await f()) + 1,
  bytes: new Uint8Array([1, 2, 3]),
  info: {
    blocked: refusal(),
    argument: process.argv.includes('--extra=1'),
    electron: process.versions.electron !== undefined,
    sandboxed: process.sandboxed,
    world: typeof window.fromPage,
  },
})
