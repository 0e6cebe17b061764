/** What pages may do: ask for nothing, reach nothing but the program's own files. */
import type { Session } from 'electron'
import { isDevSocket } from './dev-server.ts'

const ALLOWED = new Set(['app:', 'devtools:', 'blob:', 'data:'])

export const isAllowedRequest = (url: string): boolean => URL.canParse(url) && (ALLOWED.has(new URL(url).protocol) || isDevSocket(url))

export const hardenSession = (session: Session): void => {
  // SECURITY: without these handlers Electron grants every permission that a page asks for.
  session.setPermissionRequestHandler((_page, _permission, callback) => callback(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  // SECURITY: the program is offline; every request that is not for its own files is cancelled before it leaves.
  session.webRequest.onBeforeRequest(({ url }, callback) => callback({ cancel: !isAllowedRequest(url) }))
  // SECURITY: Chromium's spell checker would fetch its dictionaries from the network.
  session.setSpellCheckerEnabled(false)
}
