/** A clause of the library in full, with its guidance and what to know of its twin, and the way into the contract. */
import { Plus, X } from 'lucide-react'
import { type ReactNode, useCallback, useMemo, useState } from 'react'
import type { ClauseDetail, Vocabulary } from '../../../../shared/api.ts'
import { attributesOf, headingOf } from '../../../../shared/document/attributes.ts'
import { guidanceText } from '../../../../shared/document/plain-text.ts'
import { schema } from '../../../../shared/document/schema.ts'
import type { ContractLanguage } from '../../../../shared/model.ts'
import { api } from '../../../api.ts'
import { Badge } from '../../../components/badge.tsx'
import { Button } from '../../../components/button.tsx'
import { ErrorState } from '../../../components/error-state.tsx'
import { IconButton } from '../../../components/icon-button.tsx'
import { Skeleton } from '../../../components/skeleton.tsx'
import { toast } from '../../../components/toasts.tsx'
import { type Describe, type WordingBlock, wordingBlocks } from '../../../differences/wording-blocks.ts'
import { attempt } from '../../../hooks/attempt.ts'
import { go } from '../../../hooks/navigation.ts'
import { useLoaded } from '../../../hooks/use-loaded.ts'
import { useWords } from '../../../i18n.ts'
import { useDrafting } from '../drafting.ts'
import { insertFromLibrary } from '../insert-clause.ts'

export interface ClauseChoice {
  readonly clause: string
  readonly language: ContractLanguage
}

const BlockView = ({ block: { shape, tokens } }: { readonly block: WordingBlock }): ReactNode => {
  const text = tokens.map((token) => token.text).join('')
  if (shape.guidance || (shape.kind === 'part' && text === '')) return null
  return (
    <p className="preview-block" data-kind={shape.kind} data-depth={shape.depth + shape.level}>
      {shape.label !== '' && <span className="preview-label">{shape.label} </span>}
      {tokens.map((token, place) =>
        token.kind === 'text' ? (
          token.text
        ) : (
          // The list is never reordered while it is shown.
          <span key={`${place}`} className={`preview-${token.kind}`}>
            {token.text}
          </span>
        ),
      )}
    </p>
  )
}

/** References by the heading of what they point to, fields by their label. */
const describing =
  ({ targets, fields }: Vocabulary, titles: ReadonlyMap<string, string>): Describe =>
  (inline) => {
    if (inline.type.name === 'field') {
      const { key } = attributesOf(inline, 'field')
      return `[${fields.find((field) => field.key === key)?.label ?? key}]`
    }
    const { target } = attributesOf(inline, 'reference')
    const clause = target.split('/')[0] ?? target
    return `[${targets[target] ?? titles.get(clause) ?? targets[clause] ?? target}]`
  }

interface WordingProps {
  readonly choice: ClauseChoice
  readonly detail: ClauseDetail
  readonly vocabulary: Vocabulary
  /** The titles of clauses by id. */
  readonly titles: ReadonlyMap<string, string>
}

const Wording = ({ choice, detail, vocabulary, titles }: WordingProps): ReactNode => {
  const { t } = useWords()
  const { language } = choice
  const wording = detail.languages[language]
  const node = useMemo(() => (wording ? schema.nodeFromJSON(wording.content) : null), [wording])
  const blocks = useMemo(() => (node ? wordingBlocks(node, language, describing(vocabulary, titles)) : []), [node, language, vocabulary, titles])
  const guidance = node ? guidanceText(node) : ''
  const note = detail.pairNotes[language] ?? ''
  return (
    <>
      <div className="preview-text" lang={language}>
        {blocks.slice(1).map((block, place) => (
          <BlockView key={`${place}`} block={block} />
        ))}
      </div>
      {guidance !== '' && (
        <section className="preview-more">
          <h4>{t('inspector.guidance')}</h4>
          <p lang={language}>{guidance}</p>
        </section>
      )}
      {(detail.pair === 'not_equivalent' || detail.pair === 'needs_review') && (
        <section className="preview-more">
          <h4>
            <Badge tone={detail.pair === 'needs_review' ? 'open' : 'neutral'}>
              {detail.pair === 'needs_review' ? t('drafting_library.pair_needs_review') : t('drafting_library.pair_differs')}
            </Badge>
          </h4>
          {note !== '' && <p>{note}</p>}
        </section>
      )}
    </>
  )
}

export interface ClausePreviewProps {
  readonly choice: ClauseChoice
  /** The titles of the clauses in the language by id, for references to them. */
  readonly titles: ReadonlyMap<string, string>
  readonly onClose: () => void
}

export const ClausePreview = ({ choice, titles, onClose }: ClausePreviewProps): ReactNode => {
  const { t } = useWords()
  const drafting = useDrafting()
  const { clause, language } = choice
  const [busy, setBusy] = useState(false)
  const [loaded, reload] = useLoaded(
    useCallback(() => Promise.all([api.library.clause(clause), api.library.vocabulary(language)]), [clause, language]),
  )
  const content = loaded.state === 'ready' ? loaded.value[0].languages[language]?.content : undefined
  const title = content === undefined ? '' : headingOf(schema.nodeFromJSON(content))
  const insert = async (): Promise<void> => {
    setBusy(true)
    const done = await attempt(() => insertFromLibrary(drafting, choice, [null]))
    setBusy(false)
    if (done === false) toast({ text: t('drafting_library.does_not_fit') })
  }
  return (
    <section className="preview" aria-label={t('drafting_library.preview')}>
      <header className="preview-head">
        <h3 lang={language}>{title}</h3>
        <IconButton icon={X} size="small" label={t('drafting_library.close_preview')} onPress={onClose} />
      </header>
      <div className="preview-body">
        {loaded.state === 'loading' && <Skeleton lines={4} />}
        {loaded.state === 'failed' && <ErrorState error={loaded.error} onRetry={() => void reload()} />}
        {loaded.state === 'ready' && <Wording choice={choice} detail={loaded.value[0]} vocabulary={loaded.value[1]} titles={titles} />}
      </div>
      <footer className="preview-acts">
        <Button size="small" variant="primary" icon={Plus} isPending={busy} onPress={() => void insert()}>
          {t('drafting_library.insert')}
        </Button>
        <Button size="small" variant="quiet" onPress={() => go({ name: 'library', clause })}>
          {t('drafting_library.open')}
        </Button>
      </footer>
    </section>
  )
}
