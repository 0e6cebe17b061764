/** Asks what comes along with a clause of the library that is inserted or takes another's place: everything unless the user says otherwise. */
import { type ReactNode, useEffect, useState } from 'react'
import { Button } from '../../../components/button.tsx'
import { Checkbox } from '../../../components/checkbox.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { useStore } from '../../../hooks/store.ts'
import { useWords } from '../../../i18n.ts'
import { type Bringing, bringing, fieldChoice } from './bring.ts'
import './bring-dialog.css'

interface Choice {
  readonly id: string
  readonly label: string
}

const Asked = ({ act, title, companions: { parts, fields }, answer }: Bringing): ReactNode => {
  const { t } = useWords()
  const groups: readonly { readonly label: string; readonly choices: readonly Choice[] }[] = (
    [
      ['definition', t('bring.definitions')],
      ['annex', t('bring.annexes')],
      ['clause', t('bring.clauses')],
    ] as const
  ).map(([kind, label]) => ({ label, choices: parts.filter((part) => part.kind === kind).map((part) => ({ id: part.identity, label: part.title })) }))
  const all = [...groups, { label: t('bring.fields'), choices: fields.map((field) => ({ id: fieldChoice(field), label: field.label })) }]
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const chosen = all.flatMap(({ choices }) => choices.map(({ id }) => id)).filter((id) => !left.has(id))
  const choose = (id: string, isChosen: boolean): void => setLeft(new Set(isChosen ? [...left].filter((one) => one !== id) : [...left, id]))
  return (
    <Dialog
      title={act === 'insert' ? t('bring.title', { title }) : t('bring.replace_title', { title })}
      isOpen
      onClose={() => answer(null)}
      onSubmit={() => answer(new Set(chosen))}
      footer={
        <>
          <Button onPress={() => answer(null)}>{t('components.cancel')}</Button>
          <Button variant="primary" type="submit">
            {act === 'insert' ? t('bring.insert', { count: chosen.length }) : t('bring.replace', { count: chosen.length })}
          </Button>
        </>
      }
    >
      <p>{t('bring.text')}</p>
      {all.map(
        ({ label, choices }) =>
          choices.length > 0 && (
            <fieldset key={label} className="bring-group">
              <legend>{label}</legend>
              {choices.map(({ id, label: name }) => (
                <Checkbox key={id} label={name} isSelected={!left.has(id)} onChange={(isChosen) => choose(id, isChosen)} />
              ))}
            </fieldset>
          ),
      )}
      <p className="field-description">{t('bring.left_marked')}</p>
    </Dialog>
  )
}

/** Stands once in the drafting view; who leaves it changes nothing. */
export const BringDialog = (): ReactNode => {
  const asked = useStore(bringing)
  useEffect(() => () => bringing.get()?.answer(null), [])
  return asked && <Asked {...asked} />
}
