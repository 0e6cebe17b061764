/** The group `files` of the interface: Word files that the user opens. */
import path from 'node:path'
import type { Api } from '../../shared/api.ts'
import type { Services } from '../services/services.ts'
import type { Shell } from './shell.ts'

export const filesApi = (services: Services, shell: Shell): Api['files'] => {
  /** Where the user opened a file last. */
  let lastFolder: string | null = null
  return {
    open: async () => {
      const file = await shell.openWordFile({ folder: lastFolder })
      if (file === null) return null
      lastFolder = path.dirname(file)
      return services.files.open(file)
    },
    close: async (opened) => services.files.close(opened),
    create: async (opened, title, taken) => services.files.create(opened, title, taken),
    take: async (opened, taken) => services.files.take(opened, taken),
  }
}
