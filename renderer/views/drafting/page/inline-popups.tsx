/** The popups of the choices and footnotes on the page. */
import type { ReactNode } from 'react'
import type { Question } from '../../../../shared/model.ts'
import { answering } from '../../../contract/record.ts'
import { ChoicePopup } from '../../../editor/asking/choice-popup.tsx'
import { FootnotePopup } from '../../../editor/asking/footnote-popup.tsx'
import { useStore } from '../../../hooks/store.ts'
import { answerConsent, doWithConsent } from '../consent/consent.tsx'
import { useDrafting } from '../drafting.ts'

export const InlinePopups = (): ReactNode => {
  const drafting = useDrafting()
  const { session, popup } = drafting
  const open = useStore(popup)
  const close = (): void => popup.set(null)
  if (open?.kind === 'footnote') return <FootnotePopup key={open.pos} editing={session} place={open} onClose={close} />
  if (open?.kind !== 'choice') return null
  const answer = ({ key, label }: Question, value: string): void => void doWithConsent(drafting, answering(key, value), answerConsent(label))
  return <ChoicePopup key={open.pos} editing={session} place={open} onAnswer={answer} onClose={close} />
}
