/** What can be done to a contract from the list, each with a message and, where it hides something, a way to undo it. */
import type { ContractSummary } from '../../../shared/api.ts'
import { api } from '../../api.ts'
import { toast } from '../../components/toasts.tsx'
import { attempt } from '../../hooks/attempt.ts'
import { confirm } from '../../hooks/confirm.ts'
import { useWords } from '../../i18n.ts'
import { freeTitle } from './choose.ts'

type Act = (contract: ContractSummary) => Promise<void>

export interface ContractActs {
  readonly archive: Act
  readonly unarchive: Act
  readonly bin: Act
  readonly restore: Act
  /** Delete for good; asks first. */
  readonly destroy: Act
  /** Delete all of these for good; asks first. */
  readonly emptyBin: (contracts: readonly ContractSummary[]) => Promise<void>
  readonly duplicate: Act
}

/** `reload` fetches the list again; `titles` are the names that are taken. */
export const useContractActs = (reload: () => Promise<void>, titles: readonly string[]): ContractActs => {
  const { t } = useWords()

  const say = async (act: () => Promise<unknown>, text: string, about: readonly string[] = []): Promise<void> => {
    await attempt(async () => {
      await act()
      await reload()
      toast({ text, about })
    })
  }

  const sayWithUndo = async (id: string, act: () => Promise<void>, undo: () => Promise<void>, text: string): Promise<void> => {
    await attempt(async () => {
      await act()
      await reload()
      const undoAll = (): Promise<void> => undo().then(reload)
      toast({ text, about: [id], action: { label: t('components.undo'), run: () => void attempt(undoAll) } })
    })
  }

  return {
    archive: ({ id, title }) =>
      sayWithUndo(
        id,
        () => api.contracts.setArchived(id, true),
        () => api.contracts.setArchived(id, false),
        t('start_view.was_archived', { title }),
      ),
    unarchive: ({ id, title }) =>
      sayWithUndo(
        id,
        () => api.contracts.setArchived(id, false),
        () => api.contracts.setArchived(id, true),
        t('start_view.was_unarchived', { title }),
      ),
    bin: ({ id, title }) =>
      sayWithUndo(
        id,
        () => api.contracts.setDeleted(id, true),
        () => api.contracts.setDeleted(id, false),
        t('start_view.was_binned', { title }),
      ),
    restore: ({ id, title }) =>
      sayWithUndo(
        id,
        () => api.contracts.setDeleted(id, false),
        () => api.contracts.setDeleted(id, true),
        t('start_view.was_restored', { title }),
      ),
    destroy: async ({ id, title }) => {
      const agreed = await confirm({
        title: t('start_view.destroy_question', { title }),
        text: t('start_view.destroy_text'),
        action: t('start_view.destroy'),
        isDangerous: true,
      })
      if (agreed) await say(() => api.contracts.destroy(id), t('start_view.was_destroyed', { title }), [id])
    },
    emptyBin: async (contracts) => {
      const count = contracts.length
      const agreed = await confirm({
        title: t('start_view.empty_bin_question', { count }),
        text: t('start_view.empty_bin_text'),
        action: t('start_view.empty_bin'),
        isDangerous: true,
      })
      if (!agreed) return
      const ids = contracts.map(({ id }) => id)
      await say(() => Promise.all(ids.map((id) => api.contracts.destroy(id))), t('start_view.bin_was_emptied', { count }), ids)
    },
    duplicate: ({ id, title }) => {
      const copy = freeTitle(t('start_view.copy_of', { title }), titles)
      return say(() => api.contracts.duplicate(id, copy), t('start_view.was_duplicated', { title: copy }))
    },
  }
}
