/** What the command palette finds by a name. */
import { expect, test } from 'vitest'
import { matches } from '../../../../renderer/views/drafting/palette/matches.ts'

test.each([
  ['Fasthold numre (udbuddet er offentliggjort)', 'Fasthold numre (udbuddet er offentliggjort)', true],
  ['Fasthold numre (udbuddet er offentliggjort)', 'NUM fast', true],
  ['Gem vores ændringer til »K01« …', '»k01«', true],
  ['2.1 Betaling', '2.1', true],
  ['12.1 Betaling', '2.1', false],
  ['Ombytning', 'bytning', false],
  ['Ændringer', '', true],
])('»%s« and »%s«: %s', (text, query, isFound) => {
  expect(matches(text, query)).toBe(isFound)
})
