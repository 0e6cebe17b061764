/** What the rules for business days are called. */
import type { TFunction } from 'i18next'
import type { ClosedDay, NamedDayRule } from '../../../../shared/model.ts'

export const ruleNames = (t: TFunction): Readonly<Record<NamedDayRule, string>> => ({
  k01: t('record.rule_k01'),
  region: t('record.rule_region'),
  nb: t('record.rule_nb'),
})

/** That a day counts as a business day. */
export const dayCounts = (t: TFunction): Readonly<Record<ClosedDay, string>> => ({
  '05-01': t('record.day_05_01'),
  '06-05': t('record.day_06_05'),
  '12-24': t('record.day_12_24'),
  '12-31': t('record.day_12_31'),
})
