/** The Word template that a house style was taken from: what of it the files keep, another one in its place, or none. */
import { FileType, Trash2 } from 'lucide-react'
import type { ReactNode } from 'react'
import type { HouseTemplate } from '../../../../shared/house-style.ts'
import { api } from '../../../api.ts'
import { Button } from '../../../components/button.tsx'
import { attempt } from '../../../hooks/attempt.ts'
import { useWords } from '../../../i18n.ts'
import type { Editing } from './editing.ts'

export const TemplateForm = ({ style, change, template }: Editing & { readonly template: HouseTemplate }): ReactNode => {
  const { t } = useWords()
  const replace = async (): Promise<void> => {
    const read = await attempt(() => api.houseStyles.fromTemplate())
    if (!read) return
    const { name, id, organisation, numbers, contentsDepth, hyphenation } = style
    change({ ...read, name, id, organisation, numbers, contentsDepth, hyphenation })
  }
  const { hasHeader, hasFooter, hasTitlePage, otherFonts } = template
  const taken = [
    t('house_styles.taken_styles'),
    ...(hasHeader || hasFooter ? [t('house_styles.taken_header')] : []),
    ...(hasTitlePage ? [t('house_styles.taken_title_page')] : []),
  ]
  return (
    <section className="house-style-template" aria-label={t('house_styles.template')}>
      <p>
        <strong>{t('house_styles.template')}</strong> {template.file}
      </p>
      <ul>
        {taken.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p>{t('house_styles.not_taken')}</p>
      {hasHeader || hasFooter || hasTitlePage ? <p>{t('house_styles.template_tokens')}</p> : null}
      {otherFonts.length > 0 && <p role="note">{t('house_styles.other_fonts', { fonts: otherFonts.join(', ') })}</p>}
      <div className="house-style-logo">
        <Button size="small" icon={FileType} onPress={() => void replace()}>
          {t('house_styles.other_template')}
        </Button>
        <Button size="small" variant="quiet" icon={Trash2} onPress={() => change({ template: null })}>
          {t('house_styles.no_template')}
        </Button>
      </div>
    </section>
  )
}
