/** Keyboard shortcuts as texts (`Mod+Shift+E`): matching a key press, and the keys by name for showing. `Mod` is Command on a Mac, Ctrl elsewhere. */

export const isMac = (): boolean => /Mac|iPhone|iPad/.test(navigator.userAgent)

interface Keys {
  readonly mod: boolean
  readonly shift: boolean
  readonly alt: boolean
  readonly key: string
}

const parse = (shortcut: string): Keys => {
  // `Mod++` is the plus key.
  const parts = shortcut.replace(/\+\+$/, '+Plus').split('+')
  const key = parts.at(-1) ?? ''
  return { mod: parts.includes('Mod'), shift: parts.includes('Shift'), alt: parts.includes('Alt'), key: key === 'Plus' ? '+' : key }
}

/** Whether a key press is this shortcut. */
export const matches = (shortcut: string, event: KeyboardEvent): boolean => {
  const { mod, shift, alt, key } = parse(shortcut)
  const [modHeld, otherHeld] = isMac() ? [event.metaKey, event.ctrlKey] : [event.ctrlKey, event.metaKey]
  if (modHeld !== mod || otherHeld || event.altKey !== alt) return false
  // With a sign such as `?` Shift is part of how the sign is typed.
  if (event.shiftKey !== shift && /^[\p{L}\p{N}]$|^.{2,}$/u.test(key)) return false
  return event.key.toLowerCase() === key.toLowerCase()
}

/** The names of keys that are words: keys of the locales under `components`. */
export const NAMED_KEYS = ['Ctrl', 'Shift', 'Alt', 'Enter', 'Delete', 'Space', 'Escape', 'Home', 'End', 'PageUp', 'PageDown'] as const
const MAC_SIGNS: Readonly<Record<string, string>> = {
  Mod: '⌘',
  Shift: '⇧',
  Alt: '⌥',
  Enter: '↩',
  Delete: '⌦',
  Backspace: '⌫',
  Escape: 'esc',
  Tab: '⇥',
}
const SIGNS: Readonly<Record<string, string>> = { ArrowUp: '↑', ArrowDown: '↓', ArrowLeft: '←', ArrowRight: '→', Backspace: '⌫', Tab: 'Tab' }

/** The keys of a shortcut in the order they are shown: signs on a Mac, names (by `nameOf`) elsewhere. */
export const keysOf = (shortcut: string, nameOf: (key: (typeof NAMED_KEYS)[number]) => string, mac = isMac()): string[] => {
  const { mod, shift, alt, key } = parse(shortcut)
  const held = mac
    ? [...(alt ? ['Alt'] : []), ...(shift ? ['Shift'] : []), ...(mod ? ['Mod'] : [])]
    : [...(mod ? ['Ctrl'] : []), ...(alt ? ['Alt'] : []), ...(shift ? ['Shift'] : [])]
  return [...held, key].map((one) => {
    if (mac && MAC_SIGNS[one] !== undefined) return MAC_SIGNS[one]
    if (SIGNS[one] !== undefined) return SIGNS[one]
    const named = NAMED_KEYS.find((name) => name === one)
    return named ? nameOf(named) : one.toUpperCase()
  })
}

/** For `aria-keyshortcuts`: `Control+Shift+E`. */
export const ariaKeys = (shortcut: string): string => shortcut.replace('Mod', isMac() ? 'Meta' : 'Control')
