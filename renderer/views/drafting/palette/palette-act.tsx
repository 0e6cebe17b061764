/** Opens the command palette; it is fetched when it is first asked for. */
import type { ReactNode } from 'react'
import { late } from '../../../components/late.tsx'
import { useCommands } from '../../../hooks/commands.ts'
import { useStore } from '../../../hooks/store.ts'
import { useWords } from '../../../i18n.ts'
import { useDrafting } from '../drafting.ts'

const Palette = late(async () => ({ default: (await import('./palette.tsx')).Palette }))

export const PaletteAct = (): ReactNode => {
  const { t } = useWords()
  const { dialog } = useDrafting()
  const isOpen = useStore(dialog) === 'palette'
  useCommands([{ id: 'palette', title: t('palette.title'), shortcut: 'Mod+K', run: () => dialog.set('palette') }])
  if (!isOpen) return null
  return <Palette close={() => dialog.set(null)} />
}
