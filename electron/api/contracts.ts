/** The group `contracts` of the interface: kept contracts, their history, and their way to Word. */
import { existsSync } from 'node:fs'
import path from 'node:path'
import type { Api, ExportReport } from '../../shared/api.ts'
import type { FileSplit } from '../../shared/export-wish.ts'
import { AppError } from '../../shared/errors.ts'
import { PROGRAM } from '../program.ts'
import { draftContract } from '../services/draft.ts'
import { EXTENSION, fileName, freeName } from '../services/export-names.ts'
import type { ExportOutcome } from '../services/exporter.ts'
import { inHouseStyle } from '../services/in-house-style.ts'
import { findConverter, thisMachine } from '../services/pdf.ts'
import type { Services } from '../services/services.ts'
import type { Shell } from './shell.ts'

/** Where an export goes: its folder, and its files as planned or as the user names the only one. */
type Target = { readonly folder: string; readonly names: readonly string[] } | null

export const contractsApi = (services: Services, shell: Shell): Api['contracts'] => {
  /** Where the user wrote last. */
  let lastFolder: string | null = null

  const chooseFile = async (name: string): Promise<Target> => {
    const chosen = await shell.chooseFile({ name, folder: lastFolder })
    if (chosen === null) return null
    const file = chosen.toLowerCase().endsWith(EXTENSION) ? chosen : chosen + EXTENSION
    return { folder: path.dirname(file), names: [path.basename(file)] }
  }
  /** Several files go into a new folder of their own, so that none is written over another. */
  const chooseFolder = async (title: string, names: readonly string[]): Promise<Target> => {
    const chosen = await shell.chooseFolder({ folder: lastFolder })
    if (chosen === null) return null
    return {
      folder: path.join(
        chosen,
        freeName(fileName(title), (name) => existsSync(path.join(chosen, name))),
      ),
      names,
    }
  }
  const choose = async (title: string, split: FileSplit, names: readonly string[]): Promise<Target> => {
    const target = split === 'one' ? await chooseFile(names[0] ?? fileName(title) + EXTENSION) : await chooseFolder(title, names)
    if (target) lastFolder = split === 'one' ? target.folder : path.dirname(target.folder)
    return target
  }

  /** The Word files are there whatever becomes of the PDFs; null when the user thinks better of those. */
  const pdfOf = async (outcome: ExportOutcome): Promise<ExportReport['pdf']> => {
    const converter = findConverter(thisMachine())
    if (!converter) return { converter: '', files: [], isRefused: true }
    shell.emit({ type: 'progress', act: 'export', stage: 'pdf', done: 0, total: 0 })
    try {
      return { converter: converter.name, files: await services.exporter.pdfs(converter, outcome), isRefused: false }
    } catch (error) {
      if (error instanceof Error && error.name === 'AbortError') return null
      return { converter: converter.name, files: [], isRefused: true }
    }
  }

  return {
    list: async () => services.contracts.list(),
    create: async ({ standard, language, title }) => {
      await services.libraryReady()
      const contract = draftContract(services.library, standard, language, null)
      return services.contracts.create({ ...inHouseStyle(contract, services), title })
    },
    open: async (id) => {
      const opened = services.contracts.open(id, null)
      void services.contracts.readAhead(id, opened.revision)
      services.pages.changed(id, services.contracts.list().find((one) => one.id === id)?.lastExport?.edition ?? null)
      return opened
    },
    save: async (id, change) => {
      const saved = services.contracts.save(id, change)
      services.pages.changed(id, null)
      return saved
    },
    duplicate: async (id, title) => services.contracts.duplicate(id, title),
    rename: async (id, title) => services.contracts.rename(id, title),
    setArchived: async (id, archived) => services.contracts.setArchived(id, archived),
    setDeleted: async (id, deleted) => services.contracts.setDeleted(id, deleted),
    destroy: (id) => services.contracts.destroy(id),
    revisions: async (id) => services.contracts.revisions(id),
    nameRevision: async (id, number, name) => services.contracts.nameRevision(id, number, name),
    openRevision: async (id, number) => services.contracts.open(id, number),
    exportWord: async (id, wish) => {
      const { contract, revision, title, houseStyle: named } = services.contracts.forExport(id)
      const { houseStyle, isGone } = services.houseStyles.forContract(named)
      const outcome = await services.exporter.run({
        contract,
        wish,
        houseStyle,
        origin: { program: PROGRAM, contract: { id, revision } },
        known: services.pages.known(),
        chooseTarget: (names) => choose(title, wish.split, names),
        onProgress: (stage, done, total) => shell.emit({ type: 'progress', act: 'export', stage, done, total }),
      })
      if (!outcome) return null
      const [first] = outcome.files
      const written = outcome.files.length === 1 && first !== undefined ? path.join(outcome.folder, first) : outcome.folder
      services.contracts.setExported(id, wish.edition, written)
      return { ...outcome, houseStyleGone: isGone, pdf: wish.pdf ? await pdfOf(outcome) : null }
    },
    cancelExport: () => services.exporter.cancelAll(),
    pdfConverter: async () => findConverter(thisMachine())?.name ?? null,
    showExport: async (id) => {
      const written = services.contracts.exported(id)
      if (written === null || !existsSync(written)) throw new AppError('export_gone', { file: written ?? '–' })
      shell.showInFolder(written)
    },
  }
}
