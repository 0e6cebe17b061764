/** The way to the export dialog in the bar; the dialog is fetched when it is first asked for. */
import { Share } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '../../../components/button.tsx'
import { late } from '../../../components/late.tsx'
import { useCommands } from '../../../hooks/commands.ts'
import { useStore } from '../../../hooks/store.ts'
import { useWords } from '../../../i18n.ts'
import { useDrafting } from '../drafting.ts'

const ExportDialog = late(async () => ({ default: (await import('../../export/export-dialog.tsx')).ExportDialog }), { isDialog: true })

export const ExportAct = (): ReactNode => {
  const { t } = useWords()
  const { session, dialog, jumps } = useDrafting()
  const isOpen = useStore(dialog) === 'export'
  const open = (): void => dialog.set('export')
  useCommands([{ id: 'export', title: t('export_dialog.title'), shortcut: 'Mod+E', run: open }])
  return (
    <>
      <Button icon={Share} variant="primary" size="small" onPress={open}>
        {t('export_dialog.act')}
      </Button>
      {isOpen && (
        <ExportDialog
          session={session}
          onClose={() => dialog.set(null)}
          onGoTo={(pos) => {
            dialog.set(null)
            // The dialog holds the focus until it has gone; the jump then keeps it.
            requestAnimationFrame(() => jumps.to(pos))
          }}
        />
      )}
    </>
  )
}
