/** What few exports need to ask for: the form of guidance and signatures, what travels in the file, and a PDF beside it. */
import { type ReactNode, useEffect, useState } from 'react'
import {
  type ExportWish,
  GUIDANCE_FORMS,
  type GuidanceForm,
  SIGNATURE_FORMS,
  type SignatureForm,
  SOURCE_FORMS,
  type SourceForm,
} from '../../../shared/export-wish.ts'
import { api } from '../../api.ts'
import { Disclosure } from '../../components/disclosure.tsx'
import { RadioGroup } from '../../components/radio-group.tsx'
import { Switch } from '../../components/switch.tsx'
import { attempt } from '../../hooks/attempt.ts'
import { useWords } from '../../i18n.ts'

interface Words {
  readonly label: string
  readonly description: string
}

/** The program that would make a PDF; undefined until it is known. */
const useConverter = (): string | null | undefined => {
  const [converter, setConverter] = useState<string | null>()
  useEffect(() => void attempt(async () => setConverter(await api.contracts.pdfConverter())), [])
  return converter
}

export const MoreChoices = ({ choice, onChange }: { readonly choice: ExportWish; readonly onChange: (choice: ExportWish) => void }): ReactNode => {
  const { t } = useWords()
  const converter = useConverter()
  const guidance: Readonly<Record<GuidanceForm, Words>> = {
    boxes: { label: t('export_dialog.guidance_boxes'), description: t('export_dialog.guidance_boxes_text') },
    comments: { label: t('export_dialog.guidance_comments'), description: t('export_dialog.guidance_comments_text') },
  }
  const signatures: Readonly<Record<SignatureForm, Words>> = {
    paper: { label: t('export_dialog.paper'), description: t('export_dialog.paper_text') },
    digital: { label: t('export_dialog.digital'), description: t('export_dialog.digital_text') },
  }
  const sources: Readonly<Record<SourceForm, Words>> = {
    whole: { label: t('export_dialog.source_whole'), description: t('export_dialog.source_whole_text') },
    fingerprint: { label: t('export_dialog.source_fingerprint'), description: t('export_dialog.source_fingerprint_text') },
    none: { label: t('export_dialog.source_none'), description: t('export_dialog.source_none_text') },
  }
  return (
    <Disclosure title={t('export_dialog.more')}>
      <div className="export-choices">
        {choice.edition !== 'signing' && (
          <RadioGroup
            label={t('export_dialog.guidance')}
            options={GUIDANCE_FORMS.map((id) => ({ id, ...guidance[id] }))}
            value={choice.guidance}
            onChange={(form) => onChange({ ...choice, guidance: form })}
          />
        )}
        <RadioGroup
          label={t('export_dialog.signatures')}
          options={SIGNATURE_FORMS.map((id) => ({ id, ...signatures[id] }))}
          value={choice.signatures}
          onChange={(form) => onChange({ ...choice, signatures: form })}
        />
        <RadioGroup
          label={t('export_dialog.source')}
          options={SOURCE_FORMS.map((id) => ({ id, ...sources[id] }))}
          value={choice.source}
          onChange={(source) => onChange({ ...choice, source })}
        />
        <Switch
          label={t('export_dialog.pdf')}
          description={converter ? t('export_dialog.pdf_with', { converter }) : converter === null ? t('export_dialog.pdf_none') : ''}
          isSelected={choice.pdf}
          isDisabled={!converter}
          onChange={(pdf) => onChange({ ...choice, pdf })}
        />
      </div>
    </Disclosure>
  )
}
