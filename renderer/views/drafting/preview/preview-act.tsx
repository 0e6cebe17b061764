/** The switch of the preview in the bar. */
import { BookOpenText } from 'lucide-react'
import type { ReactNode } from 'react'
import { ToggleButton } from '../../../components/toggle-button.tsx'
import { useCommands } from '../../../hooks/commands.ts'
import { useStore } from '../../../hooks/store.ts'
import { useWords } from '../../../i18n.ts'
import { arrange, layout } from '../layout.ts'

export const PreviewAct = (): ReactNode => {
  const { t } = useWords()
  const { preview } = useStore(layout())
  useCommands([
    { id: 'preview', title: preview ? t('preview.hide') : t('preview.show'), shortcut: 'Mod+Alt+P', run: () => arrange({ preview: !preview }) },
  ])
  return (
    <ToggleButton
      icon={BookOpenText}
      label={t('preview.title')}
      shortcut="Mod+Alt+P"
      isSelected={preview}
      onChange={(open) => arrange({ preview: open })}
    />
  )
}
