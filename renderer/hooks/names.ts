/** What the window calls languages and editions. */
import type { Edition } from '../../shared/export-wish.ts'
import type { ContractLanguage } from '../../shared/model.ts'
import { useWords } from '../i18n.ts'

/** The name of a contract language in the language of the interface. */
export const useLanguageName = (): ((language: ContractLanguage) => string) => {
  const { t } = useWords()
  const names = { da: t('app.language_da'), nb: t('app.language_nb'), nn: t('app.language_nn') }
  return (language) => names[language]
}

/** The name of an edition as it stands in a sentence. */
export const useEditionName = (): ((edition: Edition) => string) => {
  const { t } = useWords()
  const names = { working: t('app.edition_working'), tender: t('app.edition_tender'), signing: t('app.edition_signing') }
  return (edition) => names[edition]
}
