/** A program that uses every part of Electron that the stand-in offers, for standin.spec.ts. */
const path = require('node:path')
const { app, BrowserWindow, dialog, ipcMain, Menu, nativeTheme, protocol, session } = require('electron')

const log = []
const note = (name) => () => log.push(name)
const state = { log, window: null, refused: [], cancelled: [] }
globalThis.probe = state

protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  { scheme: 'media', privileges: { standard: true, secure: true } },
])
for (const name of ['ready', 'before-quit', 'will-quit', 'window-all-closed']) app.on(name, note(name))
app.on('second-instance', (_event, argv) => log.push(`second ${argv.at(-1)}`))

const html = (search) => `<!doctype html><meta charset="utf-8"><title>T${search}</title><body><input id="i"><img id="m" src="media://lib/a.svg">`
const POLICY = "default-src 'self'; img-src 'self' media:; connect-src 'self' https://example.com; frame-src 'self' https:"

const serve = async (request) => {
  const { pathname, search } = new URL(request.url)
  const { method, url, headers } = request
  if (pathname === '/post')
    return Response.json({ got: await request.text(), type: headers.get('content-type'), origin: headers.get('origin'), method, url })
  if (pathname === '/worker.js')
    return new Response("fetch('/post', { method: 'POST', body: 'w' }).then((r) => r.json()).then((j) => postMessage(j.got))", {
      headers: { 'content-type': 'text/javascript' },
    })
  if (pathname === '/frame.js')
    return new Response("parent.postMessage([typeof api, 'frame'], '*')", { headers: { 'content-type': 'text/javascript' } })
  if (pathname === '/frame') return new Response('<p>frame<script src="/frame.js"></script>', { headers: { 'content-type': 'text/html' } })
  if (pathname === '/boom') throw new Error('boom')
  return new Response(html(search), { headers: { 'content-type': 'text/html', 'content-security-policy': POLICY } })
}

const openWindow = () => {
  const window = new BrowserWindow({
    width: 640,
    height: 480,
    webPreferences: { preload: path.join(__dirname, 'preload.cjs'), additionalArguments: ['--extra=1'] },
  })
  state.window = window
  for (const name of ['did-finish-load', 'did-navigate', 'will-prevent-unload', 'render-process-gone', 'destroyed'])
    window.webContents.on(name, note(`page:${name}`))
  for (const name of ['ready-to-show', 'close', 'closed']) window.on(name, note(`window:${name}`))
  window.webContents.on('will-navigate', (event) => {
    if (event.url.startsWith('app://x/')) return
    state.refused.push(event.url)
    event.preventDefault()
  })
  window.webContents.setWindowOpenHandler(({ url }) => {
    state.refused.push(`window ${url}`)
    return { action: 'deny' }
  })
  return window
}
state.openWindow = openWindow
state.dialog = dialog
state.nativeTheme = nativeTheme

const start = () => {
  protocol.handle('app', serve)
  protocol.handle(
    'media',
    () => new Response('<svg xmlns="http://www.w3.org/2000/svg" width="7" height="9"/>', { headers: { 'content-type': 'image/svg+xml' } }),
  )
  session.defaultSession.webRequest.onBeforeRequest(({ url }, callback) => {
    const cancel = !/^(?:app|media|data|blob):/.test(url)
    if (cancel) state.cancelled.push(url)
    callback({ cancel })
  })
  session.defaultSession.setPermissionRequestHandler((_page, permission, callback) => callback(permission === 'notifications'))
  ipcMain.handle('call', (event, ...args) => ({ args, from: event.senderFrame.url, main: event.senderFrame === event.sender.mainFrame }))
  ipcMain.handle('fail', () => {
    throw new RangeError('no')
  })
  ipcMain.handle('ping', (event, value) => event.sender.send('pong', value + 1))
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      { label: '&File', submenu: [{ id: 'one', label: 'One', accelerator: 'CmdOrCtrl+1', click: note('menu:one') }, { role: 'quit' }] },
      { id: 'check', label: 'Check', type: 'checkbox', click: (item) => log.push(`check ${item.checked}`) },
      ...['undo', 'cut', 'paste', 'selectAll'].map((role) => ({ id: role, role })),
      { id: 'off', label: 'Off', enabled: false, click: note('menu:off') },
    ]),
  )
  void openWindow().loadURL('app://x/index.html?1')
}

if (!app.requestSingleInstanceLock()) app.quit()
else app.on('ready', start)
