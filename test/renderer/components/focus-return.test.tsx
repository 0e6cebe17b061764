// @vitest-environment happy-dom
/** Where the focus is when dialogs have gone. */
import { type ReactNode, useState } from 'react'
import { beforeEach, expect, test } from 'vitest'
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
