/** The contract as a whole: what stands before its clauses, how it is numbered, who makes it, its annexes, and what a business day is in it. */
import type { ReactNode } from 'react'
import { Disclosure } from '../../../components/disclosure.tsx'
import { recordOf } from '../../../contract/record.ts'
import { useContract } from '../../../contract/use-contract.ts'
import { useWords } from '../../../i18n.ts'
import { useDrafting } from '../drafting.ts'
import { AnnexList } from './annex-list.tsx'
import { DayRuleSection } from './day-rule-section.tsx'
import { FrontSection } from './front-section.tsx'
import { HouseStyleSection } from './house-style-section.tsx'
import { NumbersSection } from './numbers-section.tsx'
import { PartyList } from './party-list.tsx'
import './record.css'

export const ContractPane = (): ReactNode => {
  const { t } = useWords()
  const { session } = useDrafting()
  const parties = useContract(session, (state) => recordOf(state).parties.length)
  return (
    <div className="record">
      <Disclosure title={t('record.front')} defaultExpanded>
        <FrontSection />
      </Disclosure>
      <Disclosure title={t('record.numbers')} defaultExpanded>
        <NumbersSection />
      </Disclosure>
      <Disclosure title={t('house_styles.look')} defaultExpanded>
        <HouseStyleSection />
      </Disclosure>
      <Disclosure title={t('record.parties')} defaultExpanded aside={<span className="fields-count">{parties}</span>}>
        <PartyList />
      </Disclosure>
      <Disclosure title={t('record.annexes')}>
        <AnnexList />
      </Disclosure>
      <Disclosure title={t('record.days')}>
        <DayRuleSection />
      </Disclosure>
    </div>
  )
}
