/** One revision: what has changed since, how it read, and the way back to it. */
import { Plugin } from 'prosemirror-state'
import { type ReactNode, useCallback, useMemo, useState } from 'react'
import type { Revision } from '../../../../shared/api.ts'
import type { Contract } from '../../../../shared/model.ts'
import { api } from '../../../api.ts'
import { Button } from '../../../components/button.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { ErrorState } from '../../../components/error-state.tsx'
import { ProgressBar } from '../../../components/progress-bar.tsx'
import { Tabs } from '../../../components/tabs.tsx'
import { toast } from '../../../components/toasts.tsx'
import { ContractSession } from '../../../contract/contract-session.ts'
import { inSlices } from '../../../contract/in-slices.ts'
import { readContract } from '../../../contract/read-contract.ts'
import { contractIn } from '../../../contract/record.ts'
import { replaceContract } from '../../../contract/replace-contract.ts'
import { backToText } from '../../../editor/back-to-text.ts'
import { ContractEditor } from '../../../editor/contract-editor.tsx'
import { contractState } from '../../../editor/editor-state.ts'
import { houseStyleProperties } from '../../../editor/house-style-css.ts'
import { useHouseStyle } from '../../../hooks/house-styles.ts'
import { useLoaded } from '../../../hooks/use-loaded.ts'
import { useWords } from '../../../i18n.ts'
import { useDrafting } from '../drafting.ts'
import { contractDifferences } from './contract-differences.ts'
import { RevisionChanges } from './revision-changes.tsx'

const READ_ONLY = new Plugin({ props: { editable: () => false } })

const Preview = ({ contract }: { readonly contract: Contract }): ReactNode => {
  const { t } = useWords()
  // Nothing can be changed in it, so nothing is ever saved.
  const session = useMemo(
    () => new ContractSession('preview', 0, contractState(contract, [READ_ONLY]), () => Promise.reject(new Error('a preview is not saved'))),
    [contract],
  )
  const { houseStyle } = useHouseStyle(contract.houseStyle)
  const look = useMemo(() => houseStyleProperties(houseStyle), [houseStyle])
  return (
    // Its text cannot be edited, so that the caret scrolls nothing: the keys that scroll need the focus on the page.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard
    <div className="revision-page" data-scrolls tabIndex={0} role="group" aria-label={t('history.preview')}>
      <div className="revision-sheet" lang={contract.language} style={look}>
        <ContractEditor session={session} label={t('history.preview')} />
      </div>
    </div>
  )
}

export const RevisionDialog = ({ revision, onClose }: { readonly revision: Revision; readonly onClose: () => void }): ReactNode => {
  const { t, dateTime } = useWords()
  const { session } = useDrafting()
  const [tab, setTab] = useState<'differences' | 'preview'>('differences')
  const [now] = useState(() => contractIn(session.state))
  const load = useCallback(async () => {
    const contract = await readContract((await api.contracts.openRevision(session.id, revision.number)).contract)
    return { contract, differences: await inSlices(contractDifferences(contract, now)) }
  }, [session.id, revision.number, now])
  const [loaded, reload] = useLoaded(load)
  const restore = (contract: Contract): void => {
    session.dispatch(replaceContract(session.state, contract))
    onClose()
    backToText(session.view)
    toast({ text: t('history.restored', { when: dateTime(revision.at) }) })
  }
  return (
    <Dialog
      title={revision.name ?? t('history.revision_of', { when: dateTime(revision.at) })}
      isOpen
      size="large"
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('components.close')}</Button>
          <Button variant="primary" isDisabled={loaded.state !== 'ready'} onPress={() => loaded.state === 'ready' && restore(loaded.value.contract)}>
            {t('history.restore')}
          </Button>
        </>
      }
    >
      <div className="revision">
        {loaded.state === 'loading' && <ProgressBar label={t('history.comparing')} done={0} total={0} />}
        {loaded.state === 'failed' && <ErrorState error={loaded.error} onRetry={() => void reload()} />}
        {loaded.state === 'ready' && (
          <Tabs
            label={t('history.views')}
            tabs={[
              { id: 'differences', label: t('history.differences') },
              { id: 'preview', label: t('history.preview') },
            ]}
            selected={tab}
            onSelect={setTab}
          >
            {tab === 'differences' ? (
              <RevisionChanges differences={loaded.value.differences} language={now.language} />
            ) : (
              <Preview contract={loaded.value.contract} />
            )}
          </Tabs>
        )}
      </div>
    </Dialog>
  )
}
