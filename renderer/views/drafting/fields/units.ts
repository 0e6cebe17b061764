/** The units of deadlines in the interface's words, as options to choose from. */
import { DEADLINE_UNITS, type DeadlineUnit } from '../../../../shared/language/deadlines.ts'
import { useWords } from '../../../i18n.ts'

export const useUnits = (): readonly { readonly id: DeadlineUnit; readonly label: string }[] => {
  const { t } = useWords()
  const labels: Readonly<Record<DeadlineUnit, string>> = {
    hour: t('fields.unit_hour'),
    business_day: t('fields.unit_business_day'),
    calendar_day: t('fields.unit_calendar_day'),
    week: t('fields.unit_week'),
    month: t('fields.unit_month'),
    year: t('fields.unit_year'),
  }
  return DEADLINE_UNITS.map((id) => ({ id, label: labels[id] }))
}
