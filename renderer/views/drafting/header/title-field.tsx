/** The contract's title in the bar, changed where it stands. */
import { type ReactNode, useState } from 'react'
import { TextField, type TextFieldProps } from '../../../components/text-field.tsx'
import { changeRecord, recordOf } from '../../../contract/record.ts'
import { useContract } from '../../../contract/use-contract.ts'
import { useTitle } from '../../../hooks/title.ts'
import { useWords } from '../../../i18n.ts'
import { useDrafting } from '../drafting.ts'

/** Enter keeps the title, Escape the old one. An empty one is no title: then the old one stays too. */
export const TitleField = (): ReactNode => {
  const { t } = useWords()
  const { session } = useDrafting()
  const title = useContract(session, (state) => recordOf(state).title)
  const [typed, setTyped] = useState<string | null>(null)
  useTitle(title)
  const keep = (): void => {
    const next = typed?.replaceAll(/\s+/g, ' ').trim() ?? ''
    // Enter takes the focus away, and leaving keeps the title too: it may be kept by then.
    if (next !== '' && next !== recordOf(session.state).title) session.dispatch(changeRecord(session.state, { title: next }))
    setTyped(null)
  }
  const onKeyDown: TextFieldProps['onKeyDown'] = (event) => {
    if (event.key !== 'Enter' && event.key !== 'Escape') {
      event.continuePropagation()
      return
    }
    event.preventDefault()
    if (event.key === 'Enter') keep()
    else setTyped(null)
    session.view?.focus()
  }
  return (
    <div className="drafting-title" title={title}>
      <TextField label={t('drafting.title')} isLabelHidden value={typed ?? title} onChange={setTyped} onBlur={keep} onKeyDown={onKeyDown} />
    </div>
  )
}
