// @vitest-environment happy-dom
/** Choosing one of many with the keyboard alone: the focus stays in the field, the arrows go through the hits, Enter takes one. */
import { useState } from 'react'
import { expect, test } from 'vitest'
import { Dialog } from '../../../../renderer/components/dialog.tsx'
import { PickList } from '../../../../renderer/views/drafting/pick/pick-list.tsx'
import { byRole, fill, focus, key, press, render } from '../../screen.tsx'
import { connect } from '../../window.tsx'

test('arrows and Enter choose a hit while the focus stays in the field', async () => {
  await connect({ info: { language: 'en' } }, {})
  const picked: string[] = []
  const picks = ['Payment', 'Delivery', 'Liability'].map((title) => ({ id: title.toLowerCase(), title }))
  await render(
    <PickList
      label="Clauses"
      query=""
      onQuery={() => undefined}
      sections={[{ id: 'clauses', title: '', picks }]}
      onPick={(id) => picked.push(id)}
      empty="Nothing"
    />,
  )
  const field = byRole('searchbox', 'Clauses')
  await focus(field)
  await key('ArrowDown')
  expect(document.getElementById(field.getAttribute('aria-activedescendant') ?? '')?.textContent).toBe('Payment')
  await key('ArrowDown')
  await key('Enter')
  expect(picked).toEqual(['delivery'])
  expect(document.activeElement).toBe(field)
  // A list that scrolls can be reached all the same.
  expect(byRole('listbox', 'Clauses').getAttribute('tabindex')).toBe('0')
})

/** Finds what it is asked for only when the button is pressed. */
const Slow = ({ onPick }: { readonly onPick: (id: string) => void }) => {
  const [query, setQuery] = useState('')
  const [asked, setAsked] = useState('')
  const picks = ['Delivery', 'Payment'].filter((title) => title.toLowerCase().startsWith(asked)).map((title) => ({ id: title.toLowerCase(), title }))
  return (
    <>
      <PickList
        label="Clauses"
        query={query}
        onQuery={setQuery}
        sections={[{ id: 'clauses', title: '', picks }]}
        isSettled={asked === query}
        onPick={onPick}
        empty="Nothing"
      />
      <button type="button" onClick={() => setAsked(query)}>
        Answer
      </button>
    </>
  )
}

const drawSlow = async () => {
  await connect({ info: { language: 'en' } }, {})
  const picked: string[] = []
  await render(<Slow onPick={(id) => picked.push(id)} />)
  return { picked, answer: () => press(byRole('button', 'Answer')), field: byRole('searchbox', 'Clauses') }
}

test('Enter that comes before the hits waits for them and takes the first, not what was listed before', async () => {
  const { picked, answer, field } = await drawSlow()
  await fill(field, 'pay')
  await key('Enter')
  expect(picked).toEqual([])
  await answer()
  expect(picked).toEqual(['payment'])
})

test('Enter is forgotten when something else is typed after it', async () => {
  const { picked, answer, field } = await drawSlow()
  await fill(field, 'pay')
  await key('Enter')
  await key('x')
  await fill(field, 'd')
  await answer()
  expect(picked).toEqual([])
  await key('Enter')
  expect(picked).toEqual(['delivery'])
})

test('Enter with nothing typed takes nothing', async () => {
  const { picked, answer, field } = await drawSlow()
  await focus(field)
  await key('Enter')
  await answer()
  expect(picked).toEqual([])
})

const Palette = ({ onClose }: { readonly onClose: () => void }) => {
  const [query, setQuery] = useState('pay')
  return (
    <Dialog title="Palette" isOpen onClose={onClose}>
      <PickList
        label="Clauses"
        query={query}
        onQuery={setQuery}
        sections={[{ id: 'clauses', title: '', picks: [{ id: 'payment', title: 'Payment' }] }]}
        onPick={() => undefined}
        empty="Nothing"
      />
    </Dialog>
  )
}

test('the first Escape leaves, whatever is typed', async () => {
  await connect({ info: { language: 'en' } }, {})
  let closed = 0
  await render(
    <Palette
      onClose={() => {
        closed += 1
      }}
    />,
  )
  await focus(byRole('searchbox', 'Clauses'))
  await key('ArrowDown')
  await key('Escape')
  expect(closed).toBe(1)
  expect((byRole('searchbox', 'Clauses') as HTMLInputElement).value).toBe('pay')
})
