/** What was filled in in a file, as values of the fields. */
import { LANGUAGES } from '../../../../shared/language/languages.ts'
import type { FilledField } from '../../../../shared/files-api.ts'
import type { ContractLanguage, FieldValue } from '../../../../shared/model.ts'
import { readField } from '../../../contract/field-text.ts'

export interface ReadField extends FilledField {
  /** Null: the text is no value of such a field. */
  readonly value: FieldValue | null
}

/** A registration number is printed with what it is: CVR-nr. 35209115. */
const typed = ({ type, text }: FilledField): string => (type === 'registration' ? text.replace(/^\D+/, '') : text)

export const readFields = (fields: readonly FilledField[], language: ContractLanguage): ReadField[] =>
  fields.map((field) => ({ ...field, value: readField(field.type, typed(field), LANGUAGES[language]).value }))
