/** Electron's security checklist, proven on the running program. */
import { expect, test } from './fixtures.ts'

test('the page is sandboxed and apart from the preload script, and has neither Node nor Electron', async ({ klausul }) => {
  const globals = await klausul.page.evaluate(() =>
    ['require', 'process', 'module', 'exports', 'global', 'Buffer', 'electron', 'ipcRenderer', '__dirname'].filter((name) => name in globalThis),
  )
  expect(globals).toEqual([])
  expect(await klausul.page.evaluate(() => isSecureContext)).toBe(true)
})

test('the page gets one interface, frozen through and through, with nothing of Electron in it', async ({ klausul }) => {
  const found = await klausul.page.evaluate(() => {
    const unfrozen: string[] = []
    const others: string[] = []
    const walk = (value: unknown, name: string): void => {
      if (typeof value !== 'object' || value === null) {
        if (typeof value !== 'function') others.push(name)
        return
      }
      if (!Object.isFrozen(value)) unfrozen.push(name)
      for (const [key, part] of Object.entries(value)) walk(part, `${name}.${key}`)
    }
    walk(window.api, 'api')
    const descriptor = Object.getOwnPropertyDescriptor(window, 'api')
    return { unfrozen, others, groups: Object.keys(window.api).toSorted(), fixed: [descriptor?.writable, descriptor?.configurable] }
  })
  expect(found).toEqual({
    unfrozen: [],
    others: [],
    groups: ['app', 'backups', 'contracts', 'files', 'houseStyles', 'library', 'onEvent', 'own', 'pages', 'settings', 'standards'],
    fixed: [false, false],
  })
})

test('a frame cannot be put into the page, and an empty one gets no interface', async ({ klausul }) => {
  klausul.expectProblem(/Content Security Policy/)
  const reach = await klausul.page.evaluate(async () => {
    const found: string[] = []
    for (const source of ['./index.html', 'about:blank', 'data:text/html,x']) {
      const frame = document.createElement('iframe')
      frame.src = source
      document.body.append(frame)
      await new Promise((resolve) => setTimeout(resolve, 200))
      try {
        found.push(typeof frame.contentWindow?.api)
      } catch {
        found.push('out of reach')
      }
    }
    return found
  })
  for (const one of reach) expect(['undefined', 'out of reach']).toContain(one)
})

test('wrong arguments and unknown methods are answered with an error as data', async ({ klausul }) => {
  const answers = await klausul.page.evaluate(async () => {
    const open = window.api.contracts.open as unknown as (...args: unknown[]) => Promise<{ ok: boolean; error?: { code: string } }>
    return Promise.all([open(7), open('../../etc/passwd'), open('x', 'y'), open()])
  })
  expect(answers.map(({ ok, error }) => [ok, error?.code])).toEqual(Array.from({ length: 4 }, () => [false, 'bad_request']))
})

test('every file comes with the content security policy, without anything unsafe, and with its type fixed', async ({ klausul }) => {
  const headers = await klausul.page.evaluate(async () => {
    const script = document.querySelector<HTMLScriptElement>('script[src]')?.getAttribute('src') ?? ''
    const found: (string | null)[][] = []
    for (const file of ['./index.html', script]) {
      const response = await fetch(file)
      found.push([response.headers.get('content-security-policy'), response.headers.get('x-content-type-options')])
    }
    return found
  })
  expect(headers).toHaveLength(2)
  for (const [policy, options] of headers) {
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toContain('unsafe')
    expect(policy).not.toMatch(/https?:|\*/)
    expect(options).toBe('nosniff')
  }
})

test('the policy holds: no inline script or style, nothing from elsewhere, no eval, no frame, no form', async ({ klausul }) => {
  klausul.expectProblem(/Content Security Policy/)
  const result = await klausul.page.evaluate(async () => {
    const seen = new Set<string>()
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => seen.add(effectiveDirective))
    const add = (name: string, properties: object): void => {
      document.body.append(Object.assign(document.createElement(name), properties))
    }
    add('script', { textContent: 'window.injected = 1' })
    add('style', { textContent: 'body { color: red }' })
    add('img', { src: 'https://example.com/pixel.png' })
    add('iframe', { src: 'https://example.com/' })
    add('object', { data: 'https://example.com/' })
    const form = document.createElement('form')
    form.action = 'https://example.com/'
    document.body.append(form)
    form.submit()
    // In a task of the page's own: the debugger, in whose task this is, may evaluate.
    const evaluated = await new Promise<string>((resolve) => {
      setTimeout(() => {
        try {
          // oxlint-disable-next-line no-eval -- that it is refused is the point
          resolve(String(globalThis.eval('1 + 1')))
        } catch {
          resolve('refused')
        }
      })
    })
    const fetched = await fetch('https://example.com/').then(
      () => 'fetched',
      () => 'refused',
    )
    await new Promise((resolve) => setTimeout(resolve, 300))
    return { evaluated, fetched, injected: 'injected' in window, seen: [...seen].toSorted() }
  })
  expect(result).toEqual({
    evaluated: 'refused',
    fetched: 'refused',
    injected: false,
    seen: ['connect-src', 'form-action', 'frame-src', 'img-src', 'object-src', 'script-src', 'script-src-elem', 'style-src-elem'],
  })
})

