/** One revision: what has changed since, how it read, and the way back to it. */
import { Plugin } from 'prosemirror-state'
import { type ReactNode, useCallback, useMemo, useState } from 'react'
import type { Revision } from '../../../../shared/api.ts'
import { parse } from '../../../../shared/document/format.ts'
import type { Contract, ContractLanguage } from '../../../../shared/model.ts'
import { api } from '../../../api.ts'
import { Badge } from '../../../components/badge.tsx'
import { Button } from '../../../components/button.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { ErrorState } from '../../../components/error-state.tsx'
import { Skeleton } from '../../../components/skeleton.tsx'
import { Tabs } from '../../../components/tabs.tsx'
import { toast } from '../../../components/toasts.tsx'
import { ContractSession } from '../../../contract/contract-session.ts'
import { contractIn } from '../../../contract/record.ts'
import { replaceContract } from '../../../contract/replace-contract.ts'
import { Differences } from '../../../differences/differences.tsx'
import { backToText } from '../../../editor/back-to-text.ts'
import { ContractEditor } from '../../../editor/contract-editor.tsx'
import { contractState } from '../../../editor/editor-state.ts'
import { houseStyleProperties } from '../../../editor/house-style-css.ts'
import { useHouseStyle } from '../../../hooks/house-styles.ts'
import { useLoaded } from '../../../hooks/use-loaded.ts'
import { useWords } from '../../../i18n.ts'
import { useDrafting } from '../drafting.ts'
import { contractDifferences, type PartDifference, type RecordDifference } from './contract-differences.ts'

const READ_ONLY = new Plugin({ props: { editable: () => false } })

const RecordChanges = ({ changes }: { readonly changes: readonly RecordDifference[] }): ReactNode => {
  const { t } = useWords()
  if (changes.length === 0) return null
  const said = (value: string | null): string => value ?? t('history.nothing')
  return (
    <ul className="record-changes">
      {changes.map(({ id, label, before, after }) => (
        <li key={id}>
          <span className="record-label">{label}</span> <del>{said(before)}</del> → <ins>{said(after)}</ins>
        </li>
      ))}
    </ul>
  )
}

/** So many changed parts are shown at first. */
const MOST = 60

const PartChanges = ({ parts, language }: { readonly parts: readonly PartDifference[]; readonly language: ContractLanguage }): ReactNode => {
  const { t } = useWords()
  const [all, setAll] = useState(false)
  if (parts.length === 0) return <p className="field-description">{t('history.same_text')}</p>
  const kinds = {
    added: { tone: 'done', text: t('history.part_added') },
    removed: { tone: 'danger', text: t('history.part_removed') },
    changed: { tone: 'open', text: t('history.part_changed') },
    moved: { tone: 'neutral', text: t('history.part_moved') },
  } as const
  return (
    <>
      <p className="field-description">{t('history.parts_changed', { count: parts.length })}</p>
      {(all ? parts : parts.slice(0, MOST)).map(({ key, kind, number, name, blocks }) => (
        <section key={`${kind} ${key}`} className="part-change" aria-label={[number, name].join(' ')}>
          <h3 className="part-change-head" lang={language}>
            <Badge tone={kinds[kind].tone}>{kinds[kind].text}</Badge> {[number, name === '' ? t('outline.nameless') : name].filter(Boolean).join(' ')}
          </h3>
          {blocks.length > 0 && <Differences blocks={blocks} language={language} label={[number, name].join(' ')} isFolded />}
        </section>
      ))}
      {!all && parts.length > MOST && <Button onPress={() => setAll(true)}>{t('history.show_all', { count: parts.length - MOST })}</Button>}
    </>
  )
}

const Changes = ({ before, after }: { readonly before: Contract; readonly after: Contract }): ReactNode => {
  const { t } = useWords()
  const { titles, record, parts } = useMemo(() => contractDifferences(before, after), [before, after])
  return (
    <div className="revision-changes">
      <RecordChanges
        changes={[...(titles ? [{ id: 'title', label: t('history.title'), before: titles.before, after: titles.after }] : []), ...record]}
      />
      <PartChanges parts={parts} language={after.language} />
    </div>
  )
}

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
  const load = useCallback(async () => parse((await api.contracts.openRevision(session.id, revision.number)).contract), [session.id, revision.number])
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
          <Button variant="primary" isDisabled={loaded.state !== 'ready'} onPress={() => loaded.state === 'ready' && restore(loaded.value)}>
            {t('history.restore')}
          </Button>
        </>
      }
    >
      <div className="revision">
        {loaded.state === 'loading' && <Skeleton lines={8} />}
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
            {tab === 'differences' ? <Changes before={loaded.value} after={now} /> : <Preview contract={loaded.value} />}
          </Tabs>
        )}
      </div>
    </Dialog>
  )
}
