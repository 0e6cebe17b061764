// @vitest-environment happy-dom
/** A dialog that cannot be drawn. */
import { expect, test, vi } from 'vitest'
import { DialogBoundary } from '../../../renderer/components/dialog-boundary.tsx'
import { late } from '../../../renderer/components/late.tsx'
import { Toasts } from '../../../renderer/components/toasts.tsx'
import { render, shows, until } from '../screen.tsx'
import { connect } from '../window.tsx'

test('a dialog whose script is missing is told and taken as closed, and the rest of the window stays', async () => {
  await connect({ info: { language: 'en' } })
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const Missing = late<object>(() => Promise.reject(new Error('no such file')))
  const onClose = vi.fn<() => void>()
  await render(
    <>
      <p>The rest</p>
      <DialogBoundary onClose={onClose}>
        <Missing />
      </DialogBoundary>
      <Toasts />
    </>,
  )
  await until(() => shows('no such file'))
  expect(onClose).toHaveBeenCalledOnce()
  expect(shows('The rest')).toBe(true)
})
