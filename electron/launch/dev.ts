/** `npm run dev`: the window from Vite's server, where what is saved shows at once; the main process built anew and restarted when it changes. */
import type { ChildProcess } from 'node:child_process'
import { watch } from 'node:fs'
import path from 'node:path'
import { createServer, type ViteDevServer } from 'vite'
import { buildShell, rendererConfig } from '../../build.ts'
import { userLanguage, wordsIn } from '../i18n.ts'
import { exitCodeOf, findHost, GET_ELECTRON, hasDisplay, launch, ROOT } from './host.ts'
import { environmentOf } from './start.ts'

const ADDRESS = '127.0.0.1'
const PORT = 5173
/** Editors write a file in several steps. */
const SETTLE = 150

const serve = async (): Promise<ViteDevServer> => {
  const server = await createServer({
    ...rendererConfig(path.join(ROOT, 'out', 'renderer')),
    // The page's own address is app://klausul, so that Vite's client is told where its socket is.
    server: { host: ADDRESS, port: PORT, strictPort: true, hmr: { protocol: 'ws', host: ADDRESS, port: PORT, clientPort: PORT } },
  })
  await server.listen()
  return server
}

export const start = async (args: readonly string[]): Promise<number> => {
  const env = environmentOf(args)
  const { t } = await wordsIn(userLanguage(process.env))
  const host = hasDisplay(process.platform, process.env) ? await findHost(process.env, () => console.log(t('start.fetching'))) : null
  if (!host) {
    console.error(t('start.dev_no_host', { command: GET_ELECTRON }))
    return 1
  }
  const server = await serve()
  const address = `http://${ADDRESS}:${PORT}`
  await buildShell(address)
  console.log(t('start.dev', { address }))

  const ended = Promise.withResolvers<number>()
  let running: ChildProcess | null = null
  const run = (): void => {
    const child = launch(host, env)
    running = child
    // One that gives way to a newer one does not end the whole.
    void exitCodeOf(child).then((code) => running === child && ended.resolve(code))
  }
  const restart = async (): Promise<void> => {
    try {
      await buildShell(address)
    } catch (error) {
      console.error(error)
      console.error(t('start.dev_failed'))
      return
    }
    const old = running
    running = null
    old?.kill()
    if (old) await exitCodeOf(old)
    run()
  }
  let timer: NodeJS.Timeout | undefined
  const watchers = ['electron', 'shared', 'locales'].map((folder) =>
    watch(path.join(ROOT, folder), { recursive: true }, () => {
      clearTimeout(timer)
      timer = setTimeout(() => void restart(), SETTLE)
    }),
  )
  run()
  const code = await ended.promise
  clearTimeout(timer)
  for (const watcher of watchers) watcher.close()
  await server.close()
  return code
}
