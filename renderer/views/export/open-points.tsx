/** What is still open in the contract before it is exported, each a way to its place. */
import type { ReactNode } from 'react'
import type { FieldOwner } from '../../../shared/model.ts'
import { Badge } from '../../components/badge.tsx'
import { Disclosure } from '../../components/disclosure.tsx'
import { blanksIn, brokenReferences, fieldsIn, openBeforeSigningIn, unanswered, unreasoned } from '../../contract/open-items.ts'
import { firstUseOf } from '../../contract/places.ts'
import type { ContractSession } from '../../contract/contract-session.ts'
import { nameOf } from '../../contract/part-facts.ts'
import { useWords } from '../../i18n.ts'

interface Point {
  readonly id: string
  readonly text: string
  /** Null when the point has no place on the page. */
  readonly pos: number | null
}

const Points = ({
  title,
  points,
  goTo,
  isBlocking,
  isExpanded,
}: {
  readonly title: string
  readonly points: readonly Point[]
  readonly goTo: (pos: number) => void
  readonly isBlocking: boolean
  readonly isExpanded: boolean
}): ReactNode => {
  const { number } = useWords()
  if (points.length === 0) return null
  return (
    <Disclosure title={title} defaultExpanded={isExpanded} aside={<Badge tone={isBlocking ? 'danger' : 'open'}>{number(points.length)}</Badge>}>
      <ul className="export-points">
        {points.map(({ id, text, pos }) => (
          <li key={id}>
            {pos === null ? (
              text
            ) : (
              <button type="button" className="link" onClick={() => goTo(pos)}>
                {text}
              </button>
            )}
          </li>
        ))}
      </ul>
    </Disclosure>
  )
}

/** Read once when the dialog opens: nothing changes behind it. */
export const OpenPoints = ({
  session,
  goTo,
  isSigning,
  isExpanded = false,
}: {
  readonly session: ContractSession
  readonly goTo: (pos: number) => void
  /** In the edition for signing nothing may be open. */
  readonly isSigning: boolean
  /** What blocks is listed at once. */
  readonly isExpanded?: boolean
}): ReactNode => {
  const { t } = useWords()
  const { state } = session
  const open = isSigning ? openBeforeSigningIn(state) : fieldsIn(state).filter((field) => field.open)
  const owners: Readonly<Record<FieldOwner, string>> = {
    buyer: t('export_dialog.open_buyer'),
    tenderer: t('export_dialog.open_tenderer'),
    signing: t('export_dialog.open_signing'),
  }
  const fieldPoints = (owner: FieldOwner): Point[] =>
    open
      .filter(({ definition }) => (definition?.owner ?? 'buyer') === owner)
      .map(({ key, definition }) => ({ id: key, text: definition?.label ?? key, pos: firstUseOf(state, key) }))
  const blanks = blanksIn(state)
  const blankPoints = (owner: FieldOwner): Point[] =>
    blanks
      .filter((one) => one.owner === owner)
      .map(({ pos, place, title, count }) => ({
        id: `blank-${pos}`,
        text: t('export_dialog.blanks_in', { part: [place, title].filter((text) => text !== '').join(' '), count }),
        pos,
      }))
  const pointsOf = (owner: FieldOwner): Point[] => [...fieldPoints(owner), ...blankPoints(owner)]
  const broken = brokenReferences(state).map(({ pos, part }) => ({
    id: String(pos),
    text: part === null || nameOf(part) === '' ? t('export_dialog.broken_somewhere') : t('export_dialog.broken_in', { part: nameOf(part) }),
    pos,
  }))
  const deviations = unreasoned(state).map(({ pos, node }) => ({
    id: String(pos),
    text: nameOf(node) === '' ? t('export_dialog.broken_somewhere') : t('export_dialog.broken_in', { part: nameOf(node) }),
    pos,
  }))
  const questions = unanswered(state).map(({ key, label }) => ({ id: key, text: label, pos: null }))
  if (open.length + blanks.length + broken.length + deviations.length + questions.length === 0)
    return <p className="export-ready">{t('export_dialog.nothing_open')}</p>
  return (
    <section className="export-open" aria-label={t('export_dialog.open_points')}>
      <h3>{t('export_dialog.open_points')}</h3>
      <Points title={owners.buyer} points={pointsOf('buyer')} goTo={goTo} isBlocking={isSigning} isExpanded={isExpanded} />
      <Points title={owners.tenderer} points={pointsOf('tenderer')} goTo={goTo} isBlocking={isSigning} isExpanded={isExpanded} />
      <Points title={owners.signing} points={pointsOf('signing')} goTo={goTo} isBlocking={isSigning} isExpanded={isExpanded} />
      <Points title={t('export_dialog.broken_references')} points={broken} goTo={goTo} isBlocking isExpanded={isExpanded} />
      <Points title={t('export_dialog.unreasoned')} points={deviations} goTo={goTo} isBlocking={isSigning} isExpanded={isExpanded} />
      <Points title={t('export_dialog.unanswered')} points={questions} goTo={goTo} isBlocking={false} isExpanded={false} />
    </section>
  )
}
