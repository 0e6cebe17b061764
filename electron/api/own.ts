/** The group `own` of the interface: what contracts give to the library and take from it. Every call waits until the library that ships is loaded. */
import type { Api } from '../../shared/api.ts'
import { draftContract } from '../services/draft.ts'
import { inHouseStyle } from '../services/in-house-style.ts'
import type { Services } from '../services/services.ts'

export const ownApi = (services: Services): Api['own'] => {
  const ready = async (): Promise<Services> => {
    await services.libraryReady()
    return services
  }
  return {
    companions: async (clause, language, present) => (await ready()).companions(clause, language, present),
    saveClause: async (wish) => (await ready()).saveClause(wish),
    saveStandard: async (wish) => (await ready()).ownStandards.save(wish),
    renameStandard: async (id, title, description) => (await ready()).ownStandards.rename(id, title, description),
    retireStandard: async (id, retired) => (await ready()).ownStandards.setRetired(id, retired),
    changesOf: async (contract) => (await ready()).changeSets.of(contract),
    saveChanges: async (wish) => (await ready()).changeSets.save(wish),
    changeSets: async () => (await ready()).changeSets.list(),
    renameChanges: async (id, name) => (await ready()).changeSets.rename(id, name),
    removeChanges: async (id) => (await ready()).changeSets.remove(id),
    draft: async ({ standard, language, title, changes }) => {
      await ready()
      const drafted = draftContract(services.library, standard, language, null)
      const { contract, notApplied } = services.changeSets.apply(inHouseStyle(drafted, services), changes)
      return { id: services.contracts.create({ ...contract, title }), notApplied }
    },
  }
}
