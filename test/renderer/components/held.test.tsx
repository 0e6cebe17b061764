// @vitest-environment happy-dom
/** Buttons that their own press disables. */
import { Undo2 } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { expect, test } from 'vitest'
import { Button } from '../../../renderer/components/button.tsx'
import { IconButton } from '../../../renderer/components/icon-button.tsx'
import { byRole, focus, key, press, render } from '../screen.tsx'

const Undoing = ({ onUndo }: { readonly onUndo: () => void }): ReactNode => {
  const [left, setLeft] = useState(2)
  const undo = (): void => {
    setLeft(left - 1)
    onUndo()
  }
  return (
    <>
      <IconButton icon={Undo2} label="Undo" isDisabled={left === 0} onPress={undo} />
      <Button isDisabled={left === 0} onPress={undo}>
        Save
      </Button>
      <button type="button">Next</button>
    </>
  )
}

test.each(['Undo', 'Save'])('%s keeps the focus when it can do nothing more, says so, and does nothing', async (name) => {
  let undone = 0
  await render(
    <Undoing
      onUndo={() => {
        undone += 1
      }}
    />,
  )
  const button = byRole('button', name)
  await focus(button)
  for (let time = 0; time < 4; time += 1) await key('Enter')
  expect(undone).toBe(2)
  expect(document.activeElement).toBe(button)
  expect(button.getAttribute('aria-disabled')).toBe('true')
  expect(button.hasAttribute('disabled')).toBe(false)
  // Left alone it is as any other that is disabled, and out of the order of Tab.
  await focus(byRole('button', 'Next'))
  expect(button.hasAttribute('disabled')).toBe(true)
  await press(button)
  expect(undone).toBe(2)
})
