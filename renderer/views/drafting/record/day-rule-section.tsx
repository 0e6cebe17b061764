/** What a business day is in the contract: one of the rules in use, or one of its own; and a calculator to try it. */
import type { ReactNode } from 'react'
import { businessDaysOf } from '../../../../shared/calendar/business-days.ts'
import { CLOSED_DAYS, type ClosedDay, type ContractLanguage, type DayRule, type NamedDayRule } from '../../../../shared/model.ts'
import { Checkbox } from '../../../components/checkbox.tsx'
import { RadioGroup } from '../../../components/radio-group.tsx'
import { changeRecord, recordOf } from '../../../contract/record.ts'
import { useContract } from '../../../contract/use-contract.ts'
import { useWords } from '../../../i18n.ts'
import { useDrafting } from '../drafting.ts'
import { dayCounts, daysToClose, ruleHelp, ruleNames } from './day-words.ts'
import { DeadlineCalculator } from './deadline-calculator.tsx'

const OWN = 'own'
/** The named rules that are in use where a language is spoken. */
const RULES: Readonly<Record<ContractLanguage, readonly NamedDayRule[]>> = { da: ['k01', 'region'], nb: ['k01', 'nb'], nn: ['k01', 'nb'] }

export const DayRuleSection = (): ReactNode => {
  const { t } = useWords()
  const { session } = useDrafting()
  const language = useContract(session, (state) => recordOf(state).language)
  const dayRule = useContract(session, (state) => recordOf(state).dayRule)
  const { saturdays, closed, country } = businessDaysOf({ language, dayRule })
  const change = (next: DayRule): void => session.dispatch(changeRecord(session.state, { dayRule: next }))
  const named = ruleNames(t, language)
  const helped = ruleHelp(t, language)
  const days = dayCounts(t)
  const known = typeof dayRule === 'string' && !RULES[language].includes(dayRule) ? [...RULES[language], dayRule] : RULES[language]
  const close = (day: ClosedDay, isClosed: boolean): void =>
    change({ saturdays, closed: CLOSED_DAYS.filter((one) => (one === day ? isClosed : closed.includes(one))) })
  return (
    <div className="record-section">
      <p className="field-description">{country === 'dk' ? t('record.holidays_dk') : t('record.holidays_no')}</p>
      <RadioGroup
        label={t('record.day_rule')}
        options={[
          ...known.map((id) => ({ id, label: named[id], description: helped[id] })),
          { id: OWN, label: t('record.rule_own'), description: t('record.rule_own_help') },
        ]}
        value={typeof dayRule === 'string' ? dayRule : OWN}
        onChange={(chosen) => change(chosen === OWN ? { saturdays, closed: [...closed] } : chosen)}
      />
      {typeof dayRule !== 'string' && (
        <fieldset className="record-days" aria-label={t('record.rule_own')}>
          <Checkbox label={t('record.saturdays')} isSelected={saturdays} onChange={(on) => change({ saturdays: on, closed })} />
          {daysToClose(language).map((day) => (
            <Checkbox key={day} label={days[day]} isSelected={!closed.includes(day)} onChange={(on) => close(day, !on)} />
          ))}
        </fieldset>
      )}
      <DeadlineCalculator />
    </div>
  )
}
