/** The wordings of a clause as the library and a file have them, and what differs between them. */
import { type ReactNode, useCallback } from 'react'
import type { ImportedWording } from '../../../../shared/exchange-api.ts'
import { schema } from '../../../../shared/document/schema.ts'
import { api } from '../../../api.ts'
import { ErrorState } from '../../../components/error-state.tsx'
import { Skeleton } from '../../../components/skeleton.tsx'
import { Differences } from '../../../differences/differences.tsx'
import { wordingDifferences } from '../../../differences/wording-differences.ts'
import { useLanguageName } from '../../../hooks/names.ts'
import { useLoaded } from '../../../hooks/use-loaded.ts'
import { useWords } from '../../../i18n.ts'
import { useLibrary } from '../library-context.ts'
import { wordingFrom } from '../wording.ts'

const OneLanguage = ({ wording: { language, before, after } }: { readonly wording: ImportedWording }): ReactNode => {
  const { t } = useWords()
  const languageName = useLanguageName()
  const { describe } = useLibrary().names[language]
  const incoming = wordingFrom(after)
  const current = before === null ? schema.nodes.clause.create({ id: String(incoming.attrs['id']) }) : wordingFrom(before)
  return (
    <section className="import-wording">
      <h4>{languageName(language)}</h4>
      <Differences
        blocks={wordingDifferences(current, incoming, language, { before: describe, after: describe })}
        language={language}
        label={t('library.import_wordings', { language: languageName(language) })}
        isFolded={before !== null}
      />
    </section>
  )
}

/** `preview` and `clause` name what was read. Languages that are the same on both sides are left out. */
export const ImportedDifference = ({
  preview,
  clause,
  languages,
}: {
  readonly preview: string
  readonly clause: string
  readonly languages: readonly string[]
}): ReactNode => {
  const [loaded, retry] = useLoaded(useCallback(() => api.library.importedWordings(preview, clause), [preview, clause]))
  if (loaded.state === 'loading') return <Skeleton lines={3} />
  if (loaded.state === 'failed') return <ErrorState error={loaded.error} onRetry={() => void retry()} />
  return loaded.value
    .filter(({ language }) => languages.includes(language))
    .map((wording) => <OneLanguage key={wording.language} wording={wording} />)
}
