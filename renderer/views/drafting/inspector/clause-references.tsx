/** Who refers to a clause. */
import type { Node } from 'prosemirror-model'
import { type ReactNode, useCallback } from 'react'
import { partAttributes } from '../../../../shared/document/attributes.ts'
import { referencesTo } from '../../../contract/clause-at.ts'
import { nameOf } from '../../../contract/part-facts.ts'
import { sameItems } from '../../../contract/same.ts'
import { useSettled } from '../../../contract/settled.ts'
import { fullLabelOf } from '../../../editor/display.ts'
import { liveIn } from '../../../editor/live.ts'
import { useWords } from '../../../i18n.ts'
import { useDrafting } from '../drafting.ts'

interface Place {
  readonly id: string
  readonly pos: number
  readonly text: string
}

const samePlaces = (one: readonly Place[], other: readonly Place[]): boolean =>
  sameItems(one, other, (a, b) => a.id === b.id && a.pos === b.pos && a.text === b.text)

export const ClauseReferences = ({ node }: { readonly node: Node }): ReactNode => {
  const { t } = useWords()
  const { settled, jumps } = useDrafting()
  const places = useSettled(
    settled,
    useCallback(
      (state): Place[] => {
        const live = liveIn(state)
        return referencesTo(state, node).map(({ pos, part }, index) => {
          const number = part ? live.resolution.numberOf(partAttributes(part).id) : undefined
          return {
            id: `${index}`,
            pos,
            text: [part && number ? fullLabelOf({ node: part, number }, live) : '', part ? nameOf(part) : ''].filter((text) => text !== '').join(' '),
          }
        })
      },
      [node],
    ),
    samePlaces,
  )
  return (
    <section>
      <h3>{t('inspector.references')}</h3>
      {places.length === 0 ? (
        <p className="field-description">{t('inspector.no_references')}</p>
      ) : (
        <ul className="inspected-links">
          {places.map(({ id, pos, text }) => (
            <li key={id}>
              <button type="button" className="link" onClick={() => jumps.to(pos)}>
                {text === '' ? t('outline.nameless') : text}
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
