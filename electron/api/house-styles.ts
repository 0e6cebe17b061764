/** The group `houseStyles` of the interface. */
import type { Api } from '../../shared/api.ts'
import type { Services } from '../services/services.ts'

export const houseStylesApi = (services: Services): Api['houseStyles'] => ({
  list: async () => services.houseStyles.list(),
  save: async (style) => services.houseStyles.save(style),
  duplicate: async (id, name) => services.houseStyles.duplicate(id, name),
  remove: async (id) => services.houseStyles.remove(id),
})
