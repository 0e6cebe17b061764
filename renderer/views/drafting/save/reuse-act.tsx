/** The way to keep a contract for the next ones: as a standard, or its changes to its standard. */
import { BookCopy, BookPlus, ListChecks } from 'lucide-react'
import type { ReactNode } from 'react'
import { IconButton } from '../../../components/icon-button.tsx'
import { late } from '../../../components/late.tsx'
import { Menu, MenuItem } from '../../../components/menu.tsx'
import { useCommands } from '../../../hooks/commands.ts'
import { useStore } from '../../../hooks/store.ts'
import { useWords } from '../../../i18n.ts'
import { useDrafting } from '../drafting.ts'

const SaveStandardDialog = late(async () => ({ default: (await import('./save-standard-dialog.tsx')).SaveStandardDialog }), { isDialog: true })
const SaveChangesDialog = late(async () => ({ default: (await import('./save-changes-dialog.tsx')).SaveChangesDialog }), { isDialog: true })

export const ReuseAct = (): ReactNode => {
  const { t } = useWords()
  const { dialog } = useDrafting()
  const open = useStore(dialog)
  const close = (): void => dialog.set(null)
  const asStandard = (): void => dialog.set('save_standard')
  const asChanges = (): void => dialog.set('save_changes')
  useCommands([
    { id: 'save_standard', title: t('reuse.standard'), run: asStandard },
    { id: 'save_changes', title: t('reuse.changes'), run: asChanges },
  ])
  return (
    <>
      <Menu label={t('reuse.menu')} placement="bottom end" trigger={<IconButton icon={BookCopy} size="small" label={t('reuse.menu')} />}>
        <MenuItem icon={BookPlus} onAction={asStandard}>
          {t('reuse.standard')}
        </MenuItem>
        <MenuItem icon={ListChecks} onAction={asChanges}>
          {t('reuse.changes')}
        </MenuItem>
      </Menu>
      {open === 'save_standard' && <SaveStandardDialog onClose={close} />}
      {open === 'save_changes' && <SaveChangesDialog onClose={close} />}
    </>
  )
}
