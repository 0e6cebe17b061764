/** Where a clause was taken from: the library clause and its version, what was changed since, and the newer wording if there is one. */
import type { Node } from 'prosemirror-model'
import { type ReactNode, useCallback, useMemo, useState } from 'react'
import { attributesOf, headingOf, partAttributes, type Source } from '../../../../shared/document/attributes.ts'
import { Badge } from '../../../components/badge.tsx'
import { Button } from '../../../components/button.tsx'
import { Skeleton } from '../../../components/skeleton.tsx'
import { toast } from '../../../components/toasts.tsx'
import { compareWordings } from '../../../contract/own-changes.ts'
import { nameOf } from '../../../contract/part-facts.ts'
import { keyOf } from '../../../contract/parts.ts'
import { positionOfKey } from '../../../contract/places.ts'
import { recordOf } from '../../../contract/record.ts'
import { Differences } from '../../../differences/differences.tsx'
import { type LibraryContext, replaceWording } from '../../../editor/commands/library.ts'
import { attempt } from '../../../hooks/attempt.ts'
import { go } from '../../../hooks/navigation.ts'
import { useLoaded } from '../../../hooks/use-loaded.ts'
import { useStore } from '../../../hooks/store.ts'
import { useWords } from '../../../i18n.ts'
import { answerConsent, doWithConsent } from '../consent/consent.tsx'
import { useDrafting } from '../drafting.ts'
import { libraryContext, replaceFromLibrary } from '../insert-clause.ts'
import { Replacements } from './replacements.tsx'

interface Wordings {
  readonly pinned: Node
  readonly newest: { readonly node: Node; readonly version: number }
  readonly context: LibraryContext
}

const useWordings = ({ clause, language, version }: Source) => {
  const drafting = useDrafting()
  const newestVersion = useStore(drafting.library.current)[`${language}/${clause}`] ?? version
  return useLoaded(
    useCallback(async (): Promise<Wordings> => {
      const [pinned, newest, context] = await Promise.all([
        drafting.library.wording({ clause, language, version }),
        drafting.library.wording({ clause, language, version: newestVersion }),
        libraryContext(drafting, language),
      ])
      return { pinned, newest: { node: newest, version: newestVersion }, context }
    }, [drafting, clause, language, version, newestVersion]),
  )[0]
}

/** Differences that are shown on wish. */
const Compared = ({
  label,
  before,
  after,
  known,
}: {
  readonly label: string
  readonly before: Node
  readonly after: Node
  readonly known: ReadonlyMap<string, string>
}): ReactNode => {
  const { session } = useDrafting()
  const blocks = useMemo(() => compareWordings(session.state, before, after, known), [session, before, after, known])
  return <Differences blocks={blocks} language={recordOf(session.state).language} label={label} isFolded />
}

interface OriginProps {
  /** The part that was taken. */
  readonly part: Node
  readonly source: Source
  /** Whether the part is the one that the pane is about, and not one around it. */
  readonly isWhole: boolean
  /** It has no alternatives: another clause can take its place. */
  readonly isAlone: boolean
}

const NewerWording = ({ part, source, wordings }: { readonly part: Node; readonly source: Source; readonly wordings: Wordings }): ReactNode => {
  const { t } = useWords()
  const drafting = useDrafting()
  const { session } = drafting
  const { pinned, newest, context } = wordings
  const { clause, language } = source
  const accept = (): Promise<void | undefined> =>
    attempt(async () => {
      const wording = { clause, language, version: newest.version, node: newest.node }
      if (!(await replaceFromLibrary(drafting, part, { wording, before: pinned, context }))) toast({ text: t('inspector.cannot_replace') })
    })
  /** The contract keeps its text and pins the newer version: nothing asks again until there is a still newer one. */
  const keep = (): void => {
    const pos = positionOfKey(session.state.doc, keyOf(part))
    if (pos !== null) session.dispatch(session.state.tr.setNodeAttribute(pos, 'source', { ...source, version: newest.version }))
  }
  return (
    <section className="inspected-newer">
      <p>
        <Badge tone="accent">{t('inspector.newer_exists', { version: newest.version })}</Badge>
      </p>
      <Compared label={t('inspector.newer_differences')} before={pinned} after={newest.node} known={context.known ?? new Map()} />
      <div className="inspected-acts">
        <Button size="small" variant="primary" onPress={() => void accept()}>
          {t('inspector.accept_newer')}
        </Button>
        <Button size="small" onPress={keep}>
          {t('inspector.keep_wording')}
        </Button>
      </div>
    </section>
  )
}

const OwnWording = ({ part, source, wordings }: { readonly part: Node; readonly source: Source; readonly wordings: Wordings }): ReactNode => {
  const { t } = useWords()
  const drafting = useDrafting()
  const [isShown, setShown] = useState(false)
  const { pinned, context } = wordings
  const revert = async (): Promise<void> => {
    const command = replaceWording(partAttributes(part).id, { ...source, node: pinned }, pinned, context)
    const done = await doWithConsent(drafting, command, answerConsent(nameOf(part)))
    if (done === 'refused') toast({ text: t('inspector.cannot_replace') })
  }
  return (
    <section>
      <p>
        <Badge tone="open">{t('inspector.own_wording')}</Badge>
      </p>
      {isShown && <Compared label={t('inspector.own_differences')} before={pinned} after={part} known={context.known ?? new Map()} />}
      <div className="inspected-acts">
        <Button size="small" onPress={() => setShown(!isShown)}>
          {isShown ? t('inspector.hide_changes') : t('inspector.show_changes')}
        </Button>
        <Button size="small" onPress={() => void revert()}>
          {t('inspector.revert')}
        </Button>
      </div>
    </section>
  )
}

export const Origin = ({ part, source, isWhole, isAlone }: OriginProps): ReactNode => {
  const { t } = useWords()
  const { library } = useDrafting()
  const mark = useStore(library.marks).get(keyOf(part))
  const loaded = useWordings(source)
  const languages = { da: t('inspector.danish'), nb: t('inspector.norwegian'), nn: t('inspector.nynorsk') }
  if (loaded.state === 'loading') return <Skeleton lines={3} />
  if (loaded.state === 'failed') return <p className="field-description">{t('inspector.origin_unknown', { clause: source.clause })}</p>
  const { pinned } = loaded.value
  const name = headingOf(pinned) === '' ? source.clause : headingOf(pinned)
  return (
    <div className="inspected-origin">
      <p>
        {isWhole ? t('inspector.standard_clause') : t('inspector.part_of_standard_clause')}{' '}
        <button type="button" className="link" onClick={() => go({ name: 'library', clause: source.clause })}>
          {name}
        </button>
      </p>
      <p className="field-description">{t('inspector.version_language', { version: source.version, language: languages[source.language] })}</p>
      {mark?.isUnlocked === true && (
        <section>
          <p>
            <Badge tone="open">{t('inspector.was_unlocked')}</Badge>
          </p>
          <p className="field-description">{t('inspector.was_unlocked_reason', { reason: attributesOf(pinned, 'clause').locked })}</p>
        </section>
      )}
      {mark?.isOutdated === true && loaded.value.newest.version > source.version && (
        <NewerWording part={part} source={source} wordings={loaded.value} />
      )}
      {mark?.isChanged === true ? (
        <OwnWording part={part} source={source} wordings={loaded.value} />
      ) : (
        <p className="field-description">{t('inspector.unchanged')}</p>
      )}
      {isAlone && <Replacements part={part} source={source} pinned={pinned} context={loaded.value.context} />}
    </div>
  )
}
