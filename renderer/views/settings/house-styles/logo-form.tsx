/** The logo of a house style: a picture from a file, what it shows, and where and how large it stands. */
import { ImagePlus, Trash2 } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { FileTrigger } from 'react-aria-components/FileTrigger'
import type { Logo } from '../../../../shared/house-style.ts'
import { HOUSE_STYLE_LIMITS, LARGEST_LOGO, logoSize, MOST_LETTERS } from '../../../../shared/house-style-check.ts'
import { Button } from '../../../components/button.tsx'
import { Disclosure } from '../../../components/disclosure.tsx'
import { Switch } from '../../../components/switch.tsx'
import { TextField } from '../../../components/text-field.tsx'
import { useWords } from '../../../i18n.ts'
import type { Editing } from './editing.ts'
import { Size } from './house-style-forms.tsx'

const TYPES = { 'image/png': 'png', 'image/jpeg': 'jpg' } as const
const isKnown = (type: string): type is keyof typeof TYPES => Object.hasOwn(TYPES, type)

/** In millimetres: as wide as a logo usually is, and no higher than leaves a title page its room. */
const USUAL_WIDTH = 45
const MOST_HIGH = 60

/** How wide a picture of these proportions stands on the title page at first; `before` is the width of the one that it takes the place of. */
export const firstWidth = (ratio: number, before = USUAL_WIDTH): number =>
  Math.max(HOUSE_STYLE_LIMITS.logo[0], Math.min(before, Math.floor(MOST_HIGH * ratio)))

const base64Of = (file: File): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.addEventListener('load', () => resolve(typeof reader.result === 'string' ? reader.result.slice(reader.result.indexOf(',') + 1) : ''))
    reader.addEventListener('error', () => reject(reader.error ?? new Error('cannot be read')))
    reader.readAsDataURL(file)
  })

export const LogoForm = ({ style, change, problem }: Editing): ReactNode => {
  const { t } = useWords()
  const [refusal, setRefusal] = useState<string | null>(null)
  const { logo } = style
  const set = (part: Partial<Logo>): void => {
    if (logo) change({ logo: { ...logo, ...part } })
  }
  const take = async (file: File): Promise<void> => {
    if (!isKnown(file.type)) return setRefusal(t('problem.no_picture'))
    if (file.size > LARGEST_LOGO) return setRefusal(t('problem.picture_too_large', { most: LARGEST_LOGO / 1_000_000 }))
    const type = TYPES[file.type]
    const data = await base64Of(file)
    const size = logoSize({ type, data })
    if (!size) return setRefusal(t('problem.no_picture'))
    setRefusal(null)
    const ratio = size.width / size.height
    return change({ logo: { alt: style.organisation, inHeader: true, ...logo, width: firstWidth(ratio, logo?.width), type, data, ratio } })
  }
  return (
    <Disclosure title={t('house_styles.logo')} level={3}>
      <div className="house-style-logo">
        <FileTrigger
          acceptedFileTypes={Object.keys(TYPES)}
          onSelect={(files) => {
            const file = files?.[0]
            if (file) void take(file)
          }}
        >
          <Button size="small" icon={ImagePlus}>
            {logo ? t('house_styles.other_logo') : t('house_styles.choose_logo')}
          </Button>
        </FileTrigger>
        {logo && (
          <Button size="small" variant="quiet" icon={Trash2} onPress={() => change({ logo: null })}>
            {t('house_styles.no_logo')}
          </Button>
        )}
      </div>
      {refusal !== null && (
        <p className="field-error" role="alert">
          {refusal}
        </p>
      )}
      {logo && (
        <div className="house-style-fields">
          <TextField
            label={t('house_styles.logo_alt')}
            value={logo.alt}
            maxLength={MOST_LETTERS}
            errorMessage={problem('logo.alt')}
            onChange={(alt) => set({ alt })}
          />
          <Size
            label={t('house_styles.logo_width')}
            value={logo.width}
            limits={HOUSE_STYLE_LIMITS.logo}
            step={1}
            errorMessage={problem('logo.width')}
            onChange={(width) => set({ width })}
          />
          <Switch label={t('house_styles.logo_in_header')} isSelected={logo.inHeader} onChange={(inHeader) => set({ inHeader })} />
        </div>
      )}
    </Disclosure>
  )
}
