// @vitest-environment happy-dom
/** The frame: navigation, commands of the menu, saving before the window closes, and what happens when a view breaks. */
import { act, type ReactNode } from 'react'
import { expect, test, vi } from 'vitest'
import { ErrorBoundary } from '../../renderer/components/error-boundary.tsx'
import { FrameSlot, FrameSlotContext } from '../../renderer/components/frame-slot.tsx'
import { useSaver } from '../../renderer/hooks/saving.ts'
import { speak } from '../../renderer/i18n.ts'
import { contractSummary } from './fake-api.ts'
import { allByRole, byRole, key, nameOf, press, render, settle, shows, until } from './screen.tsx'
import { connect, openWindow } from './window.tsx'

const CONTRACTS = { contracts: [contractSummary({ id: 'a', title: 'Kontrakt om rengøring' })] }
const current = (): string[] =>
  allByRole('button')
    .filter((button) => button.getAttribute('aria-current') === 'page')
    .map(nameOf)

test('the navigation leads to the views and says where one is', async () => {
  await openWindow(CONTRACTS)
  expect(current()).toEqual(['Contracts'])
  await press(byRole('button', 'Settings', byRole('navigation')))
  await until(() => allByRole('heading', 'Settings').length === 1)
  expect(current()).toEqual(['Settings'])
  await press(byRole('button', 'Klausul'))
  await until(() => allByRole('heading', 'Contracts').length === 1)
})

test('shortcuts go to the views, and Alt+Left back', async () => {
  await openWindow(CONTRACTS)
  await key('Mod+,')
  await until(() => allByRole('heading', 'Settings').length === 1)
  await key('Alt+ArrowLeft')
  await until(() => allByRole('heading', 'Contracts').length === 1)
  await key('Alt+ArrowRight')
  await until(() => allByRole('heading', 'Settings').length === 1)
  expect(current()).toEqual(['Settings'])
})

test('in a new view the focus is in the view', async () => {
  await openWindow(CONTRACTS)
  await press(byRole('button', 'Settings', byRole('navigation')))
  await until(() => allByRole('heading', 'Settings').length === 1)
  expect(byRole('main').contains(document.activeElement)).toBe(true)
})

test('the menu bar’s commands are done, but not over an open dialog', async () => {
  const fake = await openWindow(CONTRACTS)
  const command = async (id: string): Promise<void> => {
    await act(async () => fake.emit({ type: 'command', id }))
    await settle()
  }
  await command('new-contract')
  await until(() => allByRole('dialog').length === 1)
  await command('settings')
  expect(allByRole('dialog')).toHaveLength(1)
  await key('Escape')
  await until(() => allByRole('dialog').length === 0)
  await command('settings')
  await until(() => allByRole('heading', 'Settings').length === 1)
})

test('Ctrl+/ lists the shortcuts that work here', async () => {
  await openWindow(CONTRACTS)
  await until(() => allByRole('searchbox').length === 1)
  await key('Mod+/')
  await until(() => allByRole('dialog').length === 1)
  const lines = [...byRole('dialog').querySelectorAll('li')].map((line) => line.textContent)
  expect(lines).toContain('New contractCtrlN')
  expect(lines).toContain('Search contractsCtrlF')
})

test('before the window closes everything is saved, and the main process is told whether all of it could be', async () => {
  const asked: string[] = []
  let can = false
  const Holding = ({ name, refuses }: { readonly name: string; readonly refuses: () => boolean }): ReactNode => {
    useSaver(async () => {
      asked.push(name)
      return !refuses()
    })
    return null
  }
  const fake = await openWindow(CONTRACTS)
  await render(
    <>
      <Holding name="first" refuses={() => !can} />
      <Holding name="second" refuses={() => false} />
    </>,
  )
  const told = (): unknown[] => fake.calls.filter(([name]) => name === 'app.flushed').map(([, all]) => all)
  await act(async () => fake.emit({ type: 'flush' }))
  await settle()
  expect([asked, told()]).toEqual([['first', 'second'], [false]])
  can = true
  await act(async () => fake.emit({ type: 'flush' }))
  await settle()
  expect([asked.length, told()]).toEqual([4, [false, true]])
})

test('the window is named after the view', async () => {
  const fake = await openWindow(CONTRACTS)
  await key('Mod+,')
  await until(() => document.title === 'Settings – Klausul')
  expect(fake.calls.filter(([name]) => name === 'app.setTitle').at(-1)).toEqual(['app.setTitle', 'Settings – Klausul'])
})

const Breaks = (): ReactNode => {
  throw new Error('cannot draw')
}

test('a view that breaks gives way to words, and the rest of the window stays', async () => {
  await speak('en')
  const quiet = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  await render(
    <>
      <p>still here</p>
      <ErrorBoundary fallback={(error) => <p>{String(error)}</p>}>
        <Breaks />
      </ErrorBoundary>
    </>,
  )
  quiet.mockRestore()
  expect(shows('still here Error: cannot draw')).toBe(true)
})

test('a view puts its tools into the bar', async () => {
  await connect()
  const bar = document.createElement('header')
  document.body.append(bar)
  await render(
    <FrameSlotContext value={bar}>
      <FrameSlot>
        <button type="button">Export</button>
      </FrameSlot>
    </FrameSlotContext>,
  )
  expect(bar.textContent).toBe('Export')
})
