/** The language that the window speaks, and its colours. */
import type { ReactNode } from 'react'
import { INTERFACE_LANGUAGES, type InterfaceLanguage, THEMES } from '../../../shared/settings.ts'
import { RadioGroup } from '../../components/radio-group.tsx'
import { Select } from '../../components/select.tsx'
import { useSettings } from '../../hooks/settings.ts'
import { useWords } from '../../i18n.ts'
import { change } from './change.ts'
import { Section } from './section.tsx'

/** Each language by its own name, so that whoever has landed in a strange one finds home. */
const OWN_NAMES: Readonly<Record<InterfaceLanguage, string>> = { da: 'Dansk', nb: 'Norsk bokmål', nn: 'Norsk nynorsk', en: 'English' }

export const InterfaceSection = (): ReactNode => {
  const { t } = useWords()
  const { interfaceLanguage, theme } = useSettings()
  const themes = { system: t('settings.theme_system'), light: t('settings.theme_light'), dark: t('settings.theme_dark') }
  return (
    <Section title={t('settings.interface')} text={t('settings.interface_text')}>
      <Select
        label={t('settings.language')}
        options={[
          { id: 'system', label: t('settings.language_system') },
          ...INTERFACE_LANGUAGES.map((language) => ({ id: language, label: OWN_NAMES[language] })),
        ]}
        value={interfaceLanguage ?? 'system'}
        onChange={(language) => change({ interfaceLanguage: language === 'system' ? null : language })}
      />
      <RadioGroup
        label={t('settings.theme')}
        orientation="horizontal"
        options={THEMES.map((one) => ({ id: one, label: themes[one] }))}
        value={theme}
        onChange={(chosen) => change({ theme: chosen })}
      />
    </Section>
  )
}
