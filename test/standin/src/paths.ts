/** Where Electron's `app.getPath` points on each system. */
import os from 'node:os'
import path from 'node:path'

const appData = (home: string): string => {
  if (process.platform === 'win32') return process.env['APPDATA'] ?? home
  if (process.platform === 'darwin') return path.join(home, 'Library', 'Application Support')
  return process.env['XDG_CONFIG_HOME'] ?? path.join(home, '.config')
}

/** `userData` is what the command line named or the caller set, else made of the program's name. */
export const standardPath = (name: string, appName: string, userData: string | null): string => {
  const home = os.homedir()
  const own = userData ?? path.join(appData(home), appName)
  switch (name) {
    case 'home':
      return home
    case 'appData':
      return appData(home)
    case 'userData':
    case 'sessionData':
      return own
    case 'logs':
      return path.join(own, 'logs')
    case 'temp':
      return os.tmpdir()
    case 'exe':
      return process.execPath
    case 'desktop':
    case 'documents':
    case 'downloads':
      return path.join(home, `${name.charAt(0).toUpperCase()}${name.slice(1)}`)
    default:
      throw new Error(`Failed to get '${name}' path`)
  }
}
