// @vitest-environment happy-dom
/** Panes beside the middle, and over it where there is no room. */
import { act, type ReactNode, useState } from 'react'
import { beforeEach, expect, test } from 'vitest'
import { SplitPanes } from '../../../renderer/components/split-panes.tsx'
import { byRole, focus, key, press, render, settle, shows } from '../screen.tsx'

const WIDE = 1280
const NARROW = 700

const setWidth = async (width: number): Promise<void> => {
  const { happyDOM } = window as unknown as { readonly happyDOM: { setViewport(size: { width: number }): void } }
  await act(async () => {
    happyDOM.setViewport({ width })
    // By which its media queries notice.
    window.dispatchEvent(new Event('resize'))
  })
  await settle()
}

const mounted: string[] = []
const Middle = (): ReactNode => {
  useState(() => mounted.push('middle'))
  return <p>page</p>
}

const Panes = (): ReactNode => {
  const [open, setOpen] = useState(true)
  return (
    <>
      <button type="button" onClick={() => setOpen(!open)}>
        Outline
      </button>
      <SplitPanes
        id="test"
        separatorLabel="Separator"
        left={{ label: 'Outline', isOpen: open, onClose: () => setOpen(false), onOpen: () => setOpen(true), children: <p>chapters</p> }}
      >
        <Middle />
      </SplitPanes>
    </>
  )
}

/** A view that can be left, and what is remembered beyond it. */
const Leaving = (): ReactNode => {
  const [isHere, setHere] = useState(true)
  const [isOpen, setOpen] = useState(true)
  return (
    <>
      <button type="button" onClick={() => setHere(!isHere)}>
        Leave
      </button>
      <p>{isOpen ? 'remembered as open' : 'remembered as closed'}</p>
      {isHere && (
        <SplitPanes
          id="test"
          separatorLabel="Separator"
          left={{ label: 'Outline', isOpen, onClose: () => setOpen(false), onOpen: () => setOpen(true), children: <p>chapters</p> }}
        >
          <Middle />
        </SplitPanes>
      )}
    </>
  )
}

beforeEach(async () => {
  mounted.length = 0
  await setWidth(WIDE)
})

test('a pane stands beside the middle with a named separator, and closes', async () => {
  await render(<Panes />)
  expect(shows('chapters')).toBe(true)
  expect(byRole('separator', 'Separator').getAttribute('aria-orientation')).toBe('vertical')
  await press(byRole('button', 'Outline'))
  expect(shows('chapters')).toBe(false)
  expect(shows('page')).toBe(true)
})

test('without room a pane that was open does not cover the middle, and comes back with the room', async () => {
  await render(<Panes />)
  // happy-dom's media queries begin as not matching and have to see once that they do.
  await setWidth(WIDE)
  await setWidth(NARROW)
  expect(shows('chapters')).toBe(false)
  await setWidth(WIDE)
  expect(shows('chapters')).toBe(true)
})

test('what closed for want of room is not remembered as closed when the view is left', async () => {
  await setWidth(NARROW)
  await render(<Leaving />)
  expect(shows('remembered as closed')).toBe(true)
  await press(byRole('button', 'Leave'))
  expect(shows('remembered as open')).toBe(true)
})

test('without room a pane that is opened lies over the middle, takes the focus, and Escape gives it back', async () => {
  await setWidth(NARROW)
  await render(<Panes />)
  const button = byRole('button', 'Outline')
  await focus(button)
  await press(button)
  expect(shows('chapters')).toBe(true)
  expect(document.activeElement?.getAttribute('aria-label')).toBe('Outline')
  await key('Escape')
  expect(shows('chapters')).toBe(false)
  expect(document.activeElement).toBe(button)
})

test('whatever the panes do, the middle is never mounted anew', async () => {
  await render(<Panes />)
  await setWidth(WIDE)
  await press(byRole('button', 'Outline'))
  await press(byRole('button', 'Outline'))
  await setWidth(NARROW)
  await press(byRole('button', 'Outline'))
  await setWidth(WIDE)
  expect(mounted).toEqual(['middle'])
})
