/** Where the user's data lives: the same folder that Electron's `app.getPath('userData')` names, so that window and command line share it. */
import os from 'node:os'
import path from 'node:path'

export const DATABASE_FILE = 'klausul.db'

/** The default data folder of a platform. */
export const dataFolder = (platform: NodeJS.Platform, env: Readonly<Record<string, string | undefined>>, home: string = os.homedir()): string => {
  if (platform === 'win32') return path.win32.join(env['APPDATA'] ?? path.win32.join(home, 'AppData', 'Roaming'), 'Klausul')
  if (platform === 'darwin') return path.posix.join(home, 'Library', 'Application Support', 'Klausul')
  return path.posix.join(env['XDG_CONFIG_HOME'] ?? path.posix.join(home, '.config'), 'Klausul')
}
