/** What the program was started with and the user's settings, for the whole window; a change takes effect at once. */
import type { StartInfo } from '../../shared/api.ts'
import type { ContractLanguage } from '../../shared/model.ts'
import { contractLanguageFor, type Settings } from '../../shared/settings.ts'
import { api } from '../api.ts'
import { speak } from '../i18n.ts'
import { createStore, useStore } from './store.ts'

const info = createStore<StartInfo | null>(null)

const inForce = async (next: StartInfo): Promise<StartInfo> => {
  const root = document.documentElement
  if (next.settings.theme === 'system') delete root.dataset['theme']
  else root.dataset['theme'] = next.settings.theme
  await speak(next.language)
  info.set(next)
  return next
}

/** Ask the main process how things are and show the window accordingly. */
export const loadSettings = async (): Promise<StartInfo> => inForce(await api.app.start())

/** Keep a change of settings and show the window accordingly. */
export const changeSettings = async (change: Partial<Settings>): Promise<void> => {
  await api.settings.set(change)
  await loadSettings()
}

const known = (): StartInfo => {
  const now = info.get()
  if (!now) throw new Error('the settings have not been loaded')
  return now
}

/** What the program was started with; `settings` in it are always the ones in force. */
export const useStartInfo = (): StartInfo => {
  useStore(info)
  return known()
}

/** The settings in force. */
export const useSettings = (): Settings => useStartInfo().settings

/** The language a new contract is offered in first. */
export const useContractLanguage = (): ContractLanguage => {
  const { settings, language } = useStartInfo()
  return contractLanguageFor(settings, language)
}
