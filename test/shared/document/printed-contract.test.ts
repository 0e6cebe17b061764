/** A contract without anything that an edition does not print. */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalText } from '../../../shared/document/fingerprint.ts'
import type { FlatBlock } from '../../../shared/document/flat-blocks.ts'
import { flatten } from '../../../shared/document/flatten.ts'
import { parse, serialise } from '../../../shared/document/format.ts'
import { printedContract } from '../../../shared/document/printed-contract.ts'
import { resolve } from '../../../shared/document/resolve.ts'
import { GUIDANCE_AUDIENCES, type GuidanceAudience } from '../../../shared/document/schema.ts'
import type { Contract } from '../../../shared/model.ts'
import { anyFullContract } from '../../arbitraries.ts'
import {
  choice,
  clause,
  contract,
  contractOf,
  field,
  guidance,
  item,
  list,
  named,
  p,
  parties,
  party,
  signatures,
  tendererGuidance,
  titlePage,
} from '../../build.ts'

/** Lists that print nothing count in the numbering of lists, which only tells them apart. */
const blocks = (printed: Contract, audience: readonly GuidanceAudience[]): FlatBlock[] => {
  const lists = new Map<number, number>()
  return flatten(resolve(printed), audience).map((block) => {
    if (block.kind !== 'item') return block
    if (!lists.has(block.list)) lists.set(block.list, lists.size)
    return { ...block, list: lists.get(block.list) ?? 0 }
  })
}

const anyAudience = fc.subarray([...GUIDANCE_AUDIENCES])

describe('what is printed', () => {
  test('does not change when everything else is taken out of any contract', () => {
    fc.assert(
      fc.property(anyFullContract, anyAudience, (contractBefore, audience) => {
        const printed = printedContract(contractBefore, audience)
        expect(blocks(printed, audience)).toEqual(blocks(contractBefore, audience))
        expect(canonicalText(resolve(printed))).toBe(canonicalText(resolve(contractBefore)))
      }),
      { numRuns: 60 },
    )
  })

  test('is a contract that can be stored and read', () => {
    fc.assert(
      fc.property(anyFullContract, anyAudience, (contractBefore, audience) => {
        const stored = serialise(printedContract(contractBefore, audience))
        expect(serialise(parse(stored))).toBe(stored)
      }),
      { numRuns: 60 },
    )
  })

  test('is taken out once: there is nothing left to take out of the result', () => {
    fc.assert(
      fc.property(anyFullContract, anyAudience, (contractBefore, audience) => {
        const once = printedContract(contractBefore, audience)
        expect(serialise(printedContract(once, audience))).toBe(serialise(once))
      }),
      { numRuns: 40 },
    )
  })
})

const secret = (what: string): string => `HEMMELIG ${what}`

describe('what a tenderer must not read', () => {
  const no = { question: 'price', value: 'no' }
  const drafted = contractOf(
    contract(
      titlePage(),
      parties(),
      clause(
        { id: 'price', heading: 'Vederlag', locked: secret('lås') },
        guidance(p(secret('vejledning'))),
        tendererGuidance(p('Udfyld prisen.')),
        p('Prisen er ', field('price'), ' og betales ', choice('price', { yes: 'straks', no: secret('valg') }), '.'),
        list('alpha_paren', item({ id: 'in' }, p('i kraft')), item({ id: 'out', condition: no }, p(secret('listepunkt')))),
        named({ condition: no }, secret('afsnit')),
      ),
      clause({ id: 'alternative', condition: no, heading: secret('alternativ') }, p(secret('alternativ tekst'))),
      clause({ id: 'gone', heading: 'Optioner', reserved: true }, p(secret('udgået'))),
      clause({ id: 'sign' }, signatures()),
    ),
    {
      parties: [
        {
          ...party('customer', 'buyer', 'Kunden'),
          representatives: [{ role: 'signatory', name: 'Kirsten Eksempel', title: 'direktør', email: secret('e-mail'), phone: secret('telefon') }],
        },
      ],
      fields: [
        { key: 'price', label: 'Pris', type: 'text', owner: 'tenderer' },
        { key: 'estimate', label: secret('feltnavn'), type: 'text', owner: 'buyer' },
      ],
      values: { estimate: secret('anslået værdi') },
      questions: [
        {
          key: 'price',
          label: secret('spørgsmål'),
          values: [
            { value: 'yes', label: 'ja' },
            { value: 'no', label: secret('svar') },
          ],
        },
      ],
      answers: { price: 'yes' },
    },
  )

  test('is all in the working draft and not in what is printed for a tender', () => {
    expect(serialise(drafted).match(/HEMMELIG/g)?.length).toBeGreaterThanOrEqual(13)
    const printed = serialise(printedContract(drafted, ['tenderer']))
    expect(printed).not.toContain('HEMMELIG')
    for (const kept of ['Vederlag', 'Udfyld prisen.', 'straks', 'i kraft', 'Optioner', 'Kirsten Eksempel', 'direktør', '"label":"Pris"']) {
      expect(printed).toContain(kept)
    }
  })
})
