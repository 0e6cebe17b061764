/** The scripts that every page gets before its own: the two worlds of contextBridge with the preload script. */
import { readFileSync } from 'node:fs'
import type { Protocol } from '#protocol'
import { makeBridge } from '../page/bridge.ts'
import { makeCodec } from '../page/codec.ts'
import { isolatedWorld, type WorldConfig } from '../page/isolated-world.ts'
import { mainWorld } from '../page/main-world.ts'
import { app } from './app.ts'
import { accelerators } from './menu.ts'

/** The name of the preload script's world, by which its contexts are known. */
export const WORLD = 'electron'

const processOf = (additionalArguments: readonly string[]): WorldConfig['process'] => ({
  type: 'renderer',
  sandboxed: true,
  contextIsolated: true,
  platform: process.platform,
  arch: process.arch,
  env: {},
  argv: ['electron', ...additionalArguments],
  versions: { ...process.versions },
})

/** `key` names the channel between page and process; it is random, so that no page can guess it. */
export const pageScripts = (
  key: string,
  preloadPath: string,
  additionalArguments: readonly string[],
): Protocol.Page.addScriptToEvaluateOnNewDocumentParameters[] => {
  const config: WorldConfig = {
    key,
    preloadPath,
    process: processOf(additionalArguments),
    interactive: app.interactive,
    accelerators: accelerators(),
  }
  const preload =
    preloadPath === ''
      ? 'null'
      : `function (exports, require, module, __filename, __dirname, process, global) {\n${readFileSync(preloadPath, 'utf8')}\n}`
  // Functions as text: Chromium runs them in the page.
  const [world, isolated, codec, bridge] = [mainWorld, isolatedWorld, makeCodec, makeBridge].map(String)
  return [
    { source: `(${world})('${key}', (${codec})(), ${bridge})` },
    {
      worldName: WORLD,
      source: `(${isolated})(${JSON.stringify(config)}, (${codec})(), ${bridge}, ${preload})\n//# sourceURL=standin-preload.js`,
    },
  ]
}
