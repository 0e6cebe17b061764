/** Opens the command palette; it is fetched when there is nothing else to do: what is typed after its keys is meant for it. */
import { type ReactNode, useEffect } from 'react'
import { late } from '../../../components/late.tsx'
import { useCommands } from '../../../hooks/commands.ts'
import { useStore } from '../../../hooks/store.ts'
import { useWords } from '../../../i18n.ts'
import { useDrafting } from '../drafting.ts'

const Palette = late(async () => ({ default: (await import('./palette.tsx')).Palette }), { isDialog: true })

export const PaletteAct = (): ReactNode => {
  const { t } = useWords()
  const { dialog } = useDrafting()
  const isOpen = useStore(dialog) === 'palette'
  useCommands([{ id: 'palette', title: t('palette.title'), shortcut: 'Mod+K', run: () => dialog.set('palette') }])
  useEffect(() => {
    const idle = requestIdleCallback(() => void Palette.fetch())
    return () => cancelIdleCallback(idle)
  }, [])
  if (!isOpen) return null
  return <Palette close={() => dialog.set(null)} />
}
