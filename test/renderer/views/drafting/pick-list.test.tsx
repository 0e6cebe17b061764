// @vitest-environment happy-dom
/** Choosing one of many with the keyboard alone: the focus stays in the field, the arrows go through the hits, Enter takes one. */
import { useState } from 'react'
import { expect, test } from 'vitest'
import { Dialog } from '../../../../renderer/components/dialog.tsx'
import { PickList } from '../../../../renderer/views/drafting/pick/pick-list.tsx'
import { byRole, focus, key, render } from '../../screen.tsx'
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
