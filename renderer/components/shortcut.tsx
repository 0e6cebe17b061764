/** The keys of a shortcut as this system writes them: ⇧⌘E on a Mac, Ctrl+Skift+E elsewhere. */
import type { ReactNode } from 'react'
import { keysOf } from '../hooks/shortcuts.ts'
import { useWords } from '../i18n.ts'
import './shortcut.css'

export interface ShortcutProps {
  /** `Mod+Shift+E` (hooks/shortcuts.ts). */
  readonly keys: string
}

export const Shortcut = ({ keys }: ShortcutProps): ReactNode => {
  const { t } = useWords()
  const names = {
    Ctrl: t('components.key_ctrl'),
    Shift: t('components.key_shift'),
    Alt: t('components.key_alt'),
    Enter: t('components.key_enter'),
    Delete: t('components.key_delete'),
    Space: t('components.key_space'),
    Escape: t('components.key_escape'),
    Home: t('components.key_home'),
    End: t('components.key_end'),
    PageUp: t('components.key_page_up'),
    PageDown: t('components.key_page_down'),
  }
  return (
    <span className="shortcut">
      {keysOf(keys, (key) => names[key]).map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
    </span>
  )
}
