/** Opens the list of keys, in place of the window's own shorter one; it is fetched when it is first asked for. */
import { lazy, type ReactNode, Suspense } from 'react'
import { useCommands } from '../../../hooks/commands.ts'
import { useStore } from '../../../hooks/store.ts'
import { useWords } from '../../../i18n.ts'
import { useDrafting } from '../drafting.ts'

const KeyboardDialog = lazy(async () => ({ default: (await import('./keyboard-dialog.tsx')).KeyboardDialog }))

export const KeyboardAct = (): ReactNode => {
  const { t } = useWords()
  const { dialog } = useDrafting()
  const isOpen = useStore(dialog) === 'keyboard'
  useCommands([{ id: 'shortcuts', title: t('app.shortcuts'), shortcut: 'Mod+/', run: () => dialog.set('keyboard') }])
  return (
    isOpen && (
      <Suspense>
        <KeyboardDialog onClose={() => dialog.set(null)} />
      </Suspense>
    )
  )
}
