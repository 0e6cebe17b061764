/** A date and a deadline make a date, by the contract's day rule; and which days were skipped on the way, and why. */
import type { TFunction } from 'i18next'
import { type ReactNode, useState } from 'react'
import { businessDaysOf, deadlineDate, type NoBusinessDay, skippedDays, whyNoBusinessDay } from '../../../../shared/calendar/business-days.ts'
import { dateOf, isDate } from '../../../../shared/calendar/dates.ts'
import type { Deadline } from '../../../../shared/language/deadlines.ts'
import { LANGUAGES } from '../../../../shared/language/languages.ts'
import { NumberField } from '../../../components/number-field.tsx'
import { Select } from '../../../components/select.tsx'
import { TextField } from '../../../components/text-field.tsx'
import { readField, writeField } from '../../../contract/field-text.ts'
import { recordOf } from '../../../contract/record.ts'
import { useContract } from '../../../contract/use-contract.ts'
import { useWords } from '../../../i18n.ts'
import { useDrafting } from '../drafting.ts'
import { CalendarButton } from '../fields/calendar-button.tsx'
import { useUnits } from '../fields/units.ts'

const reasonsIn = (t: TFunction): Readonly<Record<NoBusinessDay, string>> => ({
  saturday: t('record.why_saturday'),
  sunday: t('record.why_sunday'),
  closed: t('record.why_closed'),
  new_year: t('record.why_new_year'),
  maundy_thursday: t('record.why_maundy_thursday'),
  good_friday: t('record.why_good_friday'),
  easter_sunday: t('record.why_easter_sunday'),
  easter_monday: t('record.why_easter_monday'),
  prayer_day: t('record.why_prayer_day'),
  ascension: t('record.why_ascension'),
  whit_sunday: t('record.why_whit_sunday'),
  whit_monday: t('record.why_whit_monday'),
  labour_day: t('record.why_labour_day'),
  constitution_day: t('record.why_constitution_day'),
  christmas_day: t('record.why_christmas_day'),
  boxing_day: t('record.why_boxing_day'),
})

/** Today where the user is. */
const today = (): string => {
  const now = new Date()
  return dateOf(Math.floor((now.getTime() - now.getTimezoneOffset() * 60_000) / 86_400_000))
}

const Answer = ({ from, deadline }: { readonly from: string; readonly deadline: Deadline }): ReactNode => {
  const { t, day } = useWords()
  const { session } = useDrafting()
  const language = useContract(session, (state) => recordOf(state).language)
  const dayRule = useContract(session, (state) => recordOf(state).dayRule)
  const rule = businessDaysOf({ language, dayRule })
  const end = deadlineDate(from, deadline, rule)
  // Years beyond those that a field can hold are no dates of a contract.
  if (end === null || !isDate(end)) return <p>{t('record.no_answer')}</p>
  const reasons = reasonsIn(t)
  const skipped = deadline.unit === 'business_day' ? skippedDays(from, end, rule) : []
  const atEnd = whyNoBusinessDay(end, rule)
  return (
    <>
      <p className="record-answer">{t('record.answer', { day: day(end) })}</p>
      {deadline.unit !== 'business_day' && atEnd !== null && <p>{t('record.ends_on', { why: reasons[atEnd] })}</p>}
      {deadline.unit === 'business_day' && (
        <p className="field-description">{skipped.length === 0 ? t('record.nothing_skipped') : t('record.skipped', { count: skipped.length })}</p>
      )}
      {skipped.length > 0 && (
        <ul className="record-skipped">
          {skipped.map(({ date, why }) => (
            <li key={date}>
              {/* A weekend says so itself. */}
              {day(date)} {why !== 'saturday' && why !== 'sunday' && <span className="record-why">{reasons[why]}</span>}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

export const DeadlineCalculator = (): ReactNode => {
  const { t } = useWords()
  const { session } = useDrafting()
  const language = LANGUAGES[useContract(session, (state) => recordOf(state).language)]
  const units = useUnits().filter(({ id }) => id !== 'hour')
  const [typed, setTyped] = useState(() => writeField('date', today(), language))
  const [deadline, setDeadline] = useState<Deadline>({ count: 10, unit: 'business_day' })
  const from = readField('date', typed, language).value
  return (
    <section className="record-calculator">
      <h4>{t('record.calculator')}</h4>
      <div className="field-editor">
        <TextField
          label={t('record.calculator_from')}
          value={typed}
          onChange={setTyped}
          errorMessage={from === null ? t('fields.problem.not_a_date') : undefined}
        />
        <CalendarButton
          label={t('record.calculator_from')}
          value={from === null ? null : String(from)}
          onChoose={(date) => setTyped(writeField('date', date, language))}
        />
      </div>
      <div className="deadline-editor">
        <NumberField
          label={t('fields.deadline_count')}
          minValue={1}
          maxValue={9999}
          value={deadline.count}
          onChange={(count) => Number.isNaN(count) || setDeadline({ ...deadline, count })}
        />
        <Select label={t('fields.deadline_unit')} options={units} value={deadline.unit} onChange={(unit) => setDeadline({ ...deadline, unit })} />
      </div>
      <div role="status">{from !== null && <Answer from={String(from)} deadline={deadline} />}</div>
    </section>
  )
}
