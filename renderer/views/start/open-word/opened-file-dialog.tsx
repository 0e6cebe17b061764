/** A Word file that was opened: what it is, what was changed in it, and what can be made of it. */
import { type ReactNode, useEffect, useState } from 'react'
import type { FileComparison, FileSource, OpenedFile, TakenFromFile } from '../../../../shared/files-api.ts'
import { api } from '../../../api.ts'
import { Button } from '../../../components/button.tsx'
import { Checkbox } from '../../../components/checkbox.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { ErrorState } from '../../../components/error-state.tsx'
import { toast } from '../../../components/toasts.tsx'
import { go } from '../../../hooks/navigation.ts'
import { useWords } from '../../../i18n.ts'
import { freeTitle } from '../choose.ts'
import { ChangedParts } from './changed-parts.tsx'
import { FileFacts, FileNotes } from './file-facts.tsx'
import { readFields, type ReadField } from './filled-fields.ts'
import './opened-file.css'

/** What became of the file that the user chose. */
export type OpenedWord = { readonly file: OpenedFile } | { readonly error: unknown }

export interface OpenedFileDialogProps {
  readonly opened: OpenedWord
  /** The names of contracts that are taken. */
  readonly titles: readonly string[]
  readonly onClose: () => void
  /** Ask for another file. */
  readonly onOther: () => void
}

const stateOf = (comparison: FileComparison): 'changed' | 'unchanged' | 'filled' => {
  if (comparison.parts.length > 0) return 'changed'
  return comparison.fields.length + comparison.blanks > 0 ? 'filled' : 'unchanged'
}

interface FilledProps {
  readonly fields: readonly ReadField[]
  readonly blanks: number
  readonly chosen: ReadonlySet<string>
  readonly onChange: (chosen: ReadonlySet<string>) => void
}

/** Stands among the keys of fields for the blanks of the text; no field has it. */
const BLANKS = '…'

const Filled = ({ fields, blanks, chosen, onChange }: FilledProps): ReactNode => {
  const { t } = useWords()
  const change = (key: string, isChosen: boolean): void => onChange(new Set(isChosen ? [...chosen, key] : [...chosen].filter((one) => one !== key)))
  return (
    <section className="opened-filled" aria-label={t('open_word.filled')}>
      <h3>{t('open_word.filled')}</h3>
      <p className="field-description">{t('open_word.take_help')}</p>
      {fields.map(({ key, label, before, text, value }) => (
        <Checkbox
          key={key}
          label={`${label}: ${text}`}
          description={value === null ? t('open_word.unreadable') : t('open_word.field_was', { before })}
          isDisabled={value === null}
          isSelected={chosen.has(key)}
          onChange={(isChosen) => change(key, isChosen)}
        />
      ))}
      {blanks > 0 && (
        <Checkbox
          label={t('open_word.blanks', { count: blanks })}
          isSelected={chosen.has(BLANKS)}
          onChange={(isChosen) => change(BLANKS, isChosen)}
        />
      )}
    </section>
  )
}

interface KnownFileProps extends Omit<OpenedFileDialogProps, 'opened'> {
  readonly file: OpenedFile
  readonly source: FileSource
}

const KnownFile = ({ file, source, titles, onClose }: KnownFileProps): ReactNode => {
  const { t } = useWords()
  const { comparison, known, hasContract } = source
  const fields = readFields(comparison?.fields ?? [], source.language)
  const readable = fields.filter(({ value }) => value !== null)
  const blanks = comparison?.blanks ?? 0
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set([...readable.map(({ key }) => key), ...(blanks > 0 ? [BLANKS] : [])]))
  const [isBusy, setBusy] = useState(false)
  const [refused, setRefused] = useState<unknown>(null)
  const taken: TakenFromFile = {
    values: Object.fromEntries(readable.flatMap(({ key, value }) => (chosen.has(key) && value !== null ? [[key, value]] : []))),
    blanks: chosen.has(BLANKS),
  }
  const act = async (make: () => Promise<string>, text: string): Promise<void> => {
    setBusy(true)
    try {
      const id = await make()
      toast({ text })
      onClose()
      go({ name: 'drafting', id })
    } catch (error) {
      setRefused(error)
      setBusy(false)
    }
  }
  const title = freeTitle(source.title, titles)
  const target = known && !known.isDeleted ? known : null
  return (
    <Dialog
      title={file.file}
      isOpen
      size="large"
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('open_word.close')}</Button>
          {hasContract && (
            <Button isPending={isBusy} onPress={() => void act(() => api.files.create(file.id, title, taken), t('open_word.created', { title }))}>
              {t('open_word.create')}
            </Button>
          )}
          {target && chosen.size === 0 && (
            <Button variant="primary" onPress={() => go({ name: 'drafting', id: target.id })}>
              {t('open_word.open_contract')}
            </Button>
          )}
          {target && chosen.size > 0 && (
            <Button
              variant="primary"
              isPending={isBusy}
              onPress={() => void act(() => api.files.take(file.id, taken), t('open_word.taken', { title: target.title }))}
            >
              {t('open_word.take', { count: chosen.size })}
            </Button>
          )}
        </>
      }
    >
      {refused !== null && <ErrorState error={refused} />}
      <FileFacts source={source} />
      {comparison === null && <p>{t('open_word.not_compared')}</p>}
      {comparison !== null && stateOf(comparison) !== 'changed' && (
        <p className="opened-unchanged" role="status">
          {t(stateOf(comparison) === 'filled' ? 'open_word.unchanged_filled' : 'open_word.unchanged')}
        </p>
      )}
      {comparison !== null && comparison.parts.length > 0 && <ChangedParts parts={comparison.parts} />}
      {fields.length + blanks > 0 && <Filled fields={fields} blanks={blanks} chosen={chosen} onChange={setChosen} />}
      <FileNotes file={file} source={source} />
    </Dialog>
  )
}

export const OpenedFileDialog = ({ opened, onClose, onOther, ...rest }: OpenedFileDialogProps): ReactNode => {
  const { t } = useWords()
  const id = 'file' in opened ? opened.file.id : null
  useEffect(() => {
    if (id === null) return undefined
    return () => void api.files.close(id)
  }, [id])
  const source = 'file' in opened ? opened.file.source : null
  if ('file' in opened && source) return <KnownFile key={id} file={opened.file} source={source} onClose={onClose} onOther={onOther} {...rest} />
  return (
    <Dialog
      title={'file' in opened ? opened.file.file : t('open_word.title')}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onOther}>{t('open_word.other')}</Button>
          <Button variant="primary" onPress={onClose}>
            {t('open_word.close')}
          </Button>
        </>
      }
    >
      {'error' in opened ? (
        <ErrorState error={opened.error} title={t('open_word.refused')} />
      ) : (
        <>
          <p>{t('open_word.foreign')}</p>
          <p className="field-description">{t('open_word.foreign_more')}</p>
        </>
      )}
    </Dialog>
  )
}
