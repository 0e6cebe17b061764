/** Loaded before everything else: `electron`, imported or required anywhere in this process, means the stand-in. */
import { registerHooks } from 'node:module'

const url = new URL('./electron.ts', import.meta.url).href

registerHooks({
  resolve(specifier, context, next) {
    if (/^electron(?:\/(?:main|common))?$/.test(specifier)) return { url, shortCircuit: true }
    return next(specifier, context)
  },
})
