/** The group `library` of the interface. Every call waits until the library that ships is loaded. */
import type { Api } from '../../shared/api.ts'
import type { Services } from '../services/services.ts'

export const libraryApi = (services: Services): Api['library'] => {
  const ready = async (): Promise<Services> => {
    await services.libraryReady()
    return services
  }
  return {
    list: async () => (await ready()).lists.list(),
    search: async (text, language) => (await ready()).library.search(text, language),
    clause: async (id) => (await ready()).lists.clause(id),
    versions: async (id, language) => (await ready()).lists.versions(id, language),
    wording: async (id, language, version) => (await ready()).lists.wording(id, language, version),
    currentVersions: async () => (await ready()).lists.currentVersions(),
    vocabulary: async (language) => (await ready()).lists.vocabulary(language),
    saveWording: async (id, language, expected, content) => (await ready()).edits.saveWording(id, language, expected, content),
    setDetails: async (id, language, details) => (await ready()).edits.setDetails(id, language, details),
    setCategory: async (id, category) => (await ready()).edits.setCategory(id, category),
    setPair: async (id, notes) => (await ready()).edits.setPair(id, notes),
    create: async (wish) => (await ready()).edits.create(wish),
    setRetired: async (id, retired) => (await ready()).edits.setRetired(id, retired),
  }
}
