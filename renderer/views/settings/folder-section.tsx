/** Where everything is kept. */
import { FolderOpen } from 'lucide-react'
import type { ReactNode } from 'react'
import { api } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { attempt } from '../../hooks/attempt.ts'
import { useStartInfo } from '../../hooks/settings.ts'
import { useWords } from '../../i18n.ts'
import { Section } from './section.tsx'

export const FolderSection = (): ReactNode => {
  const { t } = useWords()
  const { dataFolder } = useStartInfo()
  return (
    <Section title={t('settings.folder')} text={t('settings.folder_text')}>
      <code className="settings-path">{dataFolder}</code>
      <div>
        <Button icon={FolderOpen} onPress={() => void attempt(() => api.app.showDataFolder())}>
          {t('settings.open_folder')}
        </Button>
      </div>
    </Section>
  )
}
