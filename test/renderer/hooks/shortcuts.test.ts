// @vitest-environment happy-dom
/** Shortcuts: which key presses they are, and how they are written. */
import { expect, test } from 'vitest'
import { ariaKeys, keysOf, matches } from '../../../renderer/hooks/shortcuts.ts'

const pressed = (key: string, held: Partial<Pick<KeyboardEvent, 'ctrlKey' | 'shiftKey' | 'altKey' | 'metaKey'>> = {}): KeyboardEvent =>
  new KeyboardEvent('keydown', { key, ...held })

test.each([
  ['Mod+N', pressed('n', { ctrlKey: true }), true],
  // Caps lock.
  ['Mod+N', pressed('N', { ctrlKey: true }), true],
  ['Mod+N', pressed('n'), false],
  ['Mod+N', pressed('N', { ctrlKey: true, shiftKey: true }), false],
  ['Mod+N', pressed('n', { ctrlKey: true, altKey: true }), false],
  ['Mod+N', pressed('n', { metaKey: true }), false],
  ['Mod+Shift+E', pressed('E', { ctrlKey: true, shiftKey: true }), true],
  ['Alt+ArrowLeft', pressed('ArrowLeft', { altKey: true }), true],
  ['F2', pressed('F2'), true],
  ['F2', pressed('F2', { shiftKey: true }), false],
  // Shift is how the sign is typed on some keyboards.
  ['Mod+?', pressed('?', { ctrlKey: true, shiftKey: true }), true],
  ['Mod+,', pressed(',', { ctrlKey: true }), true],
  ['Mod++', pressed('+', { ctrlKey: true }), true],
] as const)('%s is or is not a key press', (shortcut, event, is) => {
  expect(matches(shortcut, event)).toBe(is)
})

const nameOf = (key: string): string => `<${key}>`

test('the keys stand in the order that the system writes them', () => {
  expect(keysOf('Mod+Shift+e', nameOf, false)).toEqual(['<Ctrl>', '<Shift>', 'E'])
  expect(keysOf('Mod+Alt+ArrowUp', nameOf, false)).toEqual(['<Ctrl>', '<Alt>', '↑'])
  expect(keysOf('Mod++', nameOf, false)).toEqual(['<Ctrl>', '+'])
  expect(keysOf('Mod+Shift+e', nameOf, true)).toEqual(['⇧', '⌘', 'E'])
  expect(keysOf('F2', nameOf, false)).toEqual(['F2'])
})

test('a screen reader gets the keys by their standard names', () => {
  expect(ariaKeys('Mod+Shift+E')).toBe('Control+Shift+E')
})
