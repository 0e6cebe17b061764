// @vitest-environment happy-dom
/** What comes after the paint: drawn, but not before what is around it. */
import { type ReactNode, useEffect } from 'react'
import { expect, test } from 'vitest'
import { AfterPaint } from '../../../renderer/components/after-paint.tsx'
import { render } from '../screen.tsx'

const happened: string[] = []
const Pane = (): ReactNode => {
  happened.push('the pane is worked out')
  return <p>Fields</p>
}
const Page = (): ReactNode => {
  useEffect(() => void happened.push('the page is there'), [])
  return <p>Contract</p>
}

test('a pane is worked out when the page is there already', async () => {
  await render(
    <>
      <AfterPaint>
        <Pane />
      </AfterPaint>
      <Page />
    </>,
  )
  expect(happened).toEqual(['the page is there', 'the pane is worked out'])
  expect(document.body.textContent).toBe('FieldsContract')
})
