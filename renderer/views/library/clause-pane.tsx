/** One clause: what it is, whether its languages say the same, its wordings side by side, and where it is used. */
import { EyeOff, PenLine } from 'lucide-react'
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { ClauseDetail } from '../../../shared/api.ts'
import { CONTRACT_LANGUAGES, type ContractLanguage } from '../../../shared/model.ts'
import { api } from '../../api.ts'
import { Badge } from '../../components/badge.tsx'
import { Button } from '../../components/button.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { Select } from '../../components/select.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { toast } from '../../components/toasts.tsx'
import { useCommands } from '../../hooks/commands.ts'
import { useLoaded } from '../../hooks/use-loaded.ts'
import { useWords } from '../../i18n.ts'
import { READING_ORDER, tagsOf } from './catalogue.ts'
import { done } from './done.ts'
import { keptDraft, openDraft, releaseDrafts } from './drafts.ts'
import { categoryName, originName } from './labels.ts'
import { LanguageColumn } from './language-column.tsx'
import { useLibrary } from './library-context.ts'
import { clausesPointedInto, partsIn, titleOfWording, withParts } from './names.ts'
import { PairPanel } from './pair-panel.tsx'
import { UsedIn } from './used-in.tsx'
import { wordingFrom } from './wording.ts'
import './clause-pane.css'

export interface ClausePaneProps {
  readonly id: string
  /** The languages that are shown; where there is no room for two columns one is. */
  readonly shown?: readonly ContractLanguage[]
}

interface Opened {
  readonly detail: ClauseDetail
  /** The names of sub-clauses of other clauses that the wordings point to. */
  readonly parts: ReadonlyMap<string, string>
}

const opened = async (id: string): Promise<Opened> => {
  const detail = await api.library.clause(id)
  const parts = new Map<string, string>()
  for (const language of CONTRACT_LANGUAGES) {
    const wording = detail.languages[language]
    if (!wording) continue
    for (const target of clausesPointedInto(wordingFrom(wording.content))) {
      // A reference to a clause that is gone is shown as such by the editor.
      const other = await api.library.wording(target, language, null).catch(() => null)
      if (other) for (const [part, name] of partsIn(wordingFrom(other.content))) parts.set(part, name)
    }
  }
  return { detail, parts }
}

const titleOf = ({ languages }: ClauseDetail, preferred: readonly ContractLanguage[]): string => {
  const wording = preferred.map((language) => languages[language]).find((one) => one !== undefined)
  return wording ? titleOfWording(wordingFrom(wording.content)) : ''
}

/** A clause is written in Danish and bokmål; nynorsk has a column where there is a text in it, it is asked for, or only one language is looked at. */
const columnsOf = ({ id, languages }: ClauseDetail, shown: readonly ContractLanguage[], isNynorskAskedFor: boolean): readonly ContractLanguage[] => {
  const hasNynorsk = isNynorskAskedFor || languages.nn !== undefined || keptDraft(id, 'nn') !== null
  return shown.length === 1 || hasNynorsk ? shown : shown.filter((language) => language !== 'nn')
}

