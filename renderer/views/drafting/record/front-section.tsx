/** What is printed before the first clause. */
import type { ReactNode } from 'react'
import type { Front } from '../../../../shared/model.ts'
import { Switch } from '../../../components/switch.tsx'
import { changeFront } from '../../../contract/front.ts'
import { recordOf } from '../../../contract/record.ts'
import { useContract } from '../../../contract/use-contract.ts'
import { useWords } from '../../../i18n.ts'
import { useDrafting } from '../drafting.ts'

export const FrontSection = (): ReactNode => {
  const { t } = useWords()
  const { session } = useDrafting()
  const front = useContract(session, (state) => recordOf(state).front)
  const change = (next: Partial<Front>): void => session.dispatch(changeFront(session.state, next))
  return (
    <div className="record-section">
      <Switch label={t('record.title_page')} isSelected={front.titlePage} onChange={(titlePage) => change({ titlePage })} />
      <Switch
        label={t('record.contents')}
        description={t('record.contents_help')}
        isSelected={front.contents}
        onChange={(contents) => change({ contents })}
      />
      <Switch label={t('record.parties_block')} isSelected={front.parties} onChange={(parties) => change({ parties })} />
    </div>
  )
}
