/** What a standard calls itself. */
import type { StandardSummary } from '../../../shared/api.ts'
import { CONTRACT_LANGUAGES, type ContractLanguage } from '../../../shared/model.ts'

/** Title and description in a language; in another one when the standard is not written in it. */
export const standardText = (
  { id, texts }: StandardSummary,
  language: ContractLanguage,
): { readonly title: string; readonly description: string; readonly language: ContractLanguage | null } => {
  for (const one of [language, ...CONTRACT_LANGUAGES]) {
    const text = texts[one]
    if (text) return { ...text, language: one }
  }
  return { title: id, description: '', language: null }
}
