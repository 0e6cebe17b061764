/** The group `settings` of the interface. */
import type { Api } from '../../shared/api.ts'
import type { Services } from '../services/services.ts'
import type { Shell } from './shell.ts'

export const settingsApi = (services: Services, shell: Shell): Api['settings'] => ({
  get: async () => services.settings.get(),
  set: async (change) => {
    const settings = services.settings.set(change)
    shell.settingsChanged(settings)
    return settings
  },
})
