/** A new contract: from which standard, in which language, under which name. */
import { type ReactNode, useState } from 'react'
import type { StandardSummary } from '../../../shared/api.ts'
import { CONTRACT_LANGUAGES, type ContractLanguage } from '../../../shared/model.ts'
import type { Problem } from '../../../shared/errors.ts'
import type { ChangeSetSummary } from '../../../shared/own-api.ts'
import { api } from '../../api.ts'
import { Checkbox } from '../../components/checkbox.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { FormDialog } from '../../components/form-dialog.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { RadioGroup } from '../../components/radio-group.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { TextField } from '../../components/text-field.tsx'
import { attempt } from '../../hooks/attempt.ts'
import { confirm } from '../../hooks/confirm.ts'
import { useLanguageName } from '../../hooks/names.ts'
import { go } from '../../hooks/navigation.ts'
import { useContractLanguage } from '../../hooks/settings.ts'
import { useLoaded } from '../../hooks/use-loaded.ts'
import { useWords, words } from '../../i18n.ts'
import { freeTitle } from './choose.ts'
import { standardText } from './standard-text.ts'
import './new-contract-dialog.css'

export interface NewContractDialogProps {
  readonly onClose: () => void
}

interface FormProps extends NewContractDialogProps {
  readonly standards: readonly StandardSummary[]
  /** Names that are taken. */
  readonly titles: readonly string[]
  /** The standing sets of changes to all standards. */
  readonly sets: readonly ChangeSetSummary[]
}

/** Say what of the standing changes did not fit the standard as it is now. */
const tellNotApplied = async (notApplied: readonly Problem[]): Promise<void> => {
  const { t, problem } = words()
  await confirm({
    title: t('own.not_applied_title'),
    action: t('own.understood'),
    text: (
      <>
        <p>{t('own.not_applied', { count: notApplied.length })}</p>
        <ul>
          {notApplied.map((one) => (
            <li key={`${one.place} ${one.code} ${String(one.params['name'])}`}>{problem(one)}</li>
          ))}
        </ul>
      </>
    ),
  })
}

const Form = ({ standards, titles, sets, onClose }: FormProps): ReactNode => {
  const { t } = useWords()
  const languageName = useLanguageName()
  const [standardId, setStandardId] = useState(standards[0]?.id ?? null)
  const [wished, setWished] = useState<ContractLanguage>(useContractLanguage())
  // Null: the name follows the standard and the language.
  const [ownTitle, setOwnTitle] = useState<string | null>(null)
  const [wantedSets, setWantedSets] = useState<ReadonlySet<string>>(new Set())
  const [pending, setPending] = useState(false)
  const [tried, setTried] = useState(false)

  const standard = standards.find(({ id }) => id === standardId)
  const languages = CONTRACT_LANGUAGES.filter((one) => standard?.texts[one] !== undefined)
  const language = languages.includes(wished) ? wished : (languages[0] ?? wished)
  const title = ownTitle ?? freeTitle(standard?.texts[language]?.title ?? '', titles)
  const fitting = sets.filter((set) => set.standardId === standardId && set.language === language)
  const missing = tried && title.trim() === ''

  const create = async (): Promise<void> => {
    setTried(true)
    if (!standard || title.trim() === '') return
    setPending(true)
    const wish = { standard: standard.id, language, title: title.trim() }
    const changes = fitting.filter(({ id }) => wantedSets.has(id)).map(({ id }) => id)
    const made = await attempt(async () =>
      changes.length === 0 ? { id: await api.contracts.create(wish), notApplied: [] } : api.own.draft({ ...wish, changes }),
    )
    setPending(false)
    if (!made) return
    onClose()
    go({ name: 'drafting', id: made.id })
    if (made.notApplied.length > 0) await tellNotApplied(made.notApplied)
  }

  return (
    <FormDialog
      title={t('app.new_contract')}
      onClose={onClose}
      onSubmit={create}
      act={t('start_view.create')}
      isPending={pending}
      isDisabled={!standard}
    >
      <RadioGroup
        label={t('start_view.standard')}
        options={standards.map((one) => ({
          id: one.id,
          label: standardText(one, language).title,
          description: standardText(one, language).description,
        }))}
        value={standardId}
        onChange={setStandardId}
      />
      <RadioGroup
        label={t('start_view.language')}
        description={t('start_view.language_help')}
        orientation="horizontal"
        options={languages.map((one) => ({ id: one, label: languageName(one) }))}
        value={language}
        onChange={setWished}
      />
      {fitting.length > 0 && (
        <fieldset className="new-contract-sets">
          <legend className="field-label">{t('own.apply')}</legend>
          {fitting.map((set) => (
            <Checkbox
              key={set.id}
              label={set.name}
              description={t('own.set_count', { count: set.changes })}
              isSelected={wantedSets.has(set.id)}
              onChange={(isWanted) => setWantedSets(new Set(isWanted ? [...wantedSets, set.id] : [...wantedSets].filter((one) => one !== set.id)))}
            />
          ))}
        </fieldset>
      )}
      <TextField
        label={t('start_view.name')}
        description={t('start_view.name_help')}
        errorMessage={missing ? t('start_view.name_missing') : undefined}
        value={title}
        onChange={setOwnTitle}
        maxLength={200}
        autoFocus
        onFocus={(event) => {
          if (event.target instanceof HTMLInputElement) event.target.select()
        }}
      />
    </FormDialog>
  )
}

const load = async (): Promise<Pick<FormProps, 'standards' | 'titles' | 'sets'>> => {
  const [standards, contracts, sets] = await Promise.all([api.standards.list(), api.contracts.list(), api.own.changeSets()])
  return { standards: standards.filter(({ retired }) => !retired), sets, titles: contracts.map(({ title }) => title) }
}

/** Creates the contract and shows it. */
const NewContractDialog = ({ onClose }: NewContractDialogProps): ReactNode => {
  const { t } = useWords()
  const [loaded, reload] = useLoaded(load)
  if (loaded.state === 'ready') return <Form {...loaded.value} onClose={onClose} />
  return (
    <Dialog title={t('app.new_contract')} isOpen onClose={onClose}>
      {loaded.state === 'failed' ? <ErrorState error={loaded.error} onRetry={() => void reload()} /> : <Skeleton lines={4} />}
    </Dialog>
  )
}

export default NewContractDialog
