/** How the user has arranged the drafting view: which panes are open with which tab, how large the page is. Remembered on this machine. */
import { type Edition, EDITIONS } from '../../../shared/export-wish.ts'
import { createStore, type Store } from '../../hooks/store.ts'

export const LEFT_TABS = ['outline', 'library'] as const
export type LeftTab = (typeof LEFT_TABS)[number]
export const RIGHT_TABS = ['fields', 'questions', 'contract', 'clause', 'history'] as const
export type RightTab = (typeof RIGHT_TABS)[number]

/** In percent; `fit` is as wide as there is room for. */
export const ZOOMS = ['fit', '75', '90', '100', '110', '125', '150', '200'] as const
export type Zoom = (typeof ZOOMS)[number]

export const PREVIEW_ZOOMS = ['fit', '100'] as const
export type PreviewZoom = (typeof PREVIEW_ZOOMS)[number]

export interface Layout {
  readonly left: boolean
  readonly leftTab: LeftTab
  readonly right: boolean
  readonly rightTab: RightTab
  readonly zoom: Zoom
  /** Whether the page shows guidance notes. */
  readonly guidance: boolean
  /** Whether the pages as they will be printed stand beside it. */
  readonly preview: boolean
  readonly previewEdition: Edition
  readonly previewZoom: PreviewZoom
  /** Whether the preview scrolls to the clause at the caret. */
  readonly previewFollows: boolean
}

const KEY = 'drafting-layout'
const FIRST: Layout = {
  left: true,
  leftTab: 'outline',
  right: true,
  rightTab: 'fields',
  zoom: '100',
  guidance: true,
  preview: false,
  previewEdition: 'working',
  previewZoom: 'fit',
  previewFollows: true,
}

const stored = (): Partial<Record<keyof Layout, unknown>> => {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}')
    return typeof value === 'object' && value !== null ? value : {}
  } catch {
    // Written by another version, or by hand: the layout is no loss.
    return {}
  }
}

const known = <Value>(value: unknown, all: readonly Value[], first: Value): Value => all.find((one) => one === value) ?? first

const read = (): Layout => {
  const value = stored()
  return {
    left: known(value.left, [true, false], FIRST.left),
    leftTab: known(value.leftTab, LEFT_TABS, FIRST.leftTab),
    right: known(value.right, [true, false], FIRST.right),
    rightTab: known(value.rightTab, RIGHT_TABS, FIRST.rightTab),
    zoom: known(value.zoom, ZOOMS, FIRST.zoom),
    guidance: known(value.guidance, [true, false], FIRST.guidance),
    preview: known(value.preview, [true, false], FIRST.preview),
    previewEdition: known(value.previewEdition, EDITIONS, FIRST.previewEdition),
    previewZoom: known(value.previewZoom, PREVIEW_ZOOMS, FIRST.previewZoom),
    previewFollows: known(value.previewFollows, [true, false], FIRST.previewFollows),
  }
}

let layoutStore: Store<Layout> | null = null

/** Read when it is first asked for. */
export const layout = (): Store<Layout> => {
  layoutStore ??= createStore(read())
  return layoutStore
}

/** Change the arrangement, for now and for next time. */
export const arrange = (change: Partial<Layout>): void => {
  const next = { ...layout().get(), ...change }
  layout().set(next)
  localStorage.setItem(KEY, JSON.stringify(next))
}
