/** The clause library: the list at the left, the chosen clause beside it in both languages; in a narrow window one at a time, behind tabs. */
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { CONTRACT_LANGUAGES, type ContractLanguage } from '../../../shared/model.ts'
import { api } from '../../api.ts'
import { ErrorState } from '../../components/error-state.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { SplitPanes } from '../../components/split-panes.tsx'
import { Tabs } from '../../components/tabs.tsx'
import { toast } from '../../components/toasts.tsx'
import { useLanguageName } from '../../hooks/names.ts'
import { currentView, go } from '../../hooks/navigation.ts'
import { useSaver } from '../../hooks/saving.ts'
import { useContractLanguage } from '../../hooks/settings.ts'
import { useTitle } from '../../hooks/title.ts'
import { useLoaded } from '../../hooks/use-loaded.ts'
import { useWords, words } from '../../i18n.ts'
import { ClausePane } from './clause-pane.tsx'
import { keepDrafts, openDraft, unsavedClauses } from './drafts.ts'
import { LeaveDialog } from './leave-dialog.tsx'
import { LibraryContext, type LibraryData } from './library-context.ts'
import { loadLibrary } from './load-library.ts'
import { ListPane } from './list-pane.tsx'
import { NewClauseDialog } from './new-clause-dialog.tsx'
import { Overview } from './overview.tsx'
import { useMedia } from './use-media.ts'
import './library-view.css'

/** Below this width list and clause stand behind tabs, and so do the languages. */
const ROOM = '(min-width: 60rem)'

/** The language that titles are read in where a clause has both. */
const useReading = (): ContractLanguage => {
  const { language } = useWords()
  const contractLanguage = useContractLanguage()
  return language === 'en' ? contractLanguage : language
}

const Library = ({ clause, data }: { readonly clause: string | null; readonly data: LibraryData }): ReactNode => {
  const { t } = useWords()
  const { reading } = data
  const languageName = useLanguageName()
  const hasRoom = useMedia(ROOM)
  const [tab, setTab] = useState<'list' | ContractLanguage>(clause === null ? 'list' : reading)
  const narrow = useRef<HTMLDivElement>(null)
  // Who chose in the list is behind another tab now, and what they pressed is gone.
  useEffect(() => {
    if (document.activeElement === document.body) narrow.current?.querySelector<HTMLElement>('[role=tab][aria-selected=true]')?.focus()
  }, [tab])
  const [wanted, setWanted] = useState<string | null>(null)
  const [isCreating, setCreating] = useState(false)

  const show = (id: string): void => {
    setWanted(null)
    if (!hasRoom) setTab(data.entries.find((entry) => entry.id === id)?.language ?? reading)
    go({ name: 'library', clause: id })
  }
  const dirty = () =>
    clause === null ? [] : CONTRACT_LANGUAGES.map((language) => openDraft(clause, language)).filter((draft) => draft?.isDirty === true)
  const select = (id: string): void => {
    if (id !== clause && dirty().length > 0) setWanted(id)
    else show(id)
  }
  const saveDirty = async (): Promise<boolean> => {
    let all = true
    for (const draft of dirty()) if (draft && !(await draft.save(api.library))) all = false
    if (all) void data.reload()
    return all
  }
  const list = <ListPane selected={clause} onSelect={select} onNew={() => setCreating(true)} />
  const pane = (shown: readonly ContractLanguage[]): ReactNode => (
    <div className="library-clause" data-scrolls>
      {clause === null ? (
        <Overview onSelect={select} onNew={() => setCreating(true)} onList={() => setTab('list')} />
      ) : (
        <ClausePane id={clause} shown={shown} />
      )}
    </div>
  )
  return (
    <LibraryContext value={data}>
      <h1 className="visually-hidden">{t('app.library')}</h1>
      {hasRoom ? (
        <SplitPanes
          id="library"
          left={{ label: t('library.list_pane'), isOpen: true, onClose: () => undefined, children: list }}
          separatorLabel={t('library.separator')}
        >
          {pane(CONTRACT_LANGUAGES)}
        </SplitPanes>
      ) : (
        <div ref={narrow} className="library-narrow">
          <Tabs
            label={t('app.library')}
            tabs={[{ id: 'list', label: t('library.list_pane') }, ...CONTRACT_LANGUAGES.map((id) => ({ id, label: languageName(id) }))]}
            selected={tab}
            onSelect={setTab}
          >
            {tab === 'list' ? list : pane([tab])}
          </Tabs>
        </div>
      )}
      {wanted !== null && <LeaveDialog onSave={saveDirty} onLeave={() => show(wanted)} onStay={() => setWanted(null)} />}
      {isCreating && (
        <NewClauseDialog
          category={data.entries.find(({ id }) => id === clause)?.category ?? null}
          language={reading}
          onClose={() => setCreating(false)}
          onCreated={(id) => {
            setCreating(false)
            void data.reload().then(() => select(id))
          }}
        />
      )}
    </LibraryContext>
  )
}

/** Takes away what was said when the library was left. */
let unsay = (): void => undefined

/** Unsaved changes stay as drafts, and who leaves the library with some is told so. */
const useDraftsKept = (): void => {
  useSaver(async () => {
    keepDrafts()
    return true
  })
  useEffect(() => {
    unsay()
    return () => {
      keepDrafts()
      const unsaved = unsavedClauses()
      const [first] = unsaved
      if (first === undefined || currentView().name === 'library') return
      const { t } = words()
      unsay = toast({
        text: t('library.drafts_kept', { count: unsaved.size }),
        action: { label: t('library.drafts_back'), run: () => go(unsaved.size === 1 ? { name: 'library', clause: first } : { name: 'library' }) },
      })
    }
  }, [])
}

/** `clause`: the one to show; null for the list alone. */
const LibraryView = ({ clause }: { readonly clause: string | null }): ReactNode => {
  const { t } = useWords()
  const reading = useReading()
  const [loaded, reload] = useLoaded(useCallback(() => loadLibrary(reading), [reading]))
  const data = useMemo((): LibraryData | null => (loaded.state === 'ready' ? { ...loaded.value, reload, reading } : null), [loaded, reload, reading])
  useTitle(t('app.library'))
  useDraftsKept()
  return (
    <div className="library">
      {loaded.state === 'failed' && <ErrorState error={loaded.error} title={t('library.not_listed')} onRetry={() => void reload()} />}
      {loaded.state === 'loading' && (
        <div className="library-loading">
          <Skeleton kind="row" lines={8} />
        </div>
      )}
      {data && <Library clause={clause} data={data} />}
    </div>
  )
}

export default LibraryView
