/** What is known of one annex: title, who writes it, whether it is in use, and where its content is. */
import type { ReactNode } from 'react'
import { ANNEX_STATES, type AnnexState } from '../../../../shared/document/attributes.ts'
import { type AnnexRecord, changeAnnex } from '../../../contract/annexes.ts'
import { RadioGroup } from '../../../components/radio-group.tsx'
import { Select } from '../../../components/select.tsx'
import { setHeading } from '../../../editor/commands/parts.ts'
import { useWords } from '../../../i18n.ts'
import { doWithConsent, reserveConsent, unusedConsent } from '../consent/consent.tsx'
import { useDrafting } from '../drafting.ts'
import { KeptField } from './kept-field.tsx'

export const useAnnexWords = () => {
  const { t } = useWords()
  const states: Readonly<Record<AnnexState, string>> = {
    included: t('record.annex_included'),
    not_used: t('record.annex_not_used'),
    reserved: t('record.annex_reserved'),
  }
  return { t, states }
}

export const AnnexForm = ({ annex }: { readonly annex: AnnexRecord }): ReactNode => {
  const { t, states } = useAnnexWords()
  const drafting = useDrafting()
  const { session } = drafting
  const change = (next: Parameters<typeof changeAnnex>[1]): void => void changeAnnex(annex.id, next)(session.state, session.dispatch)
  const setState = (state: AnnexState): void => {
    const consent = state === 'not_used' ? unusedConsent(annex.title) : reserveConsent(annex.title)
    void doWithConsent(drafting, changeAnnex(annex.id, { state }), consent)
  }
  return (
    <div className="record-section">
      <KeptField
        label={t('record.annex_title')}
        value={annex.title}
        problemOf={(text) => (text === '' ? t('record.annex_needs_title') : undefined)}
        onKeep={(title) => void setHeading(annex.id, title)(session.state, session.dispatch)}
      />
      <Select
        label={t('record.annex_owner')}
        options={[
          { id: 'nobody', label: t('record.annex_owner_nobody') },
          { id: 'buyer', label: t('fields.owner_buyer') },
          { id: 'tenderer', label: t('fields.owner_tenderer') },
        ]}
        value={annex.owner ?? 'nobody'}
        onChange={(owner) => change({ owner: owner === 'nobody' ? null : owner })}
      />
      <RadioGroup
        label={t('record.annex_state')}
        {...(annex.state !== 'included' && { description: t('record.annex_keeps_number') })}
        options={ANNEX_STATES.map((id) => ({ id, label: states[id] }))}
        value={annex.state}
        onChange={setState}
      />
      <RadioGroup
        label={t('record.annex_content')}
        options={[
          { id: 'text', label: t('record.annex_text') },
          { id: 'file', label: t('record.annex_file') },
        ]}
        value={annex.file === null ? 'text' : 'file'}
        onChange={(where) => change({ file: where === 'text' ? null : (annex.file ?? '') })}
      />
      {annex.file !== null && (
        <KeptField
          label={t('record.annex_file_name')}
          description={t('record.annex_file_help')}
          value={annex.file}
          onKeep={(file) => change({ file })}
        />
      )}
    </div>
  )
}
