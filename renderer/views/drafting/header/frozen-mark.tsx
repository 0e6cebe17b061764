/** Says in the bar that the contract's numbers are fixed, and leads to where that is decided. */
import { Lock } from 'lucide-react'
import type { ReactNode } from 'react'
import { recordOf } from '../../../contract/record.ts'
import { useContract } from '../../../contract/use-contract.ts'
import { Button } from '../../../components/button.tsx'
import { useCommands } from '../../../hooks/commands.ts'
import { useWords } from '../../../i18n.ts'
import { useDrafting } from '../drafting.ts'
import { arrange } from '../layout.ts'
import { freezeNumbers, releaseNumbers } from '../record/frozen.ts'

export const FrozenMark = (): ReactNode => {
  const { t } = useWords()
  const { session } = useDrafting()
  const isFrozen = useContract(session, (state) => recordOf(state).frozen !== null)
  useCommands([
    isFrozen
      ? { id: 'numbers.release', title: t('record.release'), run: () => void releaseNumbers(session) }
      : { id: 'numbers.freeze', title: t('record.freeze'), run: () => void freezeNumbers(session) },
  ])
  if (!isFrozen) return null
  return (
    <Button size="small" variant="quiet" icon={Lock} onPress={() => arrange({ right: true, rightTab: 'contract' })}>
      <span className="drafting-frozen-words">{t('record.frozen')}</span>
    </Button>
  )
}
