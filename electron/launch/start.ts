/** `npm start`: build what is stale and open the window; where there is none to open, draft the example instead. */
import { spawn } from 'node:child_process'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { buildAll, isStale } from '../../build.ts'
import { userLanguage, wordsIn } from '../i18n.ts'
import { exitCodeOf, findHost, GET_ELECTRON, hasDisplay, launch, ROOT } from './host.ts'

/** The environment with the data folder that `--data DIR` names. */
export const environmentOf = (args: readonly string[]): Record<string, string | undefined> => {
  const { values } = parseArgs({ args: [...args], options: { data: { type: 'string' } }, strict: true, allowPositionals: false })
  return { ...process.env, ...(values.data === undefined ? {} : { KLAUSUL_DATA: path.resolve(values.data) }) }
}

const draftExample = (args: readonly string[]): Promise<number> =>
  exitCodeOf(spawn(process.execPath, [path.join(ROOT, 'electron', 'klausul.mjs'), 'example', ...args], { stdio: 'inherit' }))

export const start = async (args: readonly string[]): Promise<number> => {
  const env = environmentOf(args)
  const { t } = await wordsIn(userLanguage(process.env))
  if (!hasDisplay(process.platform, process.env)) {
    console.log(t('start.no_display'))
    return draftExample(args)
  }
  const host = await findHost(process.env, () => console.log(t('start.fetching')))
  if (!host) {
    console.log(t('start.no_browser', { command: GET_ELECTRON }))
    return draftExample(args)
  }
  if (isStale()) {
    console.log(t('start.building'))
    await buildAll()
  }
  if (host.name === 'browser') console.log(t('start.on_browser', { browser: host.path, command: GET_ELECTRON }))
  return exitCodeOf(launch(host, env))
}