const Shown = ({
  opened: { detail, parts },
  shown,
  reload,
}: {
  readonly opened: Opened
  readonly shown: readonly ContractLanguage[]
  readonly reload: () => Promise<void>
}): ReactNode => {
  const { t, compare } = useWords()
  const library = useLibrary()
  const names = useMemo(
    () => ({ da: withParts(library.names.da, parts), nb: withParts(library.names.nb, parts), nn: withParts(library.names.nn, parts) }),
    [library.names, parts],
  )
  const allTags = useMemo(() => tagsOf(library.entries).map(({ tag }) => tag), [library.entries])
  const categories = useMemo(
    () =>
      [...new Set(library.entries.map(({ category }) => category))]
        .map((category) => ({ id: category, label: categoryName(t, category) }))
        .toSorted((one, other) => compare(one.label, other.label)),
    [library.entries, t, compare],
  )
  const [isNynorskAskedFor, setNynorskAskedFor] = useState(false)
  const preferred = [...(shown.length === 1 ? shown : []), ...READING_ORDER[library.reading]]
  const columns = columnsOf(detail, shown, isNynorskAskedFor)
  const onChanged = async (): Promise<void> => {
    await Promise.all([reload(), library.reload()])
  }
  const retire = async (retired: boolean): Promise<void> => {
    if (!(await done(() => api.library.setRetired(detail.id, retired)))) return
    await onChanged()
    toast({
      text: retired ? t('library.was_retired') : t('library.was_taken_back'),
      about: [detail.id],
      action: { label: t('library.undo'), run: () => void retire(!retired) },
    })
  }
  const saveAll = async (): Promise<void> => {
    const dirty = CONTRACT_LANGUAGES.map((language) => openDraft(detail.id, language)).filter((draft) => draft?.isDirty === true)
    let saved = false
    for (const draft of dirty) if (draft && (await draft.save(api.library))) saved = true
    if (saved) await onChanged()
  }
  useCommands([{ id: 'save', title: t('library.save_all'), shortcut: 'Mod+S', run: () => void saveAll() }])
  const isChanged = CONTRACT_LANGUAGES.some((language) => detail.origin === 'shipped' && detail.languages[language]?.origin === 'own')
  const origin = detail.origin === 'own' ? 'own' : isChanged ? 'changed' : 'shipped'
  return (
    <article className="clause-pane" aria-label={titleOf(detail, preferred)}>
      <header className="clause-header">
        <div className="clause-titles">
          <h2 className="clause-title">{titleOf(detail, preferred)}</h2>
          <Badge tone={origin === 'shipped' ? 'neutral' : 'accent'}>{originName(t, origin)}</Badge>
          {detail.retired && (
            <Badge tone="open" icon={EyeOff}>
              {t('library.retired')}
            </Badge>
          )}
        </div>
        <div className="clause-acts">
          <Select
            label={t('library.category_label')}
            isLabelHidden
            options={categories}
            value={detail.category}
            onChange={(category) => {
              if (category !== detail.category) void done(() => api.library.setCategory(detail.id, category)).then(onChanged)
            }}
          />
          <Button onPress={() => void retire(!detail.retired)}>{detail.retired ? t('library.take_back') : t('library.retire')}</Button>
        </div>
      </header>
      {detail.retired && <p className="library-quiet">{t('library.retired_text')}</p>}
      <PairPanel detail={detail} shown={shown} onChanged={onChanged} />
      <div className="clause-columns">
        {columns.map((language) => (
          <LanguageColumn
            key={language}
            detail={detail}
            names={names[language]}
            allTags={allTags}
            onChanged={onChanged}
            isAskedFor={language === 'nn' && isNynorskAskedFor}
          />
        ))}
      </div>
      {shown.includes('nn') && !columns.includes('nn') && (
        <div>
          <Button variant="quiet" size="small" icon={PenLine} onPress={() => setNynorskAskedFor(true)}>
            {t('library.write_nynorsk')}
          </Button>
        </div>
      )}
      <UsedIn detail={detail} />
    </article>
  )
}

export const ClausePane = ({ id, shown = CONTRACT_LANGUAGES }: ClausePaneProps): ReactNode => {
  const [loaded, reload] = useLoaded(useCallback(() => opened(id), [id]))
  useEffect(() => releaseDrafts, [id])
  // An import changes what is shown, too.
  const { entries } = useLibrary()
  const known = useRef(entries)
  useEffect(() => {
    if (known.current !== entries) void reload()
    known.current = entries
  }, [entries, reload])
  if (loaded.state === 'failed') return <ErrorState error={loaded.error} onRetry={() => void reload()} />
  // For a moment after another clause was chosen the one before it is still there.
  if (loaded.state === 'ready' && loaded.value.detail.id === id) return <Shown key={id} opened={loaded.value} shown={shown} reload={reload} />
  return (
    <div className="clause-pane">
      <Skeleton lines={12} />
    </div>
  )
}
