/** How clauses and annexes are numbered and referred to, and whether the numbers are fixed. */
import { Lock, LockOpen } from 'lucide-react'
import type { ReactNode } from 'react'
import type { ContractStyle } from '../../../../shared/model.ts'
import { Button } from '../../../components/button.tsx'
import { AnnexNumbers, ClauseNumbers } from '../../../components/number-style.tsx'
import { ReferenceWord } from '../../../components/reference-word.tsx'
import { changeRecord, recordOf } from '../../../contract/record.ts'
import { useContract } from '../../../contract/use-contract.ts'
import { useWords } from '../../../i18n.ts'
import { useDrafting } from '../drafting.ts'
import { freezeNumbers, releaseNumbers } from './frozen.ts'

export const NumbersSection = (): ReactNode => {
  const { t } = useWords()
  const { session } = useDrafting()
  const style = useContract(session, (state) => recordOf(state).style)
  const isFrozen = useContract(session, (state) => recordOf(state).frozen !== null)
  const change = (next: Partial<ContractStyle>): void => session.dispatch(changeRecord(session.state, { style: { ...style, ...next } }))
  return (
    <div className="record-section">
      <ClauseNumbers
        none
        {...(style.clauseNumber === 'none' && { description: t('record.no_numbers_help') })}
        value={style.clauseNumber}
        onChange={(clauseNumber) => change({ clauseNumber })}
      />
      <AnnexNumbers
        {...(isFrozen && { isDisabled: true, description: t('record.annex_numbers_frozen') })}
        value={style.annexNumber}
        onChange={(annexNumber) => change({ annexNumber })}
      />
      <ReferenceWord value={style.clauseWord} onChange={(clauseWord) => change({ clauseWord })} />
      <div className="record-freeze">
        <p className="field-description">{isFrozen ? t('record.frozen_text') : t('record.freeze_text')}</p>
        {isFrozen ? (
          <Button size="small" icon={LockOpen} onPress={() => void releaseNumbers(session)}>
            {t('record.release')}
          </Button>
        ) : (
          <Button size="small" icon={Lock} onPress={() => void freezeNumbers(session)}>
            {t('record.freeze')}
          </Button>
        )}
      </div>
    </div>
  )
}
