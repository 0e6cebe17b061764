/** What the user sets for the program as a whole. Every change is kept and takes effect at once. */
import type { ReactNode } from 'react'
import { useTitle } from '../../hooks/title.ts'
import { useWords } from '../../i18n.ts'
import { AboutSection } from './about-section.tsx'
import { BackupsSection } from './backups-section.tsx'
import { ContractsSection } from './contracts-section.tsx'
import { DrafterSection } from './drafter-section.tsx'
import { FolderSection } from './folder-section.tsx'
import { HouseStylesSection } from './house-styles/house-styles-section.tsx'
import { InterfaceSection } from './interface-section.tsx'
import './settings-view.css'

const SettingsView = (): ReactNode => {
  const { t } = useWords()
  useTitle(t('app.settings'))
  return (
    <div className="frame-column settings">
      <h1 className="settings-title">{t('app.settings')}</h1>
      <InterfaceSection />
      <ContractsSection />
      <HouseStylesSection />
      <DrafterSection />
      <FolderSection />
      <BackupsSection />
      <AboutSection />
    </div>
  )
}

export default SettingsView
