// @vitest-environment happy-dom
/** The history pane with the keyboard: where the focus is after a version is named, and that its preview can be scrolled. */
import { expect, test } from 'vitest'
import { words } from '../../../../renderer/i18n.ts'
import type { Revision } from '../../../../shared/api.ts'
import { serialise } from '../../../../shared/document/format.ts'
import type { Contract } from '../../../../shared/model.ts'
import { clause, contract, contractOf } from '../../../build.ts'
import { byRole, fill, focus, press, settle, until } from '../../screen.tsx'
import { openDrafting } from './open-drafting.tsx'

const CONTRACT = contractOf(contract(clause({ id: 'price', heading: 'Pris' }, 'Kunden betaler.')))
const NOON = '2027-03-02T12:00:00.000Z'
const saves = (): Revision[] => [
  { number: 2, at: '2027-03-02T12:05:00.000Z', drafter: '', name: null },
  { number: 1, at: NOON, drafter: '', name: null },
]

const open = async (): Promise<Revision[]> => {
  const revisions = saves()
  await openDrafting(
    CONTRACT,
    { rightTab: 'history' },
    {
      contracts: {
        revisions: async () => structuredClone(revisions),
        nameRevision: async (_id, number, name) => {
          for (const [index, one] of revisions.entries()) if (one.number === number) revisions[index] = { ...one, name }
        },
        openRevision: async (id, revision) => ({ id, revision, contract: serialise(CONTRACT) }),
      },
    },
  )
  await settle()
  return revisions
}

const lineOf = (element: Element | null): string | undefined => element?.closest<HTMLElement>('[data-revision]')?.dataset['revision']

test('the focus goes back to the version that got a name, though it has a row of its own now', async () => {
  const revisions = await open()
  const pencil = document.querySelector('[data-revision="2"] .icon-button')
  expect(lineOf(pencil)).toBe('2')
  await press(pencil as HTMLElement)
  await fill(byRole('textbox', 'Name'), 'Sent for consultation')
  await press(byRole('button', 'Name'))
  await settle()
  expect(revisions[0]?.name).toBe('Sent for consultation')
  expect(document.body.textContent).toContain('Sent for consultation')
  expect(lineOf(document.activeElement)).toBe('2')
})

test('how a version read is in the contract’s house style and can be scrolled with the keyboard', async () => {
  await open()
  await press(document.querySelector('[data-revision="2"] .history-open') as HTMLElement)
  await settle()
  await press(byRole('tab', 'How it read'))
  await settle()
  const page = byRole('group', 'How it read')
  expect(page.getAttribute('tabindex')).toBe('0')
  expect(page.querySelector<HTMLElement>('.revision-sheet')?.style.getPropertyValue('--font-page')).not.toBe('')
})

const many = (text: string): Contract =>
  contractOf(contract(...Array.from({ length: 200 }, (_none, place) => clause({ id: `c${place}`, heading: `Pris ${place}` }, text))))
const shown = (): number => document.querySelectorAll('.part-change').length

test('many changes are shown a few at a time, all of them on wish, and each is compared when it is shown', async () => {
  await openDrafting(
    many('Kunden betaler straks.'),
    { rightTab: 'history' },
    {
      contracts: {
        revisions: async () => saves(),
        openRevision: async (id, revision) => ({ id, revision, contract: serialise(many('Kunden betaler.')) }),
      },
    },
  )
  await settle()
  await press(document.querySelector('[data-revision="2"] .history-open') as HTMLElement)
  await until(() => shown() === 60)
  const button = byRole('button', words().t('history.show_all', { count: 140 }))
  await focus(button)
  const steps: number[] = []
  const watch = new MutationObserver(() => void steps.push(shown()))
  watch.observe(document.body, { childList: true, subtree: true })
  await press(button)
  await until(() => shown() === 200)
  watch.disconnect()
  // The button is gone; one goes on with the first of what it showed.
  expect(document.activeElement?.getAttribute('aria-label')).toMatch(/Pris 60$/)
  expect(steps.every((now, place) => now - (steps[place - 1] ?? 60) <= 5)).toBe(true)
  expect(document.querySelectorAll('.part-change ins').length).toBe(200)
})
