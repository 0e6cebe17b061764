/** The ways of the library out to a file and in from one: a menu over the list, and their dialogs. */
import { Ellipsis, FileInput, FileOutput } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { api } from '../../../api.ts'
import { IconButton } from '../../../components/icon-button.tsx'
import { Menu, MenuItem } from '../../../components/menu.tsx'
import { useCommands } from '../../../hooks/commands.ts'
import { useWords } from '../../../i18n.ts'
import { useLibrary } from '../library-context.ts'
import { ExportLibraryDialog } from './export-dialog.tsx'
import { ImportDialog, type Opened } from './import-dialog.tsx'

const openFile = async (): Promise<Opened | null> => {
  try {
    const preview = await api.library.openImport()
    return preview && { preview }
  } catch (error) {
    return { error }
  }
}

export const ExchangeMenu = (): ReactNode => {
  const { t } = useWords()
  const { reload } = useLibrary()
  const [isExporting, setExporting] = useState(false)
  const [opened, setOpened] = useState<Opened | null>(null)
  const open = async (): Promise<void> => setOpened(await openFile())
  useCommands([
    { id: 'library-export', title: t('library.export_item'), run: () => setExporting(true) },
    { id: 'library-import', title: t('library.import_item'), run: () => void open() },
  ])
  return (
    <>
      <Menu trigger={<IconButton icon={Ellipsis} label={t('library.exchange')} />} label={t('library.exchange')} placement="bottom end">
        <MenuItem icon={FileOutput} onAction={() => setExporting(true)}>
          {t('library.export_item')}
        </MenuItem>
        <MenuItem icon={FileInput} onAction={() => void open()}>
          {t('library.import_item')}
        </MenuItem>
      </Menu>
      {isExporting && <ExportLibraryDialog onClose={() => setExporting(false)} />}
      {opened !== null && (
        <ImportDialog
          opened={opened}
          onClose={() => setOpened(null)}
          onOther={() => {
            setOpened(null)
            void open()
          }}
          onTaken={reload}
        />
      )}
    </>
  )
}
