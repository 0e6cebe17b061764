/** A library from a file: what it would change, what of it the user takes, or why and where it is refused. */
import { type ReactNode, useEffect, useState } from 'react'
import type { ImportedClause, ImportPreview, ImportState } from '../../../../shared/exchange-api.ts'
import { api } from '../../../api.ts'
import { Button } from '../../../components/button.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { ErrorState } from '../../../components/error-state.tsx'
import { toast } from '../../../components/toasts.tsx'
import { useWords } from '../../../i18n.ts'
import { ImportedClauseRow, ImportGroup } from './import-group.tsx'
import './exchange.css'

/** What was read from the file that the user chose: a preview, or the reason why there is none. */
export type Opened = { readonly preview: ImportPreview } | { readonly error: unknown }

export interface ImportDialogProps {
  readonly opened: Opened
  readonly onClose: () => void
  /** Ask for another file. */
  readonly onOther: () => void
  /** The library has changed. */
  readonly onTaken: () => Promise<void>
}

const idsIn = (items: readonly { readonly id: string; readonly state: ImportState }[], states: readonly ImportState[]): Set<string> =>
  new Set(items.filter(({ state }) => states.includes(state)).map(({ id }) => id))

interface ChoosingProps extends Omit<ImportDialogProps, 'opened'> {
  readonly preview: ImportPreview
}

const Choosing = ({ preview, onClose, onTaken }: ChoosingProps): ReactNode => {
  const { t, date } = useWords()
  const { clauses, standards } = preview
  // What the user has changed is taken only if they say so.
  const [chosen, setChosen] = useState<ReadonlySet<string>>(idsIn(clauses, ['new', 'changed']))
  const [chosenStandards, setChosenStandards] = useState<ReadonlySet<string>>(idsIn(standards, ['new', 'changed']))
  const [isTaking, setTaking] = useState(false)
  const [refused, setRefused] = useState<unknown>(null)
  useEffect(() => () => void api.library.closeImport(preview.id), [preview.id])

  const clausesIn = (state: ImportState): ImportedClause[] => clauses.filter((clause) => clause.state === state)
  const takeable = standards.filter(({ state }) => state === 'new' || state === 'changed' || state === 'conflict')
  const cannot = standards.filter(({ state }) => state === 'refused')
  const unchanged = [...clauses, ...standards].filter(({ state }) => state === 'unchanged').length
  const count = chosen.size + chosenStandards.size
  const isNothing = unchanged === clauses.length + standards.length
  const take = async (): Promise<void> => {
    setTaking(true)
    try {
      const taken = await api.library.applyImport(preview.id, { clauses: [...chosen], standards: [...chosenStandards] })
      await onTaken()
      toast({ text: t('library.import_done', { count: taken }) })
      onClose()
    } catch (error) {
      setRefused(error)
      setTaking(false)
    }
  }
  const groups = [
    { state: 'conflict', title: t('library.import_conflict', { total: clausesIn('conflict').length }), text: t('library.import_conflict_text') },
    { state: 'changed', title: t('library.import_changed', { total: clausesIn('changed').length }) },
    { state: 'new', title: t('library.import_new', { total: clausesIn('new').length }) },
  ] as const
  return (
    <Dialog
      title={t('library.import_title')}
      isOpen
      size="large"
      onClose={onClose}
      footer={
        isNothing ? (
          <Button variant="primary" onPress={onClose}>
            {t('library.import_close')}
          </Button>
        ) : (
          <>
            <Button onPress={onClose}>{t('library.import_cancel')}</Button>
            <Button variant="primary" isDisabled={count === 0} isPending={isTaking} onPress={() => void take()}>
              {t('library.import_act', { count })}
            </Button>
          </>
        )
      }
    >
      <p>{t('library.import_of', { name: preview.name, date: date(preview.date) })}</p>
      {refused !== null && <ErrorState error={refused} />}
      {isNothing && <p>{t('library.import_nothing')}</p>}
      {groups.map(({ state, ...group }) => (
        <ImportGroup
          key={state}
          {...group}
          items={clausesIn(state)}
          chosen={chosen}
          onChange={setChosen}
          row={(clause, box) => <ImportedClauseRow preview={preview.id} clause={clause} box={box} />}
        />
      ))}
      <ImportGroup
        title={t('library.import_standards', { total: takeable.length })}
        items={takeable}
        chosen={chosenStandards}
        onChange={setChosenStandards}
        row={(_standard, box) => box}
      />
      {cannot.length > 0 && (
        <section className="import-group" aria-label={t('library.import_cannot', { total: cannot.length })}>
          <h3>{t('library.import_cannot', { total: cannot.length })}</h3>
          <ul className="import-rows">
            {cannot.map(({ id, title, problems }) => (
              <li key={id} className="import-row">
                {title}
                <Problems problems={problems} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {unchanged > 0 && !isNothing && <p className="field-description">{t('library.import_unchanged', { count: unchanged })}</p>}
    </Dialog>
  )
}

const Problems = ({ problems }: Pick<ImportPreview['standards'][number], 'problems'>): ReactNode => {
  const words = useWords()
  return (
    <ul className="import-problems">
      {problems
        .map((problem) => words.problem(problem))
        .map((text) => (
          <li key={text}>{text}</li>
        ))}
    </ul>
  )
}

export const ImportDialog = ({ opened, ...acts }: ImportDialogProps): ReactNode => {
  const { t } = useWords()
  if ('preview' in opened) return <Choosing key={opened.preview.id} preview={opened.preview} {...acts} />
  return (
    <Dialog
      title={t('library.import_title')}
      isOpen
      onClose={acts.onClose}
      footer={
        <>
          <Button onPress={acts.onOther}>{t('library.import_other_file')}</Button>
          <Button variant="primary" onPress={acts.onClose}>
            {t('library.import_close')}
          </Button>
        </>
      }
    >
      <ErrorState error={opened.error} title={t('library.import_refused')} />
    </Dialog>
  )
}
