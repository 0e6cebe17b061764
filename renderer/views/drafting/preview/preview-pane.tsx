/** The pane beside the draft that shows its pages as they will be printed. */
import { Locate, LocateFixed, Maximize2, Minimize2, RefreshCw } from 'lucide-react'
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import { partAttributes } from '../../../../shared/document/attributes.ts'
import { EDITIONS } from '../../../../shared/export-wish.ts'
import type { PagesSummary } from '../../../../shared/pages-api.ts'
import { Button } from '../../../components/button.tsx'
import { Disclosure } from '../../../components/disclosure.tsx'
import { EmptyState } from '../../../components/empty-state.tsx'
import { ErrorState } from '../../../components/error-state.tsx'
import { IconButton } from '../../../components/icon-button.tsx'
import { ProgressBar } from '../../../components/progress-bar.tsx'
import { Select } from '../../../components/select.tsx'
import { Toolbar } from '../../../components/toolbar.tsx'
import { ToggleButton } from '../../../components/toggle-button.tsx'
import { partAt } from '../../../contract/parts.ts'
import { positionOfPart } from '../../../contract/places.ts'
import { recordOf } from '../../../contract/record.ts'
import { useContract } from '../../../contract/use-contract.ts'
import { useEditionName } from '../../../hooks/names.ts'
import { useStore } from '../../../hooks/store.ts'
import { useWords } from '../../../i18n.ts'
import { useDrafting } from '../drafting.ts'
import { arrange, layout } from '../layout.ts'
import { type PageList, Pages } from './page-list.tsx'
import { type PagesStatus, usePages } from './use-pages.ts'
import '../../../styles/page-font.css'
import './preview.css'

/** So many open points are listed: the export dialog has them all. */
const MOST_POINTS = 30

/** Why the layout guessed, in the words of the interface; its own are for programmers. */
const useGuess = (): ((reason: string) => string) => {
  const { t } = useWords()
  return (reason) => {
    if (reason.includes('hyphenat')) return t('preview.guess_hyphenation')
    if (reason.includes('font')) return t('preview.guess_font')
    if (reason.includes('character')) return t('preview.guess_character')
    return t('preview.guess_other')
  }
}

const Status = ({
  status,
  hasPages,
  cancel,
  update,
}: {
  status: PagesStatus
  hasPages: boolean
  cancel: () => void
  update: () => void
}): ReactNode => {
  const { t } = useWords()
  if (status.state === 'current') return null
  if (status.state === 'updating') {
    return (
      <div className="printed-status">
        <ProgressBar label={hasPages ? t('preview.updating') : t('preview.computing')} done={status.done} total={status.total} size="small" />
        <Button size="small" variant="quiet" onPress={cancel}>
          {t('preview.cancel')}
        </Button>
      </div>
    )
  }
  if (status.state === 'cancelled') {
    return (
      <div className="printed-status">
        <span>{t('preview.cancelled')}</span>
        <Button size="small" variant="quiet" icon={RefreshCw} onPress={update}>
          {t('preview.update')}
        </Button>
      </div>
    )
  }
  return <ErrorState error={status.error} title={t('preview.failed')} onRetry={update} />
}

const Notes = ({ summary }: { readonly summary: PagesSummary }): ReactNode => {
  const { t, problem } = useWords()
  const inWords = useGuess()
  const [first] = summary.guesses
  return (
    <>
      {first && <p className="printed-note">{t('preview.guessed', { page: first.page, why: inWords(first.reason) })}</p>}
      {summary.open.length > 0 && (
        <div className="printed-open">
          <Disclosure title={t('preview.open', { count: summary.open.length })}>
            <ul>
              {summary.open.slice(0, MOST_POINTS).map((one) => (
                <li key={problem(one)}>{problem(one)}</li>
              ))}
              {summary.open.length > MOST_POINTS && <li>{t('preview.open_more', { count: summary.open.length - MOST_POINTS })}</li>}
            </ul>
          </Disclosure>
        </div>
      )}
    </>
  )
}

export const PreviewPane = (): ReactNode => {
  const { t } = useWords()
  const { session, jumps } = useDrafting()
  const { previewEdition: edition, previewZoom: zoom, previewFollows: follows } = useStore(layout())
  const editionName = useEditionName()
  const language = useContract(session, (state) => recordOf(state).language)
  const part = useContract(session, (state) => {
    const at = partAt(state.doc, state.selection.from)
    return at ? partAttributes(at.node).id : null
  })
  const { summary, status, update, cancel } = usePages(session.id, edition)
  const [page, setPage] = useState(0)
  const list = useRef<PageList>(null)
  /** What one went to from here is in sight already. */
  const went = useRef<string | null>(null)
  useEffect(() => {
    const at = part === null ? undefined : summary?.parts[part]
    if (follows && at !== undefined && went.current !== part) list.current?.show(at)
    went.current = null
    // oxlint-disable-next-line react/exhaustive-deps -- newer pages do not scroll: the reader stays where they are
  }, [part, follows])
  const onPart = useCallback(
    (id: string): void => {
      const pos = positionOfPart(session.state, id)
      if (pos === null) return
      went.current = id
      jumps.to(pos)
    },
    [session, jumps],
  )
  return (
    <div className="pane printed">
      <Toolbar label={t('preview.tools')}>
        <Select
          label={t('preview.edition')}
          isLabelHidden
          options={EDITIONS.map((id) => ({ id, label: editionName(id) }))}
          value={edition}
          onChange={(next) => arrange({ previewEdition: next })}
        />
        <span className="printed-place" role="status">
          {summary && t('preview.page_of', { page: summary.numbers[page] ?? '', pages: summary.numbers.length })}
        </span>
        <ToggleButton
          icon={follows ? LocateFixed : Locate}
          label={t('preview.follow')}
          size="small"
          isSelected={follows}
          onChange={(on) => arrange({ previewFollows: on })}
        />
        <IconButton
          icon={zoom === 'fit' ? Maximize2 : Minimize2}
          label={zoom === 'fit' ? t('preview.full_size') : t('preview.fit')}
          size="small"
          onPress={() => arrange({ previewZoom: zoom === 'fit' ? '100' : 'fit' })}
        />
      </Toolbar>
      <Status status={status} hasPages={summary !== null} cancel={cancel} update={update} />
      {summary && <Notes summary={summary} />}
      {summary && summary.numbers.length > 0 && (
        <Pages summary={summary} zoom={zoom} language={language} onPage={setPage} onPart={onPart} list={list} />
      )}
      {summary?.numbers.length === 0 && <EmptyState title={t('preview.empty')} text={t('preview.empty_text')} />}
      {!summary && status.state === 'updating' && (
        <div className="printed-waiting" aria-hidden>
          <div className="printed-page" />
        </div>
      )}
    </div>
  )
}
