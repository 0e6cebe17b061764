/** The group `pages` of the interface: how a contract will look in Word. */
import type { Api } from '../../shared/api.ts'
import type { Services } from '../services/services.ts'
import type { Shell } from './shell.ts'

export const pagesApi = ({ pages }: Services, shell: Shell): Api['pages'] => {
  pages.onNews((news) => shell.emit({ type: 'pages', news }))
  return {
    preview: async (contract, edition) => pages.preview(contract, edition),
    pages: async (key, from, to) => pages.pages(key, from, to),
    cancel: async () => pages.cancel(),
    close: async () => pages.hide(),
  }
}
