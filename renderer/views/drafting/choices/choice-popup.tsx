/** The choice on the page that was asked about, by its place: its question with the answer, and the words of each answer. */
import { Trash2 } from 'lucide-react'
import { type ReactNode, useMemo, useState } from 'react'
import { Dialog } from 'react-aria-components/Dialog'
import { attributesOf } from '../../../../shared/document/attributes.ts'
import { answersInForce, type Question } from '../../../../shared/model.ts'
import { Button } from '../../../components/button.tsx'
import { Popover } from '../../../components/popover.tsx'
import { RadioGroup } from '../../../components/radio-group.tsx'
import { answering, recordOf } from '../../../contract/record.ts'
import { useContract } from '../../../contract/use-contract.ts'
import { setChoiceTexts } from '../../../editor/commands/choices.ts'
import { useStore } from '../../../hooks/store.ts'
import { useWords } from '../../../i18n.ts'
import { answerConsent, doWithConsent } from '../consent/consent.tsx'
import { type ChoicePopupPlace, useDrafting } from '../drafting.ts'
import { ChoiceTexts } from './choice-texts.tsx'
import './choices.css'

/** A question that the contract does not ask stands by its key, with the answers that the choice knows. */
const unasked = (key: string, texts: Readonly<Record<string, string>>): Question => ({
  key,
  label: key,
  values: Object.keys(texts).map((value) => ({ value, label: value })),
})

const Opened = ({ place }: { readonly place: ChoicePopupPlace }): ReactNode => {
  const { t } = useWords()
  const drafting = useDrafting()
  const { session, popup } = drafting
  const { pos } = place
  const node = useContract(session, ({ doc }) => doc.nodeAt(pos))
  const record = useContract(session, recordOf)
  const anchor = useMemo(() => ({ current: place.anchor }), [place])
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
  const close = (): void => {
    keep()
    popup.set(null)
  }
  const answer = (value: string): void => {
    keep()
    setTyped(null)
    void doWithConsent(drafting, answering(key, value), answerConsent(question.label))
  }
  const remove = (): void => {
    popup.set(null)
    session.dispatch(session.state.tr.delete(pos, pos + node.nodeSize))
    session.view?.focus()
  }
  return (
    <Popover triggerRef={anchor} isOpen onOpenChange={(open) => !open && close()} placement="bottom start" className="choice-popover">
      <Dialog className="popover-dialog choice-popup" aria-label={t('choices.choice')}>
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
        <div className="choice-acts">
          <Button size="small" variant="primary" onPress={close}>
            {t('choices.done')}
          </Button>
          <Button size="small" variant="quiet" icon={Trash2} onPress={remove}>
            {t('choices.delete')}
          </Button>
        </div>
      </Dialog>
    </Popover>
  )
}

export const ChoicePopup = (): ReactNode => {
  const { popup } = useDrafting()
  const open = useStore(popup)
  return open?.kind === 'choice' ? <Opened key={open.pos} place={open} /> : null
}
