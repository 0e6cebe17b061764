/** Word files that the user opens: looked at first, then made a contract of, or taken from into the contract that they were written from. */
import path from 'node:path'
import { AppError } from '../../shared/errors.ts'
import { fillBlanks, visitBlanks } from '../../shared/document/blanks.ts'
import { parse } from '../../shared/document/format.ts'
import { partAttributes } from '../../shared/document/attributes.ts'
import { resolve } from '../../shared/document/resolve.ts'
import type { KnownContract, OpenedFile, TakenFromFile } from '../../shared/files-api.ts'
import { checkValue } from '../../shared/library/field-values.ts'
import type { Contract } from '../../shared/model.ts'
import { Transform } from 'prosemirror-transform'
import type { ContractStore } from './contracts.ts'
import type { ReadSource, ReadWordFile } from './read-word-file.ts'

/** What a reader of Word files is asked for: in a worker thread, or at once. */
export interface ReadTask {
  readonly file: string
  /** The contract of the library to compare with, where none travels in the file. */
  readonly kept: string | null
}

export interface OpenedFiles {
  /** Read a file. Throws `AppError` as `readWordFile` does, and `cannot_read_file`. */
  open(file: string): Promise<OpenedFile>
  /** Keep the contract that travels in a file as a new one. Returns its id. Throws `AppError`: `file_closed`, `not_taken`. */
  create(opened: string, title: string, taken: TakenFromFile): string
  /** Keep what was filled in as a new revision of the contract that the file was written from. Returns its id. Throws as `create` does. */
  take(opened: string, taken: TakenFromFile): string
  close(opened: string): void
}

/** The blanks of a contract: where each stands, with the part that it is in. */
const blanksOf = (contract: Contract): { readonly pos: number; readonly part: string }[] => {
  const found: { pos: number; part: string }[] = []
  const resolution = resolve(contract)
  visitBlanks(
    contract.document,
    (node) => resolution.included(node),
    (pos, part) => found.push({ pos, part: part ? partAttributes(part).id : '' }),
  )
  return found
}

/** The texts of a file's blanks for those of a contract: part by part, and only in parts that have as many as the file had. */
const textsFor = (contract: Contract, sent: Contract, texts: readonly (string | null)[]): (string | null)[] => {
  const inFile = blanksOf(sent)
  if (inFile.length !== texts.length) return []
  const byPart = Map.groupBy(inFile.keys(), (index) => inFile[index]?.part ?? '')
  const seen = new Map<string, number>()
  const own = blanksOf(contract)
  const counts = Map.groupBy(own, ({ part }) => part)
  return own.map(({ part }) => {
    const place = seen.get(part) ?? 0
    seen.set(part, place + 1)
    const theirs = byPart.get(part) ?? []
    const index = theirs.length === counts.get(part)?.length ? theirs[place] : undefined
    return index === undefined ? null : (texts[index] ?? null)
  })
}

/** A contract with what was taken from a file. */
const withTaken = (contract: Contract, { values, blanks }: TakenFromFile, { source, base }: Held): Contract => {
  const types = new Map(contract.fields.map(({ key, type }) => [key, type]))
  const checked = Object.entries(values).map(([key, value]) => {
    const type = types.get(key)
    const { value: sound, problem } = type
      ? checkValue(type, value)
      : { value: null, problem: { code: 'unknown_field', params: { known: [...types.keys()].join(', ') } } }
    if (problem) throw new AppError('not_taken', {}, [{ place: key, ...problem }])
    return [key, sound] as const
  })
  const filled = { ...contract, values: { ...contract.values, ...Object.fromEntries(checked) } } as Contract
  if (!blanks || base === null) return filled
  const tr = new Transform(contract.document)
  fillBlanks(
    tr,
    blanksOf(contract).map(({ pos }) => pos),
    textsFor(contract, parse(base), source.blanks),
  )
  return { ...filled, document: tr.doc }
}

interface Held {
  readonly id: string
  readonly source: ReadSource
  /** The contract that the file was compared with, as JSON. */
  readonly base: string | null
}

export interface OpenedFilesOptions {
  readonly contracts: () => ContractStore
  readonly read: (task: ReadTask) => Promise<ReadWordFile>
}

export const openedFiles = ({ contracts, read }: OpenedFilesOptions): OpenedFiles => {
  /** One at a time: what was looked at is taken, never the file again, which may have changed since. */
  let held: Held | null = null
  let opened = 0
  const holding = (id: string): Held => {
    if (held?.id !== id) throw new AppError('file_closed')
    return held
  }
  const knownContract = (origin: ReadSource['contract']): KnownContract | null => {
    const known =
      origin &&
      contracts()
        .list()
        .find(({ id }) => id === origin.id)
    if (!known) return null
    const revision = contracts()
      .revisions(known.id)
      .find(({ number }) => number === origin.revision)
    const { id, title, deletedAt } = known
    return { id, title, at: revision?.at ?? null, isOlder: known.revision > origin.revision, isDeleted: deletedAt !== null }
  }
  const keptJson = (origin: ReadSource['contract']): string | null => {
    const known = knownContract(origin)
    return origin && known?.at ? contracts().open(origin.id, origin.revision).contract : null
  }

  return {
    open: async (file) => {
      const first = await read({ file, kept: null })
      const kept = first.source?.json === null ? keptJson(first.source.contract) : null
      const { hasMacros, trackedChanges, source } = kept === null ? first : await read({ file, kept })
      opened += 1
      const id = `file-${opened}`
      held = source && { id, source, base: source.json ?? kept }
      return {
        id,
        file: path.basename(file),
        hasMacros,
        trackedChanges,
        source: source && {
          title: source.title,
          language: source.language,
          edition: source.wish.edition,
          annex: source.annex,
          revision: source.contract?.revision ?? null,
          fingerprint: source.fingerprint,
          program: source.program,
          known: knownContract(source.contract),
          hasContract: source.json !== null,
          comparison: source.comparison,
        },
      }
    },
    create: (id, title, taken) => {
      const file = holding(id)
      if (file.source.json === null) throw new AppError('file_closed')
      return contracts().create(withTaken({ ...parse(file.source.json), title }, taken, file))
    },
    take: (id, taken) => {
      const file = holding(id)
      const known = knownContract(file.source.contract)
      if (!known) throw new AppError('file_closed')
      const { contract, revision } = contracts().load(known.id)
      contracts().saveWhole(known.id, withTaken(contract, taken, file), revision)
      return known.id
    },
    close: (id) => {
      if (held?.id === id) held = null
    },
  }
}
