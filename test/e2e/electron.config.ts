/** `npm run e2e:electron`: the same tests on Electron itself, or a plain word that it is not there. */
import config, { hasElectron } from '../../playwright.config.ts'

if (!hasElectron) throw new Error('Electron is not installed in node_modules/electron/dist. Get it with: npx install-electron')

export default config