test('nothing outside the window’s own folder is served, however it is asked for', async ({ klausul }) => {
  klausul.expectProblem(/404|405/)
  const paths = [
    '../../package.json',
    '/..%2f..%2fpackage.json',
    '/%2e%2e/%2e%2e/package.json',
    '/..%5c..%5cpackage.json',
    '/%00',
    '/%',
    '/',
    '/nowhere.js',
  ]
  const statuses = await klausul.page.evaluate(
    (asked) =>
      Promise.all(
        asked.map((one) =>
          fetch(one).then(
            ({ status }) => status,
            () => 404,
          ),
        ),
      ),
    paths,
  )
  expect(statuses).toEqual(paths.map(() => 404))
  expect(await klausul.page.evaluate(async () => (await fetch('./index.html', { method: 'POST' })).status)).toBe(405)
})

test('requests to anywhere else are cancelled before they leave, even where the policy does not ask', async ({ klausul }) => {
  const verdicts = await klausul.app.evaluate(async ({ BrowserWindow }) => {
    const page = BrowserWindow.getAllWindows()[0]?.webContents
    const load = (url: string): Promise<string> =>
      page?.loadURL(url).then(
        () => 'loaded',
        (error: Error) => error.message,
      ) ?? Promise.resolve('no window')
    return [await load('https://example.com/'), await load('http://127.0.0.1:9/'), await load('file:///etc/passwd')]
  })
  for (const verdict of verdicts) expect(verdict).toMatch(/ERR_(?:BLOCKED_BY_CLIENT|ABORTED|FAILED|UNKNOWN_URL_SCHEME)/)
  // What is left is no page that could be asked to save.
  await klausul.kill()
})

test('the page cannot be navigated away, not by a link, a script, a reload of another page, or a form', async ({ klausul }) => {
  const { page } = klausul
  await page.evaluate(() => {
    Object.assign(window, { alive: true })
    const link = document.createElement('a')
    link.href = 'https://example.org/'
    link.id = 'away'
    link.textContent = 'away'
    document.body.append(link)
    link.click()
  })
  for (const address of ['https://example.org/', 'file:///etc/passwd', './assets/', 'app://other/index.html', 'javascript:window.alive=false']) {
    await page.evaluate((to) => void (location.href = to), address)
    await page.waitForTimeout(150)
  }
  expect(await klausul.url()).toBe('app://klausul/index.html')
  expect(await page.evaluate(() => 'alive' in window && window.alive)).toBe(true)
  klausul.expectProblem(/Content Security Policy/)
  klausul.expectProblem(/Not allowed to load local resource/)
})

test('no other window is opened', async ({ klausul }) => {
  await klausul.page.evaluate(() => {
    window.open('https://example.net/')
    window.open('./index.html')
    window.open('about:blank')
  })
  await klausul.page.waitForTimeout(500)
  expect(await klausul.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
})

test('a webview is an element like any unknown one', async ({ klausul }) => {
  expect(await klausul.page.evaluate(() => 'getWebContentsId' in document.createElement('webview'))).toBe(false)
})

test('no permission is granted', async ({ klausul }) => {
  const states = await klausul.page.evaluate(() =>
    Promise.all(
      (['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read', 'midi'] as PermissionName[]).map(async (name) => [
        name,
        (await navigator.permissions.query({ name })).state,
      ]),
    ),
  )
  for (const state of states) expect(state).toEqual([state[0], 'denied'])
})

test('the window is made as the checklist wants it', async ({ klausul }) => {
  test.skip(process.env['ELECTRON_OVERRIDE_DIST_PATH'] !== undefined, 'the stand-in has no other kind of window')
  const preferences = await klausul.app.evaluate(({ BrowserWindow }) => {
    const page = BrowserWindow.getAllWindows()[0]?.webContents as unknown as { getLastWebPreferences(): Record<string, unknown> } | undefined
    const { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag, spellcheck } = page?.getLastWebPreferences() ?? {}
    return { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag, spellcheck }
  })
  expect(preferences).toEqual({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
    spellcheck: false,
  })
})

test('no spell checker is at work, for it would fetch its dictionaries', async ({ klausul }) => {
  test.skip(process.env['ELECTRON_OVERRIDE_DIST_PATH'] !== undefined, 'the stand-in’s browser has none')
  expect(await klausul.app.evaluate(({ session }) => session.defaultSession.isSpellCheckerEnabled())).toBe(false)
})

test('what is for development only is not in the program', async ({ klausul }) => {
  const isPresent = await klausul.app.evaluate(({ app }) =>
    process.getBuiltinModule('node:fs').readFileSync(`${app.getAppPath()}/out/main/main.js`, 'utf8').includes("'unsafe-inline'"),
  )
  expect(isPresent).toBe(false)
})
