/** The choice on the page that was asked about, by its place: its question with the answer, and the words of each answer. */
import { type ReactNode, useState } from 'react'
import { attributesOf } from '../../../../shared/document/attributes.ts'
import { answersInForce, type Question } from '../../../../shared/model.ts'
import { RadioGroup } from '../../../components/radio-group.tsx'
import { answering, recordOf } from '../../../contract/record.ts'
import { useContract } from '../../../contract/use-contract.ts'
import { setChoiceTexts } from '../../../editor/commands/choices.ts'
import { useStore } from '../../../hooks/store.ts'
import { useWords } from '../../../i18n.ts'
import { answerConsent, doWithConsent } from '../consent/consent.tsx'
import { type ChoicePopupPlace, useDrafting } from '../drafting.ts'
import { ChoiceTexts } from './choice-texts.tsx'
import { InlinePopup } from './inline-popup.tsx'

/** A question that the contract does not ask stands by its key, with the answers that the choice knows. */
const unasked = (key: string, texts: Readonly<Record<string, string>>): Question => ({
  key,
  label: key,
  values: Object.keys(texts).map((value) => ({ value, label: value })),
})

const Opened = ({ place }: { readonly place: ChoicePopupPlace }): ReactNode => {
  const { t } = useWords()
  const drafting = useDrafting()
  const { session } = drafting
  const { pos } = place
  const node = useContract(session, ({ doc }) => doc.nodeAt(pos))
  const record = useContract(session, recordOf)
  const [typed, setTyped] = useState<Readonly<Record<string, string>> | null>(null)
  if (node?.type.name !== 'choice') return null
  const { question: key, texts } = attributesOf(node, 'choice')
  const asked = record.questions.find((one) => one.key === key)
  const question = asked ?? unasked(key, texts)
  const shown = typed ?? texts
  /** What was typed is kept when the popup is left, whichever way. */
  const keep = (): void => {
    const all = Object.fromEntries(question.values.map(({ value }) => [value, shown[value] ?? '']))
    if (typed !== null && Object.values(all).some((text) => text !== '')) setChoiceTexts(pos, all)(session.state, session.dispatch)
  }
  const answer = (value: string): void => {
    keep()
    setTyped(null)
    void doWithConsent(drafting, answering(key, value), answerConsent(question.label))
  }
  return (
    <InlinePopup place={place} label={t('choices.choice')} removal={t('choices.delete')} onKeep={keep}>
      {asked ? (
        <RadioGroup
          label={question.label}
          options={question.values.map(({ value, label }) => ({ id: value, label }))}
          value={answersInForce(record)[key] ?? null}
          onChange={answer}
        />
      ) : (
        <p className="field-description">{t('choices.unasked')}</p>
      )}
      <ChoiceTexts question={question} texts={shown} onChange={setTyped} />
    </InlinePopup>
  )
}

export const ChoicePopup = (): ReactNode => {
  const { popup } = useDrafting()
  const open = useStore(popup)
  return open?.kind === 'choice' ? <Opened key={open.pos} place={open} /> : null
}
