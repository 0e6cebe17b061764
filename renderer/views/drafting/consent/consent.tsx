/** Asking before something goes that others point to: the act is tried out first, and nothing is asked when no reference loses its target. */
import type { Command, EditorState, Transaction } from 'prosemirror-state'
import type { ReactNode } from 'react'
import { partAttributes } from '../../../../shared/document/attributes.ts'
import { lostReferences } from '../../../../shared/document/pointing-to.ts'
import type { Resolution } from '../../../../shared/document/resolve.ts'
import { nameOf } from '../../../contract/part-facts.ts'
import { partAt } from '../../../contract/parts.ts'
import { contractIn } from '../../../contract/record.ts'
import { labelOf } from '../../../editor/display.ts'
import { liveIn } from '../../../editor/live.ts'
import { lockRefusal } from '../../../editor/locks.ts'
import { confirm, withdraw } from '../../../hooks/confirm.ts'
import { useWords, words } from '../../../i18n.ts'
import type { Drafting } from '../drafting.ts'
import './consent.css'

/** A place that points to what goes, as a person finds it. */
export interface PointingPlace {
  /** In the document as it is before the act. */
  readonly pos: number
  /** Number and heading of the part it stands in; empty on the title page and the like. */
  readonly part: string
  /** The reference as it reads now. */
  readonly text: string
}

/** Numbers are resolved when they can have changed; the document is that of the state. */
const resolutionOf = (state: EditorState): Resolution => ({ ...liveIn(state).resolution, contract: contractIn(state) })

/** The places that a transaction leaves with a reference to nothing. */
export const placesLeft = (state: EditorState, tr: Transaction): PointingPlace[] => {
  const live = liveIn(state)
  const back = tr.mapping.invert()
  return lostReferences(resolutionOf(state), resolutionOf(state.apply(tr))).map(({ pos, reference }) => {
    const here = back.map(pos)
    const part = partAt(state.doc, here)
    const number = part ? live.resolution.numberOf(partAttributes(part.node).id) : undefined
    return {
      pos: here,
      part: part ? [number ? labelOf(number, live) : '', nameOf(part.node)].filter(Boolean).join(' ') : '',
      text: live.resolution.reference(reference, null).text,
    }
  })
}

const PlaceList = ({ places, onJump }: { readonly places: readonly PointingPlace[]; readonly onJump: (pos: number) => void }): ReactNode => {
  const { t } = useWords()
  return (
    <>
      <p>{t('consent.points', { count: places.length })}</p>
      <ul className="consent-places" aria-label={t('consent.places')}>
        {places.map(({ pos, part, text }) => (
          <li key={pos}>
            <button type="button" className="link" onClick={() => onJump(pos)}>
              {part === '' ? t('outline.nameless') : part}
            </button>{' '}
            <span className="consent-text">{text}</span>
          </li>
        ))}
      </ul>
      <p className="field-description">{t('consent.afterwards')}</p>
    </>
  )
}

export interface Consent {
  /** As a question: »Slet 12 Bod?« */
  readonly title: string
  /** The act by its verb. */
  readonly action: string
}

/** Show the places that lose their target, and ask. Resolves to whether the user agrees. */
export const askFor = ({ jumps }: Drafting, places: readonly PointingPlace[], { title, action }: Consent): Promise<boolean> => {
  const jump = (pos: number): void => {
    withdraw()
    // The dialog gives the focus back as it goes; the jump then keeps it.
    requestAnimationFrame(() => jumps.to(pos))
  }
  return confirm({ title, action, isDangerous: true, text: <PlaceList places={places} onJump={jump} /> })
}

/**
 * Do a command; when references lose their target by it, show them and ask first. Resolves to whether it was done; `refused` when the command does not
 * apply at all.
 */
export const doWithConsent = async (drafting: Drafting, command: Command, consent: Consent): Promise<boolean | 'refused'> => {
  const { session } = drafting
  let tried: Transaction | null = null
  const applies = command(session.state, (tr) => {
    tried = tr
  })
  if (!applies || tried === null) return applies ? true : 'refused'
  const places = placesLeft(session.state, tried)
  if (places.length > 0 && !(await askFor(drafting, places, consent))) return false
  if (!command(session.state, session.dispatch, session.view ?? undefined)) return 'refused'
  // A locked clause stays, and says so itself.
  return lockRefusal(session.state) === null
}

/** Delete a part, reserve it, leave an annex unused: what is asked. */
export const deleteConsent = (name: string): Consent => ({ title: words().t('consent.delete', { name }), action: words().t('outline.delete') })
export const reserveConsent = (name: string): Consent => ({ title: words().t('consent.reserve', { name }), action: words().t('consent.reserve_act') })
export const unusedConsent = (name: string): Consent => ({ title: words().t('consent.unused', { name }), action: words().t('consent.unused_act') })
/** Take away what is called so by an edit on the page; what is not a part has no name. */
export const removeConsent = (names: readonly string[]): Consent => {
  const [only] = names
  const title = names.length === 1 && only ? words().t('consent.remove_one', { name: only }) : words().t('consent.remove_some')
  return { title, action: words().t('consent.remove_act') }
}
/** Another answer to a question, another condition of a part, or another wording. */
export const answerConsent = (name: string): Consent => ({ title: words().t('consent.answer', { name }), action: words().t('consent.answer_act') })
