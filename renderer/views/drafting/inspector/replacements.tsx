/** Other clauses of the library that could stand in the place of one: those of its category, those with the same tags first. */
import type { Node } from 'prosemirror-model'
import { type ReactNode, useCallback, useState } from 'react'
import type { ClauseListItem } from '../../../../shared/api.ts'
import type { Source } from '../../../../shared/document/attributes.ts'
import { schema } from '../../../../shared/document/schema.ts'
import { api } from '../../../api.ts'
import { Button } from '../../../components/button.tsx'
import { Disclosure } from '../../../components/disclosure.tsx'
import { Skeleton } from '../../../components/skeleton.tsx'
import { toast } from '../../../components/toasts.tsx'
import type { LibraryContext } from '../../../editor/commands/library.ts'
import { attempt } from '../../../hooks/attempt.ts'
import { useLoaded } from '../../../hooks/use-loaded.ts'
import { useWords } from '../../../i18n.ts'
import { useDrafting } from '../drafting.ts'
import { replaceFromLibrary } from '../insert-clause.ts'

/** More choices help nobody. */
const MOST = 12

/** The clauses of the same category and language, those that share more tags with `own` first. */
export const replacementsFor = (items: readonly ClauseListItem[], { clause, language }: Source): ClauseListItem[] => {
  const own = items.find((item) => item.id === clause && item.language === language)
  if (!own) return []
  const shared = (item: ClauseListItem): number => item.tags.filter((tag) => own.tags.includes(tag)).length
  return items
    .filter((item) => item.language === language && item.category === own.category && item.id !== clause && !item.retired)
    .toSorted((one, other) => shared(other) - shared(one))
    .slice(0, MOST)
}

export interface ReplacementsProps {
  readonly part: Node
  readonly source: Source
  /** The wording that the part was taken from. */
  readonly pinned: Node
  readonly context: LibraryContext
}

const Choices = ({ part, source, pinned, context }: ReplacementsProps): ReactNode => {
  const { t } = useWords()
  const drafting = useDrafting()
  const [loaded] = useLoaded(useCallback(async () => replacementsFor(await api.library.list(), source), [source]))
  const use = (clause: string): Promise<void | undefined> =>
    attempt(async () => {
      const { version, content } = await api.library.wording(clause, source.language, null)
      const wording = { clause, language: source.language, version, node: schema.nodeFromJSON(content) }
      if (!(await replaceFromLibrary(drafting, part, { wording, before: pinned, context }))) toast({ text: t('inspector.cannot_replace') })
    })
  if (loaded.state === 'loading') return <Skeleton lines={3} />
  if (loaded.state === 'failed' || loaded.value.length === 0) return <p className="field-description">{t('inspector.no_replacements')}</p>
  return (
    <ul className="inspected-choices" lang={source.language}>
      {loaded.value.map(({ id, title, text }) => (
        <li key={id}>
          <div>
            <p className="inspected-choice-title">{title}</p>
            <p className="field-description">{text}</p>
          </div>
          <Button size="small" aria-label={t('inspector.use_instead_of', { title })} onPress={() => void use(id)}>
            {t('inspector.use_instead')}
          </Button>
        </li>
      ))}
    </ul>
  )
}

export const Replacements = (props: ReplacementsProps): ReactNode => {
  const { t } = useWords()
  const [isOpen, setOpen] = useState(false)
  return (
    <Disclosure title={t('inspector.replacements')} isExpanded={isOpen} onExpandedChange={setOpen}>
      {isOpen && <Choices {...props} />}
    </Disclosure>
  )
}
