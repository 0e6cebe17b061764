// @vitest-environment happy-dom
/** Components that are fetched when they are first shown. */
import type { ReactNode } from 'react'
import { renderToString } from 'react-dom/server'
import { expect, test } from 'vitest'
import { ErrorBoundary } from '../../../renderer/components/error-boundary.tsx'
import { late } from '../../../renderer/components/late.tsx'
import { byRole, focus, key, render, settle } from '../screen.tsx'
import { connect } from '../window.tsx'

const message = (error: unknown): string => (error as Error).message
const Greeting = ({ name }: { readonly name: string }): ReactNode => <p>Hej {name}</p>

test('it is fetched when it is first shown, once, and gets its properties', async () => {
  let fetches = 0
  const Late = late(async () => {
    fetches += 1
    return { default: Greeting }
  })
  expect(fetches).toBe(0)
  await render(<Late name="Ada" />)
  await render(<Late name="Bo" />)
  expect(document.body.textContent).toBe('Hej AdaHej Bo')
  expect(fetches).toBe(1)
})

test('nothing is in its place until it is there, and it is shown as soon as it is', async () => {
  const { promise, resolve } = Promise.withResolvers<{ readonly default: typeof Greeting }>()
  const Late = late(() => promise)
  await render(<Late name="Ada" />)
  expect(document.body.textContent).toBe('')
  resolve({ default: Greeting })
  // A few turns of the event loop, not the 300 ms of React's `lazy`.
  await settle()
  expect(document.body.textContent).toBe('Hej Ada')
})

test('what is typed while a dialog is on its way gets into nothing else', async () => {
  const { promise, resolve } = Promise.withResolvers<{ readonly default: typeof Greeting }>()
  const Late = late(() => promise, { isDialog: true })
  const typed: string[] = []
  await render(<input aria-label="Text" onKeyDown={(event) => typed.push(event.key)} />)
  await focus(byRole('textbox', 'Text'))
  await key('a')
  await render(<Late name="Ada" />)
  await key('b')
  resolve({ default: Greeting })
  await settle()
  await key('c')
  expect(typed).toEqual(['a', 'c'])
})

test('one that was fetched before is there at its first drawing', async () => {
  const Late = late(async () => ({ default: Greeting }))
  await Late.fetch()
  expect(renderToString(<Late name="Ada" />)).toContain('Ada')
})

test('a failure is told by the boundary around it and by nobody before', async () => {
  let isOffline = true
  const Late = late(async () => {
    if (isOffline) throw new Error('no such file')
    return { default: Greeting }
  })
  await Late.fetch()
  const silence = console.error
  console.error = () => undefined
  await render(
    <ErrorBoundary fallback={message}>
      <Late name="Ada" />
    </ErrorBoundary>,
  )
  console.error = silence
  expect(document.body.textContent).toBe('no such file')
  isOffline = false
  await render(<Late name="Ada" />)
  expect(document.body.textContent).toContain('Hej Ada')
})

test('where what tells the failure is missing as well, plain words stand, and nothing is fetched again and again', async () => {
  await connect({ info: { language: 'en' } })
  let fetches = 0
  const Broken = late<object>(async () => {
    fetches += 1
    throw new Error('no such file either')
  })
  const Late = late<object>(() => Promise.reject(new Error('no such file')))
  const silence = console.error
  console.error = () => undefined
  await render(
    <ErrorBoundary fallback={() => <Broken />}>
      <Late />
    </ErrorBoundary>,
  )
  await settle()
  const first = fetches
  await settle()
  console.error = silence
  expect(byRole('alert').textContent).toBe('This part of the program could not be shown')
  expect(fetches).toBe(first)
  expect(first).toBeLessThan(3)
})
