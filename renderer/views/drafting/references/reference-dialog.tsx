/** Choosing what a reference points to: a new one at the caret, or one on the page that is to point elsewhere. */
import { type ReactNode, useState } from 'react'
import type { ReferenceForm } from '../../../../shared/document/schema.ts'
import { Dialog } from '../../../components/dialog.tsx'
import { Select } from '../../../components/select.tsx'
import { toast } from '../../../components/toasts.tsx'
import type { FoundPart } from '../../../contract/find-parts.ts'
import { changeReference, insertReference } from '../../../editor/commands/references.ts'
import { backToText } from '../../../editor/back-to-text.ts'
import { useWords } from '../../../i18n.ts'
import { useDrafting } from '../drafting.ts'
import { PartPicker } from './part-picker.tsx'

/** `pos` is the reference to change; null inserts one. */
export const ReferenceDialog = ({ pos, onClose }: { readonly pos: number | null; readonly onClose: () => void }): ReactNode => {
  const { t } = useWords()
  const { session } = useDrafting()
  const [form, setForm] = useState<ReferenceForm>('full')
  const pick = ({ target, to }: FoundPart): void => {
    onClose()
    const command = pos === null ? insertReference(target, form, to) : changeReference({ target, to }, pos)
    if (!command(session.state, session.dispatch, session.view ?? undefined)) toast({ text: t('references.not_here') })
    backToText(session.view)
  }
  return (
    <Dialog title={pos === null ? t('references.insert_title') : t('references.change_title')} isOpen onClose={onClose}>
      <div className="reference-dialog">
        <PartPicker label={t('references.target')} onPick={pick} />
        <p className="field-description">{t('references.typing_help')}</p>
        {pos === null && (
          <Select
            label={t('references.form')}
            options={[
              { id: 'full', label: t('references.form_full') },
              { id: 'number', label: t('references.form_number') },
              { id: 'titled', label: t('references.form_titled') },
              { id: 'title', label: t('references.form_title') },
            ]}
            value={form}
            onChange={setForm}
          />
        )}
      </div>
    </Dialog>
  )
}
