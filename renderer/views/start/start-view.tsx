/** The contracts that are kept: open one, begin one, put one away. */
import { BookCopy, Plus } from 'lucide-react'
import { type ReactNode, useCallback, useMemo, useState } from 'react'
import type { ContractSummary, StandardSummary } from '../../../shared/api.ts'
import { api } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { go } from '../../hooks/navigation.ts'
import { askForNewContract } from '../../hooks/new-contract.ts'
import { useTitle } from '../../hooks/title.ts'
import { useLoaded } from '../../hooks/use-loaded.ts'
import { useWords } from '../../i18n.ts'
import { OpenWordAct } from './open-word/open-word-act.tsx'
import { OwnDialog } from './own-dialog.tsx'
import { RenameDialog } from './rename-dialog.tsx'
import { Shelves } from './shelves.tsx'
import { standardText } from './standard-text.ts'
import { useContractActs } from './use-contract-acts.ts'
import { Welcome } from './welcome.tsx'
import './start-view.css'

/** Without the standards a contract is still listed, under its standard's id. */
const load = async (): Promise<readonly [ContractSummary[], StandardSummary[]]> =>
  Promise.all([api.contracts.list(), api.standards.list().catch(() => [])])

const StartView = (): ReactNode => {
  const { t } = useWords()
  const [loaded, reload] = useLoaded(load)
  const [isOwnShown, setOwnShown] = useState(false)
  const [renaming, setRenaming] = useState<ContractSummary | null>(null)
  const [contracts, standards] = useMemo(() => (loaded.state === 'ready' ? loaded.value : [[], []]), [loaded])
  const titles = useMemo(() => contracts.map(({ title }) => title), [contracts])
  const acts = useContractActs(reload, titles)
  const standardOf = useCallback(
    ({ standardId, language }: ContractSummary): string => {
      const standard = standards.find(({ id }) => id === standardId)
      return standard ? standardText(standard, language).title : standardId
    },
    [standards],
  )
  useTitle('')

  return (
    <div className="frame-column start">
      {loaded.state === 'loading' && (
        <>
          <h1 className="visually-hidden">{t('app.contracts')}</h1>
          <Skeleton kind="row" lines={5} />
        </>
      )}
      {loaded.state === 'failed' && <ErrorState error={loaded.error} title={t('start_view.not_listed')} onRetry={() => void reload()} level={1} />}
      {loaded.state === 'ready' && contracts.length === 0 && (
        <>
          <Welcome onNew={askForNewContract} />
          <div className="start-import">
            <OpenWordAct titles={titles} isQuiet />
          </div>
        </>
      )}
      {loaded.state === 'ready' && contracts.length > 0 && (
        <>
          <header className="start-header">
            <h1>{t('app.contracts')}</h1>
            <OpenWordAct titles={titles} />
            <Button icon={BookCopy} onPress={() => setOwnShown(true)}>
              {t('own.title')}
            </Button>
            <Button variant="primary" icon={Plus} onPress={askForNewContract}>
              {t('app.new_contract')}
            </Button>
          </header>
          <Shelves
            contracts={contracts}
            standardOf={standardOf}
            acts={{ ...acts, open: ({ id }) => go({ name: 'drafting', id }), rename: setRenaming }}
            onNew={askForNewContract}
          />
        </>
      )}
      {isOwnShown && <OwnDialog onClose={() => setOwnShown(false)} />}
      {renaming && <RenameDialog contract={renaming} onClose={() => setRenaming(null)} onRenamed={() => void reload()} />}
    </div>
  )
}

export default StartView
