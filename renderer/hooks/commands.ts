/** The acts that a shortcut, the menu bar and the command palette share: a view offers its own while it is shown. */
import { useEffect, useRef, useState } from 'react'
import { matches } from './shortcuts.ts'
import { createStore, useStore } from './store.ts'

export interface Command {
  /** Stable; the menu bar names a command by it. */
  readonly id: string
  /** What the command palette calls it; without one it is not listed there. */
  readonly title?: string
  /** Such as `Mod+Shift+E` (hooks/shortcuts.ts). */
  readonly shortcut?: string
  readonly disabled?: boolean
  readonly run: () => void
}

interface Offer {
  /** Grows from the frame to what lies in it, for a component is drawn before those inside it. */
  readonly depth: number
  readonly commands: readonly Command[]
}

const offered = createStore<readonly Offer[]>([])
let depths = 0

/** What lies nearer to the user answers first. */
const nearestFirst = (offers: readonly Offer[]): readonly Command[] =>
  offers.toSorted((one, other) => other.depth - one.depth).flatMap(({ commands }) => commands)
const live = (): readonly Command[] => nearestFirst(offered.get())

/** Do what a command does. Returns whether there was one to do. */
export const runCommand = (id: string): boolean => {
  const command = live().find((one) => one.id === id && one.disabled !== true)
  command?.run()
  return command !== undefined
}

/** Every command on offer, the nearest first, for the command palette. */
export const useAllCommands = (): readonly Command[] => nearestFirst(useStore(offered))

/** Commands as a list shows them: those that cannot be done left out, and of those with the same id the nearest, which is the one that answers. */
export const offeredOnce = (commands: readonly Command[]): readonly Command[] => {
  const possible = commands.filter(({ disabled }) => disabled !== true)
  return possible.filter(({ id }, place) => possible.findIndex((one) => one.id === id) === place)
}

/** Offer commands while the component is shown. They may be new ones at every drawing. */
export const useCommands = (commands: readonly Command[]): void => {
  const latest = useRef(commands)
  const [depth] = useState(() => {
    depths += 1
    return depths
  })
  const signature = commands.map(({ id, title, shortcut, disabled }) => [id, title, shortcut, disabled].join('\t')).join('\n')
  useEffect(() => {
    latest.current = commands
  })
  useEffect(() => {
    const stable = latest.current.map((command) => ({
      ...command,
      run: () => latest.current.find(({ id }) => id === command.id)?.run(),
    }))
    const offer = { depth, commands: stable }
    offered.set([...offered.get(), offer])
    return () => offered.set(offered.get().filter((one) => one !== offer))
  }, [signature, depth])
}

/** While a dialog is open, what it covers waits. */
export const isDialogOpen = (): boolean => document.querySelector('.dialog-overlay') !== null

/** What text is written in, and undone in by itself. */
const TEXT = 'input:not([type=radio], [type=checkbox]), textarea, [contenteditable]'
export const isWriting = (target: EventTarget | null): target is HTMLElement =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches(TEXT))

/** Whether a shortcut is a field's own: a plain key such as `Delete`, which writes or erases (but not F2), and undo and redo. */
const isOfFields = (shortcut: string): boolean => !/Mod\+|Alt\+|^F\d+$/.test(shortcut) || /^Mod\+(?:Z|Y|Shift\+Z)$/.test(shortcut)

/**
 * Do the command that a key press stands for. Nothing happens while a dialog is open over the view, or when someone has used the key already;
 * a plain key, undo and redo are left to a field that is being written in.
 */
export const onShortcut = (event: KeyboardEvent): void => {
  if (event.defaultPrevented || event.isComposing || isDialogOpen()) return
  const writing = isWriting(event.target)
  const command = live().find(
    ({ shortcut, disabled }) => shortcut !== undefined && disabled !== true && matches(shortcut, event) && !(writing && isOfFields(shortcut)),
  )
  if (!command) return
  event.preventDefault()
  command.run()
}
