/** The house styles that there are: which is the default, copies of one's own, changing and removing those. */
import { Copy, FileType, Pencil, Trash2 } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { HouseStyle } from '../../../../shared/house-style.ts'
import { api } from '../../../api.ts'
import { Badge } from '../../../components/badge.tsx'
import { Button } from '../../../components/button.tsx'
import { IconButton } from '../../../components/icon-button.tsx'
import { Select } from '../../../components/select.tsx'
import { toast } from '../../../components/toasts.tsx'
import { attempt } from '../../../hooks/attempt.ts'
import { isShipped, loadHouseStyles, useHouseStyle, useHouseStyleName, useHouseStyles } from '../../../hooks/house-styles.ts'
import { useSettings } from '../../../hooks/settings.ts'
import { useWords } from '../../../i18n.ts'
import { change } from '../change.ts'
import { Section } from '../section.tsx'
import { HouseStyleDialog } from './house-style-dialog.tsx'
import './house-styles.css'

export const HouseStylesSection = (): ReactNode => {
  const { t } = useWords()
  const styles = useHouseStyles()
  const nameOf = useHouseStyleName()
  const { houseStyle } = useHouseStyle(useSettings().houseStyle)
  const [edited, setEdited] = useState<{ readonly style: HouseStyle; readonly isCopy?: boolean } | null>(null)
  const duplicate = (style: HouseStyle): Promise<void | undefined> =>
    attempt(async () => {
      const copy = await api.houseStyles.duplicate(style.id, t('house_styles.copy_of', { name: nameOf(style) }))
      await loadHouseStyles()
      setEdited({ style: copy, isCopy: true })
    })
  const fromTemplate = (): Promise<void | undefined> =>
    attempt(async () => {
      const read = await api.houseStyles.fromTemplate()
      if (read) setEdited({ style: read })
    })
  const remove = (style: HouseStyle): Promise<void | undefined> =>
    attempt(async () => {
      await api.houseStyles.remove(style.id)
      await loadHouseStyles()
      const restore = (): void => void attempt(() => api.houseStyles.save(style).then(loadHouseStyles))
      toast({ text: t('house_styles.removed', { name: nameOf(style) }), action: { label: t('components.undo'), run: restore } })
    })
  const leave = async (isSaved: boolean): Promise<void> => {
    setEdited(null)
    // A copy is there as soon as it is made; one that was given up at once was not wanted.
    if (!isSaved && edited?.isCopy === true) await attempt(() => api.houseStyles.remove(edited.style.id).then(loadHouseStyles))
  }
  return (
    <Section title={t('house_styles.title')} text={t('house_styles.text')}>
      <Select
        label={t('house_styles.default')}
        options={styles.map((style) => ({ id: style.id, label: nameOf(style) }))}
        value={houseStyle.id}
        onChange={(id) => change({ houseStyle: id })}
      />
      <ul className="house-style-list" aria-label={t('house_styles.title')}>
        {styles.map((style) => (
          <li key={style.id}>
            <span className="house-style-name">
              {nameOf(style)} {isShipped(style.id) && <Badge>{t('house_styles.shipped')}</Badge>}
            </span>
            <span className="house-style-acts">
              {!isShipped(style.id) && (
                <>
                  <IconButton icon={Pencil} label={t('house_styles.edit', { name: nameOf(style) })} onPress={() => setEdited({ style })} />
                  <IconButton icon={Trash2} label={t('house_styles.remove', { name: nameOf(style) })} onPress={() => void remove(style)} />
                </>
              )}
              <Button
                size="small"
                icon={Copy}
                aria-label={t('house_styles.duplicate', { name: nameOf(style) })}
                onPress={() => void duplicate(style)}
              >
                {t('house_styles.copy')}
              </Button>
            </span>
          </li>
        ))}
      </ul>
      <div className="house-style-acts">
        <Button size="small" icon={FileType} onPress={() => void fromTemplate()}>
          {t('house_styles.from_template')}
        </Button>
      </div>
      {edited && <HouseStyleDialog key={edited.style.id} style={edited.style} onClose={(isSaved) => void leave(isSaved)} />}
    </Section>
  )
}
