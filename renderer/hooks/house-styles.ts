/** The house styles that there are, for the whole window: those that ship and the user's own. */
import { useEffect } from 'react'
import { DEFAULT_HOUSE_STYLE, type HouseStyle, SHIPPED_HOUSE_STYLES } from '../../shared/house-style.ts'
import { api } from '../api.ts'
import { useWords } from '../i18n.ts'
import { attempt } from './attempt.ts'
import { useSettings } from './settings.ts'
import { createStore, useStore } from './store.ts'

/** The user's own; null until they are loaded. */
const own = createStore<readonly HouseStyle[] | null>(null)

/** Ask for the user's own anew. */
export const loadHouseStyles = async (): Promise<void> => {
  const list = await attempt(() => api.houseStyles.list())
  if (list) own.set(list)
}

/** The user's own by name; null until they are loaded. */
export const useOwnHouseStyles = (): readonly HouseStyle[] | null => {
  const styles = useStore(own)
  useEffect(() => {
    if (styles === null) void loadHouseStyles()
  }, [styles])
  return styles
}

/** Those that ship and then the user's own. */
export const useHouseStyles = (): readonly HouseStyle[] => [...SHIPPED_HOUSE_STYLES, ...(useOwnHouseStyles() ?? [])]

export const isShipped = (id: string): boolean => SHIPPED_HOUSE_STYLES.some((style) => style.id === id)

/** The house style that a contract is written with; `isGone` when its own is there no more and the default took its place. */
export const useHouseStyle = (id: string): { readonly houseStyle: HouseStyle; readonly isGone: boolean } => {
  const styles = useHouseStyles()
  const isLoaded = useOwnHouseStyles() !== null
  const { houseStyle: preferred } = useSettings()
  const find = (wanted: string): HouseStyle | undefined => styles.find((style) => style.id === wanted)
  return { houseStyle: find(id) ?? find(preferred) ?? DEFAULT_HOUSE_STYLE, isGone: isLoaded && !find(id) }
}

/** What a house style is called: those that ship in the language of the interface. */
export const useHouseStyleName = (): ((style: Pick<HouseStyle, 'id' | 'name'>) => string) => {
  const { t } = useWords()
  const shipped: Readonly<Record<string, string>> = {
    plain: t('house_styles.plain'),
    state: t('house_styles.state'),
    municipality: t('house_styles.municipality'),
  }
  return ({ id, name }) => shipped[id] ?? name
}
