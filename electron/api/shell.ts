/** What only the shell can do for the interface behind `shared/api.ts`: dialogs, the system's file manager, the window. Everything else is plain Node. */
import type { AppEvent } from '../../shared/api.ts'
import type { InterfaceLanguage, Settings } from '../../shared/settings.ts'

export interface Shell {
  readonly version: string
  /** As `process.platform` names it. */
  readonly platform: string
  /** The system's language where the interface speaks it, else English. */
  systemLanguage(): InterfaceLanguage
  /**
   * Ask where to write a Word file; null when the user thinks better of it. `name` is a file name with its extension, sound on every system; `folder`
   * is where the user wrote last, or null. The dialog itself asks before a file is written over.
   */
  chooseFile(wish: { readonly name: string; readonly folder: string | null }): Promise<string | null>
  /** Ask for a folder to write several files into; null when the user thinks better of it. */
  chooseFolder(wish: { readonly folder: string | null }): Promise<string | null>
  /** As `chooseFile`, for a library. */
  chooseLibraryFile(wish: { readonly name: string; readonly folder: string | null }): Promise<string | null>
  /** Ask for a library to read; null when the user thinks better of it. */
  openLibraryFile(wish: { readonly folder: string | null }): Promise<string | null>
  /** Ask for a Word file to read; null when the user thinks better of it. */
  openWordFile(wish: { readonly folder: string | null }): Promise<string | null>
  /** Show a file in the system's file manager. */
  showInFolder(file: string): void
  /** Open a folder in the system's file manager. Throws when it cannot. */
  openFolder(folder: string): Promise<void>
  setTitle(title: string): void
  emit(event: AppEvent): void
  /** The window has answered the event `flush`: whether everything is saved. */
  flushed(all: boolean): void
  /** What was set has changed: the menu's language and the window's theme follow. */
  settingsChanged(settings: Settings): void
  /** Load the window anew: today's data has given way to that of a backup. */
  reload(): void
}
