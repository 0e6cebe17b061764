/** What menu, dialogs and `app` use of a window. */
import type { MenuColumn } from '../page/menu-panel.ts'
import type { ModalAnswer, ModalSpec } from '../page/modal.ts'

export interface AppWindow {
  close(): void
  minimize(): void
  isFullScreen(): boolean
  setFullScreen(on: boolean): void
  readonly webContents: {
    edit(command: string): void
    reload(): void
    getZoomLevel(): number
    setZoomLevel(level: number): void
    ask(spec: ModalSpec): Promise<ModalAnswer>
    showMenu(columns: readonly MenuColumn[]): Promise<readonly [number, number] | null>
  }
}
