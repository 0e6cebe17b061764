/** What the rules for business days are called. */
import type { TFunction } from 'i18next'
import { CLOSED_DAYS, type ClosedDay, type ContractLanguage, type NamedDayRule } from '../../../../shared/model.ts'

/** K01 is a Danish contract: in a Norwegian one its rule is called by what it leaves out. */
export const ruleNames = (t: TFunction, language: ContractLanguage): Readonly<Record<NamedDayRule, string>> => ({
  k01: language === 'da' ? t('record.rule_k01') : t('record.rule_eves'),
  region: t('record.rule_region'),
  nb: t('record.rule_nb'),
})

export const ruleHelp = (t: TFunction, language: ContractLanguage): Readonly<Record<NamedDayRule, string>> => ({
  k01: language === 'da' ? t('record.rule_k01_help') : t('record.rule_eves_help'),
  region: t('record.rule_region_help'),
  nb: t('record.rule_nb_help'),
})

/** The days that a rule can leave out: 1 May is a public holiday in Norway, whatever the rule says. */
export const daysToClose = (language: ContractLanguage): readonly ClosedDay[] => CLOSED_DAYS.filter((day) => language === 'da' || day !== '05-01')

/** That a day counts as a business day. */
export const dayCounts = (t: TFunction): Readonly<Record<ClosedDay, string>> => ({
  '05-01': t('record.day_05_01'),
  '06-05': t('record.day_06_05'),
  '12-24': t('record.day_12_24'),
  '12-31': t('record.day_12_31'),
})
