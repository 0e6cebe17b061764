/** The group `library` of the interface. Every call waits until the library that ships is loaded. */
import path from 'node:path'
import type { Api } from '../../shared/api.ts'
import { LIBRARY_EXTENSION } from '../services/exchange-file.ts'
import { fileName } from '../services/export-names.ts'
import type { Services } from '../services/services.ts'
import { writeFileWhole } from '../services/whole-files.ts'
import type { Shell } from './shell.ts'

export const libraryApi = (services: Services, shell: Shell): Api['library'] => {
  /** Where the user wrote or read a library last. */
  let lastFolder: string | null = null
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
    exportFile: async (wish) => {
      const { exchange } = await ready()
      // Made before anybody is asked where to: what cannot be written is told first.
      const { text, clauses, standards, leftOut } = exchange.export(wish)
      const file = await shell.chooseLibraryFile({ name: fileName(wish.name) + LIBRARY_EXTENSION, folder: lastFolder })
      if (file === null) return null
      writeFileWhole(file, text)
      lastFolder = path.dirname(file)
      return { file: path.basename(file), clauses, standards, leftOut }
    },
    openImport: async () => {
      const file = await shell.openLibraryFile({ folder: lastFolder })
      if (file === null) return null
      lastFolder = path.dirname(file)
      return (await ready()).exchange.open(file)
    },
    importedWordings: async (preview, clause) => (await ready()).exchange.wordings(preview, clause),
    applyImport: async (preview, choice) => (await ready()).exchange.apply(preview, choice),
    closeImport: async (preview) => services.exchange.close(preview),
  }
}
