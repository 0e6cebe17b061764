/** What is wrong with a value that was typed into a field, in words. */
import type { TFunction } from 'i18next'
import type { Problem } from '../../../../shared/errors.ts'

const SENTENCES: Readonly<Record<string, (t: TFunction, params: Problem['params']) => string>> = {
  control_character: (t) => t('fields.problem.control_character'),
  not_a_date: (t) => t('fields.problem.not_a_date'),
  not_a_deadline: (t) => t('fields.problem.not_a_deadline'),
  not_a_month: (t) => t('fields.problem.not_a_month'),
  not_a_percent: (t) => t('fields.problem.not_a_percent'),
  not_a_phone: (t) => t('fields.problem.not_a_phone'),
  not_an_amount: (t) => t('fields.problem.not_an_amount'),
  not_an_email: (t) => t('fields.problem.not_an_email'),
  not_an_integer: (t) => t('fields.problem.not_an_integer'),
  wrong_check_digit_account: (t, params) => t('fields.problem.wrong_check_digit_account', params),
  wrong_check_digit_cvr: (t, params) => t('fields.problem.wrong_check_digit_cvr', params),
  wrong_check_digit_gln: (t, params) => t('fields.problem.wrong_check_digit_gln', params),
  wrong_check_digit_iban: (t, params) => t('fields.problem.wrong_check_digit_iban', params),
  wrong_check_digit_organisation_number: (t, params) => t('fields.problem.wrong_check_digit_organisation_number', params),
  wrong_form_account: (t, params) => t('fields.problem.wrong_form_account', params),
  wrong_form_cvr: (t, params) => t('fields.problem.wrong_form_cvr', params),
  wrong_form_gln: (t, params) => t('fields.problem.wrong_form_gln', params),
  wrong_form_iban: (t, params) => t('fields.problem.wrong_form_iban', params),
  wrong_form_organisation_number: (t, params) => t('fields.problem.wrong_form_organisation_number', params),
  wrong_form_p_number: (t, params) => t('fields.problem.wrong_form_p_number', params),
}

/** A problem of `checkValue` as a person at the field is told it. */
export const fieldProblem = ({ code, params }: Pick<Problem, 'code' | 'params'>, t: TFunction): string =>
  SENTENCES[code]?.(t, params) ?? t('fields.problem.other')
