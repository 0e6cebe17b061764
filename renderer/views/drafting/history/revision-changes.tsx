/** What has changed in the contract since a version of it. */
import { memo, type ReactNode, type Ref, useEffect, useMemo, useRef, useState } from 'react'
import type { AnnexOwner } from '../../../../shared/document/schema.ts'
import type { ContractLanguage } from '../../../../shared/model.ts'
import { Badge } from '../../../components/badge.tsx'
import { Button } from '../../../components/button.tsx'
import { ProgressBar } from '../../../components/progress-bar.tsx'
import type { PartChange } from '../../../contract/part-changes.ts'
import { Differences } from '../../../differences/differences.tsx'
import { useWords } from '../../../i18n.ts'
import { useAnnexWords } from '../record/annex-form.tsx'
import { type ContractDifferences, factDifferences, type Matter, type PartFacts, type RecordDifference } from './contract-differences.ts'

const RecordChanges = ({ changes }: { readonly changes: readonly RecordDifference[] }): ReactNode => {
  const { t } = useWords()
  if (changes.length === 0) return null
  const said = (value: string | null): string => value ?? t('history.nothing')
  return (
    <ul className="record-changes">
      {changes.map(({ id, label, before, after }) => (
        <li key={id}>
          <span className="record-label">{label}</span> <del>{said(before)}</del> → <ins>{said(after)}</ins>
        </li>
      ))}
    </ul>
  )
}

const Matters = ({ matters }: { readonly matters: readonly Matter[] }): ReactNode => {
  const { t } = useWords()
  if (matters.length === 0) return null
  const names: Readonly<Record<Matter, string>> = {
    front: t('record.front'),
    numbers: t('record.numbers'),
    look: t('house_styles.look'),
    parties: t('record.parties'),
    days: t('record.days'),
  }
  return <p>{t('history.record_changed', { matters: matters.map((matter) => names[matter]).join(', ') })}</p>
}

const useFactChanges = (change: PartChange): RecordDifference[] => {
  const { t, states } = useAnnexWords()
  const owners: Readonly<Record<AnnexOwner, string>> = { buyer: t('fields.owner_buyer'), tenderer: t('fields.owner_tenderer') }
  const labels: Readonly<Record<keyof PartFacts, string>> = {
    locked: t('locks.section'),
    state: t('record.annex_state'),
    owner: t('record.annex_owner'),
    file: t('record.annex_file_name'),
  }
  const said = ({ locked, state, owner, file }: PartFacts): Readonly<Record<keyof PartFacts, string | null>> => ({
    locked,
    state: state && states[state],
    owner: owner && owners[owner],
    file,
  })
  return factDifferences(change).map(({ fact, before, after }) => ({
    id: fact,
    label: labels[fact],
    before: said(before)[fact],
    after: said(after)[fact],
  }))
}

interface PartProps {
  readonly change: PartChange
  readonly wordingOf: ContractDifferences['wordingOf']
  readonly language: ContractLanguage
  /** One goes on reading here. */
  readonly ref?: Ref<HTMLElement> | undefined
}

const Part = memo(({ change, wordingOf, language, ref }: PartProps): ReactNode => {
  const { t } = useWords()
  const { kind, number, name } = change
  const blocks = useMemo(() => wordingOf(change), [wordingOf, change])
  const facts = useFactChanges(change)
  const kinds = {
    added: { tone: 'done', text: t('history.part_added') },
    removed: { tone: 'danger', text: t('history.part_removed') },
    changed: { tone: 'open', text: t('history.part_changed') },
    moved: { tone: 'neutral', text: t('history.part_moved') },
  } as const
  const hasWording = blocks.length > 0 && (facts.length === 0 || blocks.some((block) => block.change !== 'equal'))
  return (
    <section className="part-change" ref={ref} tabIndex={-1} aria-label={[number, name].join(' ')}>
      <h3 className="part-change-head" lang={language}>
        <Badge tone={kinds[kind].tone}>{kinds[kind].text}</Badge> {[number, name === '' ? t('outline.nameless') : name].filter(Boolean).join(' ')}
      </h3>
      <RecordChanges changes={facts} />
      {hasWording && <Differences blocks={blocks} language={language} label={[number, name].join(' ')} isFolded />}
    </section>
  )
})
Part.displayName = 'Part'

/** So many changed parts are shown at first. */
const MOST = 60
/** So many are worked out and drawn before the window hears the next key. */
const STEP = 5

/** Counts up to what is wanted, a step at a time, each once the one before has been painted. */
const useSteps = (wanted: number): number => {
  const [shown, setShown] = useState(Math.min(STEP, wanted))
  useEffect(() => {
    if (shown >= wanted) return undefined
    const frame = requestAnimationFrame(() => setShown(Math.min(shown + STEP, wanted)))
    return () => cancelAnimationFrame(frame)
  }, [shown, wanted])
  return shown
}

const Parts = ({ differences: { parts, wordingOf }, language }: RevisionChangesProps): ReactNode => {
  const { t } = useWords()
  const [all, setAll] = useState(false)
  const wanted = all ? parts.length : Math.min(MOST, parts.length)
  const shown = useSteps(wanted)
  /** The first of those that are shown on wish: the button that was pressed for them goes. */
  const next = useRef<HTMLElement>(null)
  const hasNext = shown > MOST
  useEffect(() => {
    if (hasNext) next.current?.focus({ preventScroll: true })
  }, [hasNext])
  if (parts.length === 0) return <p className="field-description">{t('history.same_text')}</p>
  return (
    <>
      <p className="field-description">{t('history.parts_changed', { count: parts.length })}</p>
      {shown < wanted && all && (
        <div className="revision-steps">
          <ProgressBar label={t('history.showing')} done={shown} total={wanted} size="small" />
        </div>
      )}
      {parts.slice(0, shown).map((change, place) => (
        <Part
          key={`${change.kind} ${change.key}`}
          change={change}
          wordingOf={wordingOf}
          language={language}
          ref={place === MOST ? next : undefined}
        />
      ))}
      {!all && parts.length > MOST && <Button onPress={() => setAll(true)}>{t('history.show_all', { count: parts.length - MOST })}</Button>}
    </>
  )
}

export interface RevisionChangesProps {
  readonly differences: ContractDifferences
  readonly language: ContractLanguage
}

export const RevisionChanges = ({ differences, language }: RevisionChangesProps): ReactNode => {
  const { t } = useWords()
  const { titles, record, matters } = differences
  return (
    <div className="revision-changes">
      <RecordChanges
        changes={[...(titles ? [{ id: 'title', label: t('history.title'), before: titles.before, after: titles.after }] : []), ...record]}
      />
      <Matters matters={matters} />
      <Parts differences={differences} language={language} />
    </div>
  )
}
