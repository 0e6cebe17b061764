/** The group `own` of the interface: what contracts give to the library and take from it. Every call waits until the library that ships is loaded. */
import type { Api } from '../../shared/api.ts'
import type { Services } from '../services/services.ts'

export const ownApi = (services: Services): Api['own'] => {
  const ready = async (): Promise<Services> => {
    await services.libraryReady()
    return services
  }
  return {
    companions: async (clause, language, present) => (await ready()).companions(clause, language, present),
    saveClause: async (wish) => (await ready()).saveClause(wish),
  }
}
