/** What a new contract begins with: its language, how its clauses are numbered, and the word in references. */
import type { ReactNode } from 'react'
import { CONTRACT_LANGUAGES } from '../../../shared/model.ts'
import { ClauseNumbers } from '../../components/number-style.tsx'
import { RadioGroup } from '../../components/radio-group.tsx'
import { ReferenceWord } from '../../components/reference-word.tsx'
import { useLanguageName } from '../../hooks/names.ts'
import { useContractLanguage, useSettings } from '../../hooks/settings.ts'
import { useWords } from '../../i18n.ts'
import { change } from './change.ts'
import { Section } from './section.tsx'
import { StyleExample } from './style-example.tsx'

export const ContractsSection = (): ReactNode => {
  const { t } = useWords()
  const { style } = useSettings()
  const contractLanguage = useContractLanguage()
  const languageName = useLanguageName()
  return (
    <Section title={t('settings.new_contracts')} text={t('settings.new_contracts_text')}>
      <RadioGroup
        label={t('settings.contract_language')}
        orientation="horizontal"
        options={CONTRACT_LANGUAGES.map((one) => ({ id: one, label: languageName(one) }))}
        value={contractLanguage}
        onChange={(chosen) => change({ contractLanguage: chosen })}
      />
      <ClauseNumbers none={false} value={style.clauseNumber} onChange={(clauseNumber) => change({ style: { ...style, clauseNumber } })} />
      <ReferenceWord value={style.clauseWord} onChange={(clauseWord) => change({ style: { ...style, clauseWord } })} />
      <StyleExample language={contractLanguage} style={style} />
    </Section>
  )
}
