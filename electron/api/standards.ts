/** The group `standards` of the interface. */
import type { Api } from '../../shared/api.ts'
import type { Services } from '../services/services.ts'

export const standardsApi = (services: Services): Api['standards'] => ({
  list: async () => {
    await services.libraryReady()
    return services.lists.standards()
  },
})
