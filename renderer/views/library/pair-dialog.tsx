/** Says how the two wordings differ, once for the reader of each language. */
import { type ReactNode, useState } from 'react'
import type { ClauseDetail } from '../../../shared/api.ts'
import { api } from '../../api.ts'
import { FormDialog } from '../../components/form-dialog.tsx'
import { TextArea } from '../../components/text-area.tsx'
import { useWords } from '../../i18n.ts'
import { done } from './done.ts'

export interface PairDialogProps {
  readonly detail: ClauseDetail
  readonly onClose: () => void
  readonly onChanged: () => Promise<void>
}

export const PairDialog = ({ detail, onClose, onChanged }: PairDialogProps): ReactNode => {
  const { t } = useWords()
  const [danish, setDanish] = useState(detail.pairNotes.da ?? '')
  const [norwegian, setNorwegian] = useState(detail.pairNotes.nb ?? '')
  const [isSaving, setSaving] = useState(false)
  const [isRefused, setRefused] = useState(false)
  const isEmpty = danish.trim() === '' || norwegian.trim() === ''
  const save = async (): Promise<void> => {
    if (isEmpty) {
      setRefused(true)
      return
    }
    setSaving(true)
    const saved = await done(() => api.library.setPair(detail.id, { da: danish.trim(), nb: norwegian.trim() }))
    setSaving(false)
    if (!saved) return
    await onChanged()
    onClose()
  }
  const missing = (text: string): { readonly errorMessage?: string } =>
    isRefused && text.trim() === '' ? { errorMessage: t('library.pair_note_missing') } : {}
  return (
    <FormDialog
      title={t('library.pair_dialog')}
      onClose={onClose}
      onSubmit={save}
      act={t('library.pair_mark_not_equivalent_now')}
      isPending={isSaving}
      isWritten={danish !== (detail.pairNotes.da ?? '') || norwegian !== (detail.pairNotes.nb ?? '')}
    >
      <p>{t('library.pair_dialog_text')}</p>
      <TextArea
        label={t('library.pair_note_danish')}
        description={t('library.pair_note_danish_help')}
        value={danish}
        onChange={setDanish}
        rows={4}
        autoFocus
        {...missing(danish)}
      />
      <TextArea
        label={t('library.pair_note_norwegian')}
        description={t('library.pair_note_norwegian_help')}
        value={norwegian}
        onChange={setNorwegian}
        rows={4}
        {...missing(norwegian)}
      />
    </FormDialog>
  )
}
