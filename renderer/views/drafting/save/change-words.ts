/** What a contract's changes to its standard are called in a list. */
import type { TFunction } from 'i18next'
import type { Setting } from '../../../../shared/library/record-changes.ts'
import type { ContractLanguage, DayRule, FieldOwner } from '../../../../shared/model.ts'
import type { ChangeKind, ListedChange } from '../../../../shared/own-api.ts'
import { ANNEX_NUMBER_SAMPLES, CLAUSE_NUMBER_SAMPLES } from '../../../components/number-samples.ts'
import { useHouseStyleName, useHouseStyles } from '../../../hooks/house-styles.ts'
import { useWords } from '../../../i18n.ts'
import { dayCounts, daysToClose, ruleNames } from '../record/day-words.ts'

export const kindName = (t: TFunction, kind: ChangeKind): string => {
  const names: Readonly<Record<ChangeKind, string>> = {
    leave_out: t('save_changes.leave_out'),
    reserve: t('save_changes.reserve'),
    restore: t('save_changes.restore'),
    add: t('save_changes.add'),
    move: t('save_changes.move'),
    wording: t('save_changes.wording'),
    guidance: t('save_changes.guidance'),
    heading: t('save_changes.heading'),
    heading_style: t('command.clause.heading_style'),
    condition: t('save_changes.condition'),
    unlock: t('save_changes.unlock'),
    lock: t('save_changes.lock'),
    owner: t('save_changes.owner'),
    file: t('save_changes.file'),
    answer: t('save_changes.answer'),
    value: t('save_changes.value'),
    setting: t('save_changes.setting'),
    party: t('save_changes.party'),
    party_owner: t('save_changes.party_owner'),
    no_party: t('save_changes.no_party'),
    people: t('save_changes.people'),
  }
  return names[kind]
}

const dayRuleWords = (t: TFunction, rule: DayRule, language: ContractLanguage): string => {
  if (typeof rule === 'string') return ruleNames(t, language)[rule]
  const counts = daysToClose(language)
    .filter((day) => !rule.closed.includes(day))
    .map((day) => dayCounts(t)[day])
  const days = [...(rule.saturdays ? [t('record.saturdays')] : []), ...counts]
  return days.length > 0 ? t('save_changes.own_days', { days: days.join(', ') }) : t('record.rule_own')
}

interface Known {
  readonly language: ContractLanguage
  readonly houseStyle: (id: string) => string
}

const settingWords = (t: TFunction, one: Setting, { language, houseStyle }: Known): readonly [name: string, value: string] => {
  const state = (isOn: boolean): string => (isOn ? t('save_changes.on') : t('save_changes.off'))
  switch (one.setting) {
    case 'titlePage':
      return [t('record.title_page'), state(one.value)]
    case 'contents':
      return [t('record.contents'), state(one.value)]
    case 'partiesBlock':
      return [t('record.parties_block'), state(one.value)]
    case 'clauseNumber':
      return [t('settings.number_style'), one.value === 'none' ? t('record.no_numbers') : CLAUSE_NUMBER_SAMPLES[one.value]]
    case 'annexNumber':
      return [t('record.annex_numbers'), ANNEX_NUMBER_SAMPLES[one.value]]
    case 'clauseWord':
      return [t('settings.reference_word'), one.value]
    case 'houseStyle':
      return [t('house_styles.one'), houseStyle(one.value)]
    case 'dayRule':
    default:
      return [t('record.day_rule'), dayRuleWords(t, one.value, language)]
  }
}

/** What to call a change of a contract in that language in a list of its kind. */
export const useChangeName = (language: ContractLanguage): ((change: ListedChange) => string) => {
  const { t } = useWords()
  const styles = useHouseStyles()
  const nameOf = useHouseStyleName()
  const houseStyle = (id: string): string => {
    const found = styles.find((style) => style.id === id)
    return found ? nameOf(found) : t('save_changes.style_gone')
  }
  const owners: Readonly<Record<FieldOwner, string>> = {
    buyer: t('fields.owner_buyer'),
    tenderer: t('fields.owner_tenderer'),
    signing: t('fields.owner_signing'),
  }
  const said = ({ kind, detail }: ListedChange): string => {
    if (kind === 'condition' && detail === '') return t('inspector.always')
    return kind === 'party_owner' ? owners[detail as FieldOwner] : detail
  }
  return (change) => {
    const [name, detail] = change.setting
      ? settingWords(t, change.setting, { language, houseStyle })
      : [change.name || t('outline.nameless'), said(change)]
    return detail === '' ? name : t('save_changes.with_detail', { name, detail })
  }
}
