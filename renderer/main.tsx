/** Starts the window: asks the main process for the settings, then draws the program in place of the static shell. */
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App, DraftingView, StartView } from './app.tsx'
import { loadSettings } from './hooks/settings.ts'
import { speak, words } from './i18n.ts'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')

/** Without the main process there is nothing to work with: say so in the system's language, in the frame that is painted already. */
const sayWhyNot = async (error: unknown): Promise<void> => {
  const code = navigator.language.slice(0, 2)
  await speak(code === 'da' || code === 'nb' || code === 'nn' ? code : code === 'no' ? 'nb' : 'en')
  const text = document.createElement('p')
  text.role = 'alert'
  text.className = 'frame-column'
  text.textContent = [words().error(error), ...words().problems(error)].join(' ')
  root.querySelector('main')?.replaceChildren(text)
}

// No await at the top: what is fetched here may import from this file's chunk, which would wait for itself.
const start = async (): Promise<void> => {
  try {
    await Promise.all([loadSettings(), StartView.fetch()])
    createRoot(root).render(
      <StrictMode>
        <App />
      </StrictMode>,
    )
    requestIdleCallback(() => void DraftingView.fetch())
  } catch (error) {
    await sayWhyNot(error)
  }
}
void start()
