/** The act »Open Word file …« with the dialog that tells what the file is. */
import { FileInput } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { api } from '../../../api.ts'
import { Button } from '../../../components/button.tsx'
import { useWords } from '../../../i18n.ts'
import { OpenedFileDialog, type OpenedWord } from './opened-file-dialog.tsx'

export const OpenWordAct = ({ titles, isQuiet = false }: { readonly titles: readonly string[]; readonly isQuiet?: boolean }): ReactNode => {
  const { t } = useWords()
  const [opened, setOpened] = useState<OpenedWord | null>(null)
  const [isReading, setReading] = useState(false)
  const open = async (): Promise<void> => {
    setReading(true)
    try {
      const file = await api.files.open()
      if (file) setOpened({ file })
    } catch (error) {
      setOpened({ error })
    }
    setReading(false)
  }
  return (
    <>
      <Button variant={isQuiet ? 'quiet' : 'secondary'} icon={FileInput} isPending={isReading} onPress={() => void open()}>
        {t('open_word.act')}
      </Button>
      {opened && <OpenedFileDialog opened={opened} titles={titles} onClose={() => setOpened(null)} onOther={() => void open()} />}
    </>
  )
}
