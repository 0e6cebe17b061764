/** The switch of the preview in the bar. */
import { BookOpenText } from 'lucide-react'
import type { ReactNode } from 'react'
import { ToggleButton } from '../../../components/toggle-button.tsx'
import { useCommands } from '../../../hooks/commands.ts'
import { useStore } from '../../../hooks/store.ts'
import { useWords } from '../../../i18n.ts'
import { arrange, layout } from '../layout.ts'

/** Below this width of the window there is no room for draft, pages and the right pane beside each other. */
const ROOM = 1500

const show = (open: boolean): void => arrange({ preview: open, ...(open && window.innerWidth < ROOM && { right: false }) })

export const PreviewAct = (): ReactNode => {
  const { t } = useWords()
  const { preview } = useStore(layout())
  useCommands([{ id: 'preview', title: preview ? t('preview.hide') : t('preview.show'), shortcut: 'Mod+Alt+P', run: () => show(!preview) }])
  return <ToggleButton icon={BookOpenText} label={t('preview.title')} shortcut="Mod+Alt+P" isSelected={preview} onChange={show} />
}
