/** A contract being drafted: opens it, and says so when that cannot be done. */
import { type ReactNode, useMemo } from 'react'
import { AppError } from '../../../shared/errors.ts'
import { api } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { toast } from '../../components/toasts.tsx'
import type { ContractSession } from '../../contract/contract-session.ts'
import { useOpenContract } from '../../contract/open-contract.ts'
import { recordOf } from '../../contract/record.ts'
import { go, startOver } from '../../hooks/navigation.ts'
import { words, useWords } from '../../i18n.ts'
import { createDrafting, DraftingContext } from './drafting.ts'
import { PageSkeleton } from './page/page-skeleton.tsx'
import { Workspace } from './workspace.tsx'
import './drafting.css'

/** The contract was left but could not be saved; it is kept in memory and says so. */
const tellUnsaved = (session: ContractSession): void => {
  const { saving } = session
  if (saving.status !== 'failed' && saving.status !== 'conflict') return
  const { t, error } = words()
  toast({
    text: t('drafting.left_unsaved', { title: recordOf(session.state).title, why: error(saving.error) }),
    tone: 'danger',
    action: { label: t('drafting.go_back'), run: () => go({ name: 'drafting', id: session.id }) },
  })
}

const NO_PLUGINS = (): [] => []

const Gone = (): ReactNode => {
  const { t } = useWords()
  return (
    <div className="frame-column">
      <EmptyState
        title={t('drafting.unknown_title')}
        text={t('drafting.unknown_text')}
        actions={
          <Button variant="primary" onPress={startOver}>
            {t('drafting.to_contracts')}
          </Button>
        }
      />
    </div>
  )
}

const Opened = ({ session, reopen }: { readonly session: ContractSession; readonly reopen: () => void }): ReactNode => {
  const drafting = useMemo(() => createDrafting(session), [session])
  return (
    <DraftingContext value={drafting}>
      <Workspace reopen={reopen} />
    </DraftingContext>
  )
}

const DraftingView = ({ id }: { readonly id: string }): ReactNode => {
  const { t } = useWords()
  const [opened, reopen] = useOpenContract(id, api.contracts, NO_PLUGINS, tellUnsaved)
  if (opened.state === 'loading') return <PageSkeleton />
  if (opened.state === 'ready') return <Opened session={opened.value} reopen={reopen} />
  if (opened.error instanceof AppError && opened.error.code === 'unknown_contract') return <Gone />
  return (
    <div className="frame-column">
      <ErrorState
        error={opened.error}
        title={t('drafting.open_failed')}
        onRetry={reopen}
        actions={<Button onPress={() => go({ name: 'start' })}>{t('drafting.to_contracts')}</Button>}
      />
    </div>
  )
}

export default DraftingView
