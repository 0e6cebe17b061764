/** The group `houseStyles` of the interface. */
import path from 'node:path'
import type { Api } from '../../shared/api.ts'
import type { Services } from '../services/services.ts'
import type { Shell } from './shell.ts'

export const houseStylesApi = (services: Services, shell: Shell): Api['houseStyles'] => {
  /** Where the user found a template last. */
  let lastFolder: string | null = null
  return {
    list: async () => services.houseStyles.list(),
    save: async (style) => services.houseStyles.save(style),
    duplicate: async (id, name) => services.houseStyles.duplicate(id, name),
    fromTemplate: async () => {
      const file = await shell.openWordFile({ folder: lastFolder })
      if (file === null) return null
      lastFolder = path.dirname(file)
      return services.houseStyles.fromTemplate(file)
    },
    remove: async (id) => services.houseStyles.remove(id),
  }
}
