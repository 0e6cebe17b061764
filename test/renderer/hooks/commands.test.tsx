// @vitest-environment happy-dom
/** Commands: offered while a view is shown, done by shortcut and by name. */
import type { ReactNode } from 'react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Command, onShortcut, runCommand, useAllCommands, useCommands } from '../../../renderer/hooks/commands.ts'
import { byRole, focus, key, render, shows } from '../screen.tsx'

beforeEach(() => window.addEventListener('keydown', onShortcut))
afterEach(() => window.removeEventListener('keydown', onShortcut))

const Offer = ({ commands, children }: { readonly commands: readonly Command[]; readonly children?: ReactNode }): ReactNode => {
  useCommands(commands)
  return children
}

const List = (): ReactNode => useAllCommands().map(({ id, title }) => <p key={id}>{title}</p>)

test('a command is done by its shortcut and by its name', async () => {
  const done: string[] = []
  await render(<Offer commands={[{ id: 'new', shortcut: 'Mod+N', run: () => done.push('new') }]} />)
  await key('Mod+N')
  expect(runCommand('new')).toBe(true)
  expect(done).toEqual(['new', 'new'])
})

test('what nobody offers is not done, and that is said', async () => {
  await render(<Offer commands={[]} />)
  expect(runCommand('new')).toBe(false)
})

test('what lies nearer to the user answers first', async () => {
  const done: string[] = []
  await render(
    <Offer commands={[{ id: 'find', shortcut: 'Mod+F', run: () => done.push('frame') }]}>
      <Offer commands={[{ id: 'find', shortcut: 'Mod+F', run: () => done.push('view') }]} />
    </Offer>,
  )
  await key('Mod+F')
  expect(runCommand('find')).toBe(true)
  expect(done).toEqual(['view', 'view'])
})

test('a command that is disabled gives way', async () => {
  const done: string[] = []
  await render(<Offer commands={[{ id: 'find', shortcut: 'Mod+F', disabled: true, run: () => done.push('find') }]} />)
  await key('Mod+F')
  expect(runCommand('find')).toBe(false)
  expect(done).toEqual([])
})

test('the newest act of a command is done, though it was offered once', async () => {
  const done: number[] = []
  const Counting = ({ count }: { readonly count: number }): ReactNode => {
    useCommands([{ id: 'count', run: () => done.push(count) }])
    return null
  }
  await render(<Counting count={1} />)
  runCommand('count')
  expect(done).toEqual([1])
})

test('in a field a plain key writes, while one with Ctrl and F2 are still commands', async () => {
  const done: string[] = []
  const commands = ['Delete', 'F2', 'Mod+F'].map((shortcut) => ({ id: shortcut, shortcut, run: () => done.push(shortcut) }))
  await render(
    <Offer commands={commands}>
      <input aria-label="Search" />
    </Offer>,
  )
  await focus(byRole('textbox', 'Search'))
  await key('Delete')
  await key('F2')
  await key('Mod+F')
  expect(done).toEqual(['F2', 'Mod+F'])
})

test('undo and redo are left to a field one writes in, and are commands on an answer', async () => {
  const done: string[] = []
  const commands = ['Mod+Z', 'Mod+Y', 'Mod+Shift+Z'].map((shortcut) => ({ id: shortcut, shortcut, run: () => done.push(shortcut) }))
  await render(
    <Offer commands={commands}>
      <input aria-label="Search" />
      <input type="radio" aria-label="Yes" />
    </Offer>,
  )
  const pressAll = async (): Promise<void> => {
    for (const { shortcut } of commands) await key(shortcut)
  }
  await focus(byRole('textbox', 'Search'))
  await pressAll()
  expect(done).toEqual([])
  await focus(byRole('radio', 'Yes'))
  await pressAll()
  expect(done).toEqual(['Mod+Z', 'Mod+Y', 'Mod+Shift+Z'])
})

test('a key that someone has used already does nothing more', async () => {
  const done: string[] = []
  await render(
    <Offer commands={[{ id: 'new', shortcut: 'Mod+N', run: () => done.push('new') }]}>
      <input aria-label="Search" onKeyDown={(event) => event.preventDefault()} />
    </Offer>,
  )
  await focus(byRole('textbox', 'Search'))
  await key('Mod+N')
  expect(done).toEqual([])
})

test('all commands on offer can be listed, with their titles', async () => {
  await render(
    <Offer commands={[{ id: 'new', title: 'New contract', run: () => undefined }]}>
      <List />
    </Offer>,
  )
  expect(shows('New contract')).toBe(true)
})
