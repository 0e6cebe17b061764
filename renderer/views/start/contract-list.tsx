/** The contracts of one shelf as rows: Enter opens, F2 renames, Delete puts in the bin. */
import { type ReactNode, useDeferredValue, useMemo, useState } from 'react'
import type { ContractSummary } from '../../../shared/api.ts'
import { Button } from '../../components/button.tsx'
import { GridList } from '../../components/grid-list.tsx'
import { useCommands } from '../../hooks/commands.ts'
import { useWords } from '../../i18n.ts'
import { ContractRow, type RowActs } from './contract-row.tsx'
import './contract-list.css'

/** A row costs some milliseconds: so many are drawn at once, so many more on wish, and as many as fill a window before anything else. */
const PAGE = 50
const FIRST = 8

export interface ContractListProps {
  readonly contracts: readonly ContractSummary[]
  /** What the list holds, for screen readers. */
  readonly label: string
  readonly standardOf: (contract: ContractSummary) => string
  readonly acts: RowActs
  readonly renderEmpty: () => ReactNode
}

export const ContractList = ({ contracts, label, standardOf, acts, renderEmpty }: ContractListProps): ReactNode => {
  const { t } = useWords()
  const [most, setMost] = useState(PAGE)
  const page = useMemo(() => contracts.slice(0, most), [contracts, most])
  // Typing in the search and the first paint do not wait for the rows.
  const rows = useDeferredValue(page, page.slice(0, FIRST))
  const hidden = contracts.length - page.length
  const focused = (): ContractSummary | undefined => {
    const key = document.activeElement?.closest('[role=row]')?.getAttribute('data-key')
    return contracts.find(({ id }) => id === key)
  }
  const onFocused = (act: (contract: ContractSummary) => unknown) => (): void => {
    const contract = focused()
    if (contract) act(contract)
  }
  useCommands([
    { id: 'contract_rename', shortcut: 'F2', run: onFocused((contract) => contract.deletedAt === null && acts.rename(contract)) },
    {
      id: 'contract_delete',
      shortcut: 'Delete',
      run: onFocused((contract) => (contract.deletedAt === null ? acts.bin(contract) : acts.destroy(contract))),
    },
  ])
  return (
    <>
      <GridList
        className="contract-list"
        aria-label={label}
        aria-description={t('start_view.list_keys')}
        items={rows}
        dependencies={[rows, acts, standardOf, t]}
        renderEmptyState={renderEmpty}
        onAction={(key) => {
          const contract = contracts.find(({ id }) => id === key)
          if (contract?.deletedAt === null) acts.open(contract)
        }}
      >
        {(contract) => <ContractRow contract={contract} standard={standardOf(contract)} acts={acts} />}
      </GridList>
      {hidden > 0 && (
        <div className="contract-more">
          <Button variant="quiet" onPress={() => setMost(most + PAGE)}>
            {t('start_view.more', { count: Math.min(hidden, PAGE) })}
          </Button>
        </div>
      )}
    </>
  )
}
