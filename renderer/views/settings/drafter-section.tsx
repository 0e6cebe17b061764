/** The name that stands beside a version in a contract's history. */
import { type ReactNode, useState } from 'react'
import { TextField } from '../../components/text-field.tsx'
import { attempt } from '../../hooks/attempt.ts'
import { useSaver } from '../../hooks/saving.ts'
import { changeSettings, useSettings } from '../../hooks/settings.ts'
import { useWords } from '../../i18n.ts'
import { Section } from './section.tsx'

export const DrafterSection = (): ReactNode => {
  const { t } = useWords()
  const { drafter } = useSettings()
  // Null while nobody writes.
  const [written, setWritten] = useState<string | null>(null)
  const save = async (): Promise<boolean> => {
    if (written === null) return true
    const name = written.trim()
    const kept = name === drafter || (await attempt(() => changeSettings({ drafter: name }).then(() => true))) === true
    if (kept) setWritten(null)
    return kept
  }
  useSaver(save)
  return (
    <Section title={t('settings.drafter')} text={t('settings.drafter_text')}>
      <TextField
        label={t('settings.drafter_name')}
        autoComplete="off"
        maxLength={100}
        value={written ?? drafter}
        onChange={setWritten}
        onBlur={() => void save()}
        onKeyDown={(event) => {
          if (event.key === 'Enter') void save()
        }}
      />
    </Section>
  )
}
