// @vitest-environment happy-dom
/** A document in the DOM and back: what the clipboard carries inside the program. */
import * as fc from 'fast-check'
import { DOMParser, DOMSerializer } from 'prosemirror-model'
import { expect, test } from 'vitest'
import { schema } from '../../../shared/document/schema.ts'
import { anyFullContract } from '../../arbitraries.ts'

test('any contract comes back from the DOM as it was', () => {
  const serializer = DOMSerializer.fromSchema(schema)
  const parser = DOMParser.fromSchema(schema)
  fc.assert(
    fc.property(anyFullContract, ({ document: contract }) => {
      const host = document.createElement('div')
      host.append(serializer.serializeFragment(contract.content, { document }))
      const again = parser.parse(host, { preserveWhitespace: 'full' })
      expect(again.toJSON()).toEqual(contract.toJSON())
    }),
    { numRuns: 60 },
  )
})
