/** House styles: those that ship and the user's own, and the one that a contract's files are written with. */
import { randomBytes } from 'node:crypto'
import { AppError } from '../../shared/errors.ts'
import { DEFAULT_HOUSE_STYLE, type HouseStyle, SHIPPED_HOUSE_STYLES } from '../../shared/house-style.ts'
import { houseStyleProblems } from '../../shared/house-style-check.ts'
import { houseStylesRepository } from '../db/house-styles.ts'
import type { Db } from '../db/open.ts'
import { HOUSE_STYLE_SHAPE } from './house-style-shape.ts'
import type { SettingsStore } from './settings.ts'

/** The house style that a contract is written with; `isGone` when its own is there no more and the default took its place. */
export interface ChosenHouseStyle {
  readonly houseStyle: HouseStyle
  readonly isGone: boolean
}

export interface HouseStyleStore {
  /** The user's own, by name. */
  list(): HouseStyle[]
  /** Keep one of the user's own, new or changed. Throws `AppError`: `bad_house_style` with what is wrong, `shipped_house_style`. */
  save(style: HouseStyle): void
  /** A copy of any under a name of its own. Throws `AppError('unknown_house_style')`. */
  duplicate(id: string, name: string): HouseStyle
  /** Remove one of the user's own; contracts that have it are written with the default from then on. Throws `AppError`: `unknown_house_style`, `shipped_house_style`. */
  remove(id: string): void
  /** One by its id. Throws `AppError('unknown_house_style')` with those that there are. */
  get(id: string): HouseStyle
  /** For a contract that names one. */
  forContract(id: string): ChosenHouseStyle
}

/** A stored house style, or null when it is damaged or from a newer program: then it is as if gone, and contracts can be written all the same. */
const readStored = (content: string): HouseStyle | null => {
  const parsed = HOUSE_STYLE_SHAPE.safeParse(JSON.parse(content))
  return parsed.success ? parsed.data : null
}

const shipped = (id: string): HouseStyle | null => SHIPPED_HOUSE_STYLES.find((style) => style.id === id) ?? null

const ownOnly = (id: string): void => {
  if (shipped(id)) throw new AppError('shipped_house_style', { id })
}

export const houseStyleStore = (db: Db, settings: Pick<SettingsStore, 'get'>, now: () => string): HouseStyleStore => {
  const table = houseStylesRepository(db)
  const own = (id: string): HouseStyle | null => {
    const row = table.get(id)
    return row && readStored(row.content)
  }
  const find = (id: string): HouseStyle | null => shipped(id) ?? own(id)
  const list = (): HouseStyle[] => table.list().flatMap(({ content }) => readStored(content) ?? [])
  const get = (id: string): HouseStyle => {
    const style = find(id)
    if (style) return style
    throw new AppError('unknown_house_style', { id, known: [...SHIPPED_HOUSE_STYLES, ...list()].map((one) => one.id).join(', ') })
  }
  const put = (style: HouseStyle): void => table.put({ id: style.id, name: style.name, content: JSON.stringify(style), updatedAt: now() })
  return {
    list,
    get,
    save: (style) => {
      ownOnly(style.id)
      const problems = houseStyleProblems(style)
      if (problems.length > 0) throw new AppError('bad_house_style', {}, problems)
      put(style)
    },
    duplicate: (id, name) => {
      const copy = { ...get(id), id: randomBytes(8).toString('hex'), name }
      put(copy)
      return copy
    },
    remove: (id) => {
      ownOnly(id)
      table.remove(get(id).id)
    },
    forContract: (id) => {
      const style = find(id)
      return { houseStyle: style ?? find(settings.get().houseStyle) ?? DEFAULT_HOUSE_STYLE, isGone: style === null }
    },
  }
}
