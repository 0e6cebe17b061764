// @vitest-environment happy-dom
/** A surface that a button opens: a dialog with everything in it, closed from inside and by Escape. */
import { beforeEach, expect, test } from 'vitest'
import { Button } from '../../../renderer/components/button.tsx'
import { PopoverTrigger } from '../../../renderer/components/popover.tsx'
import { speak } from '../../../renderer/i18n.ts'
import { allByRole, byRole, focus, key, press, render, until } from '../screen.tsx'

beforeEach(async () => {
  await speak('en')
  await render(
    <PopoverTrigger label="Filters" trigger={<Button>Two filters</Button>}>
      {(close) => <Button onPress={close}>Done</Button>}
    </PopoverTrigger>,
  )
  await focus(byRole('button', 'Two filters'))
  await press(byRole('button', 'Two filters'))
})

test('it is one dialog, by its own name, and nothing that it shows stands outside', () => {
  const dialog = byRole('dialog', 'Filters')
  expect([...document.querySelectorAll('.popover button')].every((button) => dialog.contains(button))).toBe(true)
  expect(dialog.contains(document.activeElement)).toBe(true)
})

test('what is in it closes it, and so does Escape; the focus goes back to the button', async () => {
  await press(byRole('button', 'Done'))
  expect(allByRole('dialog')).toEqual([])
  await until(() => document.activeElement === byRole('button', 'Two filters'))
  await press(byRole('button', 'Two filters'))
  await key('Escape')
  expect(allByRole('dialog')).toEqual([])
})
