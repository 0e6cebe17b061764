/** What categories, origins and states of a pair are called in the interface. */
import type { TFunction } from 'i18next'
import type { PairState } from '../../../shared/api.ts'
import type { OriginFilter } from './catalogue.ts'

/** A category that the program does not know the name of is called by its id. */
export const categoryName = (t: TFunction, category: string): string => t(`library.category.${category}`, { defaultValue: category })

export const originName = (t: TFunction, origin: OriginFilter): string => {
  switch (origin) {
    case 'shipped':
      return t('library.origin_shipped')
    case 'changed':
      return t('library.origin_changed')
    case 'own':
      return t('library.origin_own')
  }
}

export const pairName = (t: TFunction, pair: PairState): string => {
  switch (pair) {
    case 'equivalent':
      return t('library.pair_equivalent')
    case 'not_equivalent':
      return t('library.pair_not_equivalent')
    case 'needs_review':
      return t('library.pair_needs_review')
    case 'one_language':
      return t('library.pair_one_language')
  }
}
