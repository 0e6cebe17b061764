/** The group `app` of the interface: the program itself and its window. */
import type { Api } from '../../shared/api.ts'
import { AppError } from '../../shared/errors.ts'
import { reasonOf } from '../reasons.ts'
import type { Services } from '../services/services.ts'
import type { Shell } from './shell.ts'

export const appApi = (services: Services, shell: Shell): Api['app'] => ({
  start: async () => {
    const settings = services.settings.get()
    return {
      version: shell.version,
      platform: shell.platform,
      settings,
      language: settings.interfaceLanguage ?? shell.systemLanguage(),
      dataFolder: services.dataFolder,
    }
  },
  flushed: async (all) => shell.flushed(all),
  showDataFolder: async () => {
    try {
      await shell.openFolder(services.dataFolder)
    } catch (error) {
      throw new AppError('cannot_show_folder', { folder: services.dataFolder, ...reasonOf(error) })
    }
  },
  setTitle: async (title) => shell.setTitle(title),
})
