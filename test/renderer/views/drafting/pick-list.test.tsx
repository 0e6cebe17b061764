// @vitest-environment happy-dom
/** Choosing one of many with the keyboard alone: the focus stays in the field, the arrows go through the hits, Enter takes one. */
import { expect, test } from 'vitest'
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
