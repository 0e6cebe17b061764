/** The group `backups` of the interface. */
import type { Api } from '../../shared/api.ts'
import type { Services } from '../services/services.ts'
import type { Shell } from './shell.ts'

export const backupsApi = (services: Services, shell: Shell): Api['backups'] => {
  services.onBackupProgress((done, total) => shell.emit({ type: 'progress', act: 'backup', stage: 'copying', done, total }))
  return {
    list: async () => services.backups.list(),
    make: () => services.backups.make(),
    restore: async (name) => {
      await services.restore(name)
      shell.settingsChanged(services.settings.get())
      shell.reload()
    },
  }
}
