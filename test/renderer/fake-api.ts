/** The main process as a window sees it, without one: keeps a little state, answers in envelopes, and remembers what it was asked. */
import {
  type Api,
  type AppEvent,
  type Backup,
  type Bridge,
  type ContractSummary,
  type Envelope,
  METHODS,
  type StandardSummary,
  type StartInfo,
} from '../../shared/api.ts'
import { AppError } from '../../shared/errors.ts'
import { DEFAULT_SETTINGS, type Settings } from '../../shared/settings.ts'

/** Methods that a test answers itself; they may be fewer than there are. */
export type Answers = { readonly [Group in keyof Api]?: Partial<Api[Group]> }

export interface FakeState {
  readonly contracts?: readonly ContractSummary[]
  readonly standards?: readonly StandardSummary[]
  readonly backups?: readonly Backup[]
  readonly settings?: Partial<Settings>
  readonly info?: Partial<Omit<StartInfo, 'settings'>>
}

export interface FakeApi {
  readonly bridge: Bridge
  /** `contracts.rename` with its arguments, in the order they came. */
  readonly calls: readonly (readonly [string, ...unknown[]])[]
  readonly emit: (event: AppEvent) => void
}

/** A contract in a list, with what a test does not care about filled in. */
export const contractSummary = (given: Partial<ContractSummary> & Pick<ContractSummary, 'id' | 'title'>): ContractSummary => ({
  language: 'da',
  standardId: 'it-service',
  revision: 1,
  createdAt: '2027-01-04T08:00:00.000Z',
  updatedAt: '2027-01-05T09:30:00.000Z',
  fields: { total: 40, open: 12 },
  lastExport: null,
  archived: false,
  deletedAt: null,
  ...given,
})

export const IT_SERVICE: StandardSummary = {
  id: 'it-service',
  version: 1,
  origin: 'shipped',
  retired: false,
  texts: {
    da: {
      title: 'Kontrakt om it-system som tjeneste',
      description: 'Kommunens anskaffelse af et it-system, der leveres, drives og vedligeholdes af leverandøren som en tjeneste.',
    },
    nb: {
      title: 'Avtale om IT-system som tjeneste',
      description: 'Kommunens anskaffelse av et IT-system som leveres, driftes og vedlikeholdes av leverandøren som en tjeneste.',
    },
  },
}

const NOW = '2027-03-02T12:00:00.000Z'

const stateful = (given: FakeState): Answers => {
  let contracts = [...(given.contracts ?? [])]
  let backups = [...(given.backups ?? [])]
  let settings: Settings = { ...DEFAULT_SETTINGS, ...given.settings }
  let made = 0
  const change = (id: string, by: Partial<ContractSummary>): void => {
    if (!contracts.some((one) => one.id === id)) throw new AppError('unknown_contract', { id, known: contracts.map((one) => one.id).join(', ') })
    contracts = contracts.map((one) => (one.id === id ? { ...one, ...by } : one))
  }
  const add = (contract: Partial<ContractSummary> & { readonly title: string }): string => {
    made += 1
    const id = `made-${made}`
    contracts = [contractSummary({ ...contract, id, updatedAt: NOW }), ...contracts]
    return id
  }
  return {
    app: {
      start: async () => ({
        version: '0.1.0',
        platform: 'linux',
        dataFolder: '/home/ada/.config/Klausul',
        ...given.info,
        settings,
        language: settings.interfaceLanguage ?? given.info?.language ?? 'en',
      }),
      flushed: async () => undefined,
      showDataFolder: async () => undefined,
      setTitle: async () => undefined,
    },
    settings: {
      get: async () => settings,
      set: async (changed) => {
        settings = { ...settings, ...changed }
        return settings
      },
    },
    backups: {
      list: async () => backups,
      make: async () => {
        const backup = { name: `klausul-${backups.length + 1}.db`, at: NOW, size: 3_400_000 }
        backups = [backup, ...backups]
        return backup
      },
      restore: async () => undefined,
    },
    houseStyles: { list: async () => [] },
    standards: { list: async () => [...(given.standards ?? [IT_SERVICE])] },
    own: { changeSets: async () => [], companions: async () => ({ parts: [], fields: [] }) },
    contracts: {
      list: async () => contracts,
      create: async ({ standard, language, title }) => add({ standardId: standard, language, title }),
      duplicate: async (id, title) => add({ ...contracts.find((one) => one.id === id), title }),
      rename: async (id, title) => change(id, { title }),
      setArchived: async (id, archived) => change(id, { archived }),
      setDeleted: async (id, deleted) => change(id, { deletedAt: deleted ? NOW : null }),
      destroy: async (id) => {
        change(id, {})
        contracts = contracts.filter((one) => one.id !== id)
      },
    },
  }
}

const envelope = async (answer: () => unknown): Promise<Envelope> => {
  try {
    return { ok: true, value: await answer() }
  } catch (error) {
    if (error instanceof AppError) return { ok: false, error: { code: error.code, params: error.params, problems: error.problems } }
    return { ok: false, error: { code: 'internal', params: { why: String(error) }, problems: [] } }
  }
}

/** A bridge for `window.api`. What `answers` does not answer, a small state does; what neither does is refused as a fault. */
export const fakeApi = (given: FakeState = {}, answers: Answers = {}): FakeApi => {
  type Methods = Readonly<Record<string, ((...args: readonly unknown[]) => unknown) | undefined>>
  const state = stateful(given)
  const calls: [string, ...unknown[]][] = []
  const listeners = new Set<(event: AppEvent) => void>()
  const groups = Object.entries(METHODS).map(([name, methods]) => {
    const group = name as keyof Api
    const own = answers[group] as Methods | undefined
    const kept = state[group] as Methods | undefined
    const bridged = methods.map((method) => [
      method,
      (...args: readonly unknown[]): Promise<Envelope> => {
        calls.push([`${group}.${method}`, ...args])
        return envelope(() => {
          const answer = own?.[method] ?? kept?.[method]
          if (!answer) throw new Error(`the fake has no answer for ${group}.${method}`)
          return answer(...args)
        })
      },
    ])
    return [group, Object.fromEntries(bridged)]
  })
  const onEvent = (listener: (event: AppEvent) => void): (() => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }
  return {
    bridge: { ...Object.fromEntries(groups), onEvent },
    calls,
    emit: (event) => {
      for (const listener of listeners) listener(event)
    },
  }
}
