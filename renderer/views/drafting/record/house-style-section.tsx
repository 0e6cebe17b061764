/** How the contract's Word files look. */
import type { ReactNode } from 'react'
import type { ContractStyle } from '../../../../shared/model.ts'
import { Select } from '../../../components/select.tsx'
import { changeRecord, recordOf } from '../../../contract/record.ts'
import { useContract } from '../../../contract/use-contract.ts'
import { confirm } from '../../../hooks/confirm.ts'
import { useHouseStyle, useHouseStyleName, useHouseStyles } from '../../../hooks/house-styles.ts'
import { useWords } from '../../../i18n.ts'
import { useDrafting } from '../drafting.ts'

const areSame = (one: ContractStyle, other: ContractStyle): boolean =>
  one.clauseNumber === other.clauseNumber && one.clauseWord === other.clauseWord && one.annexNumber === other.annexNumber

export const HouseStyleSection = (): ReactNode => {
  const { t } = useWords()
  const { session } = useDrafting()
  const id = useContract(session, (state) => recordOf(state).houseStyle)
  const styles = useHouseStyles()
  const nameOf = useHouseStyleName()
  const { houseStyle, isGone } = useHouseStyle(id)
  const take = async (chosen: string): Promise<void> => {
    const found = styles.find((style) => style.id === chosen)
    if (!found || chosen === recordOf(session.state).houseStyle) return
    const { style, frozen } = recordOf(session.state)
    // Annexes keep the numbers that are fixed.
    const numbers = found.numbers && (frozen === null ? found.numbers : { ...found.numbers, annexNumber: style.annexNumber })
    const isOther = numbers !== null && !areSame(numbers, style)
    const agreed =
      !isOther ||
      (await confirm({
        title: t('house_styles.numbers_question', { name: nameOf(found) }),
        text: t('house_styles.numbers_text'),
        action: t('house_styles.take'),
      }))
    if (agreed) session.dispatch(changeRecord(session.state, { houseStyle: chosen, ...(numbers && { style: numbers }) }))
  }
  return (
    <div className="record-section">
      <Select
        label={t('house_styles.one')}
        options={styles.map((style) => ({ id: style.id, label: nameOf(style) }))}
        {...(isGone && { description: t('house_styles.gone', { name: nameOf(houseStyle) }) })}
        value={houseStyle.id}
        onChange={(chosen) => void take(chosen)}
      />
    </div>
  )
}
