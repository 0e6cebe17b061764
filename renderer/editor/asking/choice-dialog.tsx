/** Words inside a sentence that depend on the answer to a question: which question, and the words for each answer. */
import { type ReactNode, useState } from 'react'
import type { Question } from '../../../shared/model.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { recordOf } from '../../contract/record.ts'
import { insertChoice, isSound } from '../commands/choices.ts'
import { useWords } from '../../i18n.ts'
import { ChoiceTexts } from './choice-texts.tsx'
import type { AskingProps } from './editing.ts'
import { insertOrSay } from './insert-or-say.ts'
import { newQuestion, QuestionFields } from './question-fields.tsx'
import './asking.css'

/** `mayAdd`: a contract may ask a new question; the library has none of its own. */
export const ChoiceDialog = ({ editing, mayAdd, onClose }: AskingProps & { readonly mayAdd: boolean }): ReactNode => {
  const { t } = useWords()
  const { questions, language } = recordOf(editing.state)
  const [question, setQuestion] = useState<Question>(() => questions[0] ?? newQuestion(language))
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>(() => {
    // What is selected becomes the words of the first answer.
    const { doc, selection } = editing.state
    return { [question.values[0]?.value ?? '']: doc.textBetween(selection.from, selection.to) }
  })
  const all = Object.fromEntries(question.values.map(({ value }) => [value, texts[value] ?? '']))
  const canInsert = isSound(question) && Object.values(all).some((text) => text !== '')
  const make = (): void => {
    if (!canInsert) return
    onClose()
    insertOrSay(editing, insertChoice(question, all), t('insert.not_in_text'))
  }
  return (
    <Dialog
      title={t('choices.insert_title')}
      isOpen
      onClose={onClose}
      onSubmit={make}
      footer={
        <>
          <Button onPress={onClose}>{t('insert.cancel')}</Button>
          <Button variant="primary" type="submit" isDisabled={!canInsert}>
            {t('insert.insert')}
          </Button>
        </>
      }
    >
      <div className="insert-form">
        <QuestionFields questions={questions} language={language} mayAdd={mayAdd} value={question} onChange={setQuestion} />
        <ChoiceTexts question={question} texts={all} onChange={setTexts} />
      </div>
    </Dialog>
  )
}
