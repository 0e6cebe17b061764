/** The way back to where one was before a jump: over the page's lower corner, and by the key that goes back elsewhere too. */
import { CornerUpLeft } from 'lucide-react'
import type { ReactNode } from 'react'
import { IconButton } from '../../../components/icon-button.tsx'
import { useCommands } from '../../../hooks/commands.ts'
import { isMac } from '../../../hooks/shortcuts.ts'
import { useStore } from '../../../hooks/store.ts'
import { useWords } from '../../../i18n.ts'
import { useDrafting } from '../drafting.ts'

export const BackAct = (): ReactNode => {
  const { t } = useWords()
  const { jumps } = useDrafting()
  const canGoBack = useStore(jumps.canGoBack)
  const shortcut = isMac() ? 'Mod+[' : 'Alt+ArrowLeft'
  // While there is a way back in the contract, the key goes it before it leaves the view.
  useCommands([{ id: 'back', title: t('drafting.jump_back'), shortcut, disabled: !canGoBack, run: jumps.back }])
  if (!canGoBack) return null
  return (
    <div className="page-back">
      <IconButton icon={CornerUpLeft} label={t('drafting.jump_back')} shortcut={shortcut} onPress={jumps.back} />
    </div>
  )
}
