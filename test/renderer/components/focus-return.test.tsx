// @vitest-environment happy-dom
/** Where the focus is when dialogs and buttons have gone. */
import { type ReactNode, useState } from 'react'
import { beforeEach, expect, test } from 'vitest'
import { Button } from '../../../renderer/components/button.tsx'
import { Dialog } from '../../../renderer/components/dialog.tsx'
import { byRole, focus, key, press, render, until } from '../screen.tsx'
import { connect } from '../window.tsx'

beforeEach(async () => {
  await connect({ info: { language: 'en' } })
})

/** »Loading« is one dialog and the form another. */
const Asking = (): ReactNode => {
  const [step, setStep] = useState<'none' | 'loading' | 'form'>('none')
  const close = (): void => setStep('none')
  return (
    <>
      <button type="button" onClick={() => setStep('loading')}>
        New contract
      </button>
      {step === 'loading' && (
        <Dialog key="loading" title="Loading" isOpen onClose={close}>
          <button type="button" onClick={() => setStep('form')}>
            Loaded
          </button>
        </Dialog>
      )}
      {step === 'form' && (
        <Dialog key="form" title="Form" isOpen onClose={close}>
          <input aria-label="Name" />
        </Dialog>
      )}
    </>
  )
}

test('a dialog that took the place of another gives the focus back to where it was before both', async () => {
  await render(<Asking />)
  const opener = byRole('button', 'New contract')
  await focus(opener)
  await press(opener)
  await focus(byRole('button', 'Loaded'))
  await press(byRole('button', 'Loaded'))
  await focus(byRole('textbox', 'Name'))
  await key('Escape')
  await until(() => document.activeElement !== document.body)
  expect(document.activeElement).toBe(opener)
})

/** A list whose buttons go by their own press, the second after a question. */
const Going = (): ReactNode => {
  const [left, setLeft] = useState(['One', 'Two', 'Three'])
  const [asked, setAsked] = useState(false)
  const remove = (name: string): void => setLeft(left.filter((one) => one !== name))
  return (
    <main>
      {left.map((name) => (
        <Button key={name} onPress={() => (name === 'Two' ? setAsked(true) : remove(name))}>
          {name}
        </Button>
      ))}
      <Dialog title="Sure?" isOpen={asked} onClose={() => setAsked(false)}>
        <Button
          onPress={() => {
            setAsked(false)
            remove('Two')
          }}
        >
          Yes
        </Button>
      </Dialog>
    </main>
  )
}

test.each([
  { pressed: ['Three'], next: 'Two', when: 'what stands before it' },
  { pressed: ['One'], next: 'Two', when: 'what follows it when nothing stands before it' },
  { pressed: ['Two', 'Yes'], next: 'One', when: 'what stands before it when it went after a question' },
])('a button that its press takes away leaves the focus to $when', async ({ pressed, next }) => {
  await render(<Going />)
  for (const name of pressed) {
    await focus(byRole('button', name))
    await press(byRole('button', name))
  }
  await until(() => document.activeElement !== document.body)
  expect(document.activeElement?.textContent).toBe(next)
})
