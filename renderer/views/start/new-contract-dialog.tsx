/** A new contract: from which standard, in which language, under which name. */
import { type ReactNode, useState } from 'react'
import type { StandardSummary } from '../../../shared/api.ts'
import { CONTRACT_LANGUAGES, type ContractLanguage } from '../../../shared/model.ts'
import { api } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { RadioGroup } from '../../components/radio-group.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { TextField } from '../../components/text-field.tsx'
import { attempt } from '../../hooks/attempt.ts'
import { useLanguageName } from '../../hooks/names.ts'
import { go } from '../../hooks/navigation.ts'
import { useContractLanguage } from '../../hooks/settings.ts'
import { useLoaded } from '../../hooks/use-loaded.ts'
import { useWords } from '../../i18n.ts'
import { freeTitle } from './choose.ts'
import { standardText } from './standard-text.ts'

export interface NewContractDialogProps {
  readonly onClose: () => void
}

interface FormProps extends NewContractDialogProps {
  readonly standards: readonly StandardSummary[]
  /** Names that are taken. */
  readonly titles: readonly string[]
}

const Form = ({ standards, titles, onClose }: FormProps): ReactNode => {
  const { t } = useWords()
  const languageName = useLanguageName()
  const [standardId, setStandardId] = useState(standards[0]?.id ?? null)
  const [wished, setWished] = useState<ContractLanguage>(useContractLanguage())
  // Null: the name follows the standard and the language.
  const [ownTitle, setOwnTitle] = useState<string | null>(null)
  const [pending, setPending] = useState(false)
  const [tried, setTried] = useState(false)

  const standard = standards.find(({ id }) => id === standardId)
  const languages = CONTRACT_LANGUAGES.filter((one) => standard?.texts[one] !== undefined)
  const language = languages.includes(wished) ? wished : (languages[0] ?? wished)
  const title = ownTitle ?? freeTitle(standard?.texts[language]?.title ?? '', titles)
  const missing = tried && title.trim() === ''

  const create = async (): Promise<void> => {
    setTried(true)
    if (!standard || title.trim() === '') return
    setPending(true)
    const id = await attempt(() => api.contracts.create({ standard: standard.id, language, title: title.trim() }))
    setPending(false)
    if (id === undefined) return
    onClose()
    go({ name: 'drafting', id })
  }

  return (
    <Dialog
      title={t('app.new_contract')}
      isOpen
      onClose={onClose}
      onSubmit={() => void create()}
      footer={
        <>
          <Button onPress={onClose}>{t('components.cancel')}</Button>
          <Button variant="primary" type="submit" isPending={pending} isDisabled={!standard}>
            {t('start_view.create')}
          </Button>
        </>
      }
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
    </Dialog>
  )
}

const load = async (): Promise<Pick<FormProps, 'standards' | 'titles'>> => {
  const [standards, contracts] = await Promise.all([api.standards.list(), api.contracts.list()])
  return { standards, titles: contracts.map(({ title }) => title) }
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
