/** The interface that `shared/api.ts` describes, over the services and the shell. It runs in the main process and knows nothing of Electron. */
import type { Api } from '../../shared/api.ts'
import type { Services } from '../services/services.ts'
import { appApi } from './app.ts'
import { backupsApi } from './backups.ts'
import { contractsApi } from './contracts.ts'
import { filesApi } from './files.ts'
import { houseStylesApi } from './house-styles.ts'
import { libraryApi } from './library.ts'
import { ownApi } from './own.ts'
import { pagesApi } from './pages.ts'
import { settingsApi } from './settings.ts'
import type { Shell } from './shell.ts'
import { standardsApi } from './standards.ts'

/** The interface for one window. Arguments are taken as checked (arguments.ts). */
export const createApi = (services: Services, shell: Shell): Api => ({
  app: appApi(services, shell),
  settings: settingsApi(services, shell),
  backups: backupsApi(services, shell),
  houseStyles: houseStylesApi(services, shell),
  standards: standardsApi(services),
  contracts: contractsApi(services, shell),
  library: libraryApi(services, shell),
  own: ownApi(services),
  files: filesApi(services, shell),
  pages: pagesApi(services, shell),
})
