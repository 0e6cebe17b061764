/** Which version this is, and whose work is in it. */
import type { ReactNode } from 'react'
import { Disclosure } from '../../components/disclosure.tsx'
import { useStartInfo } from '../../hooks/settings.ts'
import { useWords } from '../../i18n.ts'
import { LICENCES } from './licences.ts'
import { Section } from './section.tsx'

export const AboutSection = (): ReactNode => {
  const { t } = useWords()
  const { version } = useStartInfo()
  return (
    <Section title={t('settings.about')}>
      <p>
        <strong className="about-name">Klausul {version}</strong>
        <br />
        {t('settings.about_text')}
      </p>
      <p className="settings-none">{t('settings.not_advice')}</p>
      <Disclosure title={t('settings.licences')}>
        <p className="settings-none">{t('settings.licences_text')}</p>
        <table className="licence-table">
          <thead>
            <tr>
              <th scope="col">{t('settings.licence_of')}</th>
              <th scope="col">{t('settings.licence')}</th>
            </tr>
          </thead>
          <tbody>
            {LICENCES.map(({ name, by, licence }) => (
              <tr key={name}>
                <td>
                  {name} <span className="licence-by">{by}</span>
                </td>
                <td>{licence}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Disclosure>
    </Section>
  )
}
