/** House styles: those that ship and the user's own, and the one that a contract's files are written with. */
import { createHash, randomBytes } from 'node:crypto'
import path from 'node:path'
import { AppError } from '../../shared/errors.ts'
import { DEFAULT_HOUSE_STYLE, type HouseStyle, type PrintedHouseStyle, SHIPPED_HOUSE_STYLES } from '../../shared/house-style.ts'
import { houseStyleProblems, MOST_LETTERS } from '../../shared/house-style-check.ts'
import { houseStylesRepository } from '../db/house-styles.ts'
import { houseTemplatesRepository } from '../db/house-templates.ts'
import type { Db } from '../db/open.ts'
import { LARGEST_TEMPLATE, openTemplate } from '../docx/template/open-template.ts'
import { lookOfTemplate } from '../docx/template/template-look.ts'
import { HOUSE_STYLE_SHAPE } from './house-style-shape.ts'
import { readAtMost } from './read-at-most.ts'
import type { SettingsStore } from './settings.ts'

/** The house style that a contract is written with; `isGone` when its own is there no more and the default took its place. */
export interface ChosenHouseStyle {
  readonly houseStyle: PrintedHouseStyle
  readonly isGone: boolean
}

export interface HouseStyleStore {
  /** The user's own, by name. */
  list(): HouseStyle[]
  /** Keep one of the user's own, new or changed. Throws `AppError`: `bad_house_style` with what is wrong, `shipped_house_style`, `unknown_template`. */
  save(style: HouseStyle): void
  /**
   * What a Word template's file comes to as a house style, which is not kept until it is saved; the template is. Throws `AppError` as `openTemplate` does,
   * and `cannot_read_file`.
   */
  fromTemplate(file: string): HouseStyle
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

const newId = (): string => randomBytes(8).toString('hex')

/** A day: how long a template stays that no house style names (milliseconds). */
const KEPT_UNNAMED = 24 * 60 * 60 * 1000

const shipped = (id: string): HouseStyle | null => SHIPPED_HOUSE_STYLES.find((style) => style.id === id) ?? null

const ownOnly = (id: string): void => {
  if (shipped(id)) throw new AppError('shipped_house_style', { id })
}

export const houseStyleStore = (db: Db, settings: Pick<SettingsStore, 'get'>, now: () => string): HouseStyleStore => {
  const table = houseStylesRepository(db)
  const templates = houseTemplatesRepository(db)
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
  const printed = (style: HouseStyle): PrintedHouseStyle => {
    const templateBytes = style.template && templates.get(style.template.id)
    return templateBytes ? { ...style, templateBytes } : style
  }
  const put = (style: HouseStyle): void => table.put({ id: style.id, name: style.name, content: JSON.stringify(style), updatedAt: now() })
  return {
    list,
    get,
    save: (style) => {
      ownOnly(style.id)
      const problems = houseStyleProblems(style)
      if (problems.length > 0) throw new AppError('bad_house_style', {}, problems)
      if (style.template && !templates.get(style.template.id)) throw new AppError('unknown_template', { file: style.template.file })
      put(style)
    },
    fromTemplate: (file) => {
      const name = path.basename(file)
      const bytes = readAtMost(file, LARGEST_TEMPLATE)
      if (!bytes) throw new AppError('template_too_large', { file: name, most: LARGEST_TEMPLATE / 1024 / 1024 })
      const template = createHash('sha256').update(bytes).digest('hex')
      const look = lookOfTemplate(openTemplate(bytes, name), template, name.slice(0, MOST_LETTERS))
      // A house style that is removed can be taken back a while: so long its template stays.
      templates.sweep(new Date(Date.parse(now()) - KEPT_UNNAMED).toISOString())
      templates.put(template, bytes, now())
      return { ...look, id: newId(), name: path.parse(name).name.slice(0, MOST_LETTERS) }
    },
    duplicate: (id, name) => {
      const copy = { ...get(id), id: newId(), name }
      put(copy)
      return copy
    },
    remove: (id) => {
      ownOnly(id)
      table.remove(get(id).id)
    },
    forContract: (id) => {
      const style = find(id)
      return { houseStyle: printed(style ?? find(settings.get().houseStyle) ?? DEFAULT_HOUSE_STYLE), isGone: style === null }
    },
  }
}
