/** The frame of the window: the bar with the navigation, the view that is shown, messages and questions over it. */
import { FileText, Library, Settings } from 'lucide-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { api, onAppEvent } from './api.ts'
import { DialogBoundary } from './components/dialog-boundary.tsx'
import { ErrorBoundary } from './components/error-boundary.tsx'
import { FrameSlotContext } from './components/frame-slot.tsx'
import { late } from './components/late.tsx'
import { Toasts } from './components/toasts.tsx'
import { isDialogOpen, onShortcut, runCommand, useCommands } from './hooks/commands.ts'
import { useAskedQuestion, withdraw } from './hooks/confirm.ts'
import { back, forward, go, useNavigation, type View } from './hooks/navigation.ts'
import { askForNewContract, closeNewContract, useNewContractWanted } from './hooks/new-contract.ts'
import { saveEverything } from './hooks/saving.ts'
import { isMac } from './hooks/shortcuts.ts'
import { undoHere } from './hooks/undo.ts'
import { useWords } from './i18n.ts'

/** Fetched while the main process is asked for the settings: it is the first to be shown. */
export const StartView = late(() => import('./views/start/start-view.tsx'))
/** Fetched when there is nothing else to do, for what is opened next. */
export const DraftingView = late(() => import('./views/drafting/drafting-view.tsx'))
const LibraryView = late(() => import('./views/library/library-view.tsx'))
const SettingsView = late(() => import('./views/settings/settings-view.tsx'))
const ConfirmDialog = late(() => import('./components/confirm-dialog.tsx'), { isDialog: true })
const NewContractDialog = late(() => import('./views/start/new-contract-dialog.tsx'), { isDialog: true })
const ShortcutsDialog = late(() => import('./components/shortcuts-dialog.tsx'), { isDialog: true })
const Broken = late(() => import('./components/broken.tsx'))

/** What react-aria has words in; nynorsk it lacks. */
const ARIA_LOCALES = { da: 'da-DK', nb: 'nb-NO', nn: 'nb-NO', en: 'en-GB' } as const

const keyOf = (view: View): string => (view.name === 'drafting' ? `drafting/${view.id}` : view.name)

const ViewShown = ({ view }: { readonly view: View }): ReactNode => {
  switch (view.name) {
    case 'start':
      return <StartView />
    case 'drafting':
      return <DraftingView id={view.id} />
    case 'library':
      return <LibraryView clause={view.clause ?? null} />
    case 'settings':
      return <SettingsView />
  }
}

const NAVIGATION = [
  { name: 'start', icon: FileText },
  { name: 'library', icon: Library },
  { name: 'settings', icon: Settings },
] as const

const Navigation = ({ view }: { readonly view: View }): ReactNode => {
  const { t } = useWords()
  const labels = { start: t('app.contracts'), library: t('app.library'), settings: t('app.settings') }
  return (
    <nav className="frame-nav" aria-label={t('app.navigation')}>
      {NAVIGATION.map(({ name, icon: Icon }) => (
        <button key={name} type="button" title={labels[name]} aria-current={view.name === name ? 'page' : undefined} onClick={() => go({ name })}>
          <Icon aria-hidden size="1.1rem" />
          <span className="frame-nav-label">{labels[name]}</span>
        </button>
      ))}
    </nav>
  )
}

const saveAndAnswer = async (): Promise<void> => {
  await api.app.flushed(await saveEverything())
}

/** Commands of the window as a whole, shortcuts, and what the main process tells. */
const useFrameActs = (showShortcuts: () => void): void => {
  const { t } = useWords()
  useCommands([
    { id: 'new-contract', title: t('app.new_contract'), shortcut: 'Mod+N', run: askForNewContract },
    { id: 'contracts', title: t('app.go_contracts'), shortcut: 'Mod+1', run: () => go({ name: 'start' }) },
    { id: 'library', title: t('app.go_library'), shortcut: 'Mod+2', run: () => go({ name: 'library' }) },
    { id: 'settings', title: t('app.go_settings'), shortcut: 'Mod+,', run: () => go({ name: 'settings' }) },
    { id: 'back', title: t('app.back'), shortcut: isMac() ? 'Mod+[' : 'Alt+ArrowLeft', run: back },
    { id: 'forward', title: t('app.forward'), shortcut: isMac() ? 'Mod+]' : 'Alt+ArrowRight', run: forward },
    { id: 'shortcuts', title: t('app.shortcuts'), shortcut: 'Mod+/', run: showShortcuts },
  ])
  useEffect(
    () =>
      onAppEvent((event) => {
        if (event.type === 'flush') void saveAndAnswer()
        else if (event.type === 'command' && (event.id === 'undo' || event.id === 'redo')) undoHere(event.id)
        else if (event.type === 'command' && !isDialogOpen()) runCommand(event.id)
      }),
    [],
  )
  useEffect(() => {
    // The buttons at the side of a mouse.
    const onPointerUp = (event: PointerEvent): void => {
      if (event.button === 3) back()
      else if (event.button === 4) forward()
    }
    window.addEventListener('keydown', onShortcut)
    window.addEventListener('pointerup', onPointerUp)
    return () => {
      window.removeEventListener('keydown', onShortcut)
      window.removeEventListener('pointerup', onPointerUp)
    }
  }, [])
}

export const App = (): ReactNode => {
  const { language } = useWords()
  const { view } = useNavigation()
  const question = useAskedQuestion()
  const [slot, setSlot] = useState<HTMLElement | null>(null)
  const place = useRef<HTMLElement>(null)
  const key = keyOf(view)
  const shownBefore = useRef(key)
  const newContractWanted = useNewContractWanted()
  const [shortcutsShown, setShortcutsShown] = useState(false)
  const closeShortcuts = (): void => setShortcutsShown(false)
  useFrameActs(() => setShortcutsShown(true))
  // Who moves by keyboard or listens goes on at the top of the new view, unless the view has put the focus somewhere itself.
  useEffect(() => {
    if (shownBefore.current === key) return
    shownBefore.current = key
    if (!place.current?.contains(document.activeElement)) place.current?.focus()
  }, [key])
  return (
    <I18nProvider locale={ARIA_LOCALES[language]}>
      <div className="frame">
        <header className="frame-bar">
          <button type="button" className="frame-brand" aria-label="Klausul" onClick={() => go({ name: 'start' })}>
            <svg aria-hidden>
              <use href="#wordmark" />
            </svg>
          </button>
          <Navigation view={view} />
          <div className="frame-slot" ref={setSlot} />
        </header>
        <main className="frame-view" ref={place} tabIndex={-1}>
          <FrameSlotContext value={slot}>
            <ErrorBoundary key={key} fallback={(error) => <Broken error={error} />}>
              <ViewShown view={view} />
            </ErrorBoundary>
          </FrameSlotContext>
        </main>
      </div>
      {newContractWanted && (
        <DialogBoundary onClose={closeNewContract}>
          <NewContractDialog onClose={closeNewContract} />
        </DialogBoundary>
      )}
      {shortcutsShown && (
        <DialogBoundary onClose={closeShortcuts}>
          <ShortcutsDialog onClose={closeShortcuts} />
        </DialogBoundary>
      )}
      {question && (
        <DialogBoundary onClose={withdraw}>
          <ConfirmDialog question={question} />
        </DialogBoundary>
      )}
      <Toasts />
    </I18nProvider>
  )
}
