/** What a new user sees: what the program does, in three steps, and where to begin. */
import { Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '../../components/button.tsx'
import { go } from '../../hooks/navigation.ts'
import { useWords } from '../../i18n.ts'
import './welcome.css'

export const Welcome = ({ onNew }: { readonly onNew: () => void }): ReactNode => {
  const { t } = useWords()
  const steps = [
    { title: t('start_view.step_standard'), text: t('start_view.step_standard_text') },
    { title: t('start_view.step_fill'), text: t('start_view.step_fill_text') },
    { title: t('start_view.step_export'), text: t('start_view.step_export_text') },
  ]
  return (
    <section className="welcome">
      <h1 className="welcome-title">{t('start_view.welcome')}</h1>
      <p className="welcome-lead">{t('start_view.welcome_text')}</p>
      <ol className="welcome-steps">
        {steps.map(({ title, text }) => (
          <li key={title}>
            <h2>{title}</h2>
            <p>{text}</p>
          </li>
        ))}
      </ol>
      <div className="welcome-actions">
        <Button variant="primary" icon={Plus} onPress={onNew}>
          {t('start_view.first_contract')}
        </Button>
        <Button variant="quiet" onPress={() => go({ name: 'library' })}>
          {t('start_view.look_at_library')}
        </Button>
        <Button variant="quiet" onPress={() => go({ name: 'settings' })}>
          {t('start_view.look_at_settings')}
        </Button>
      </div>
    </section>
  )
}
