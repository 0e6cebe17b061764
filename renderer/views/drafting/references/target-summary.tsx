/** What a reference points to, in a few lines: number, heading, first words; or why it points nowhere. */
import { Unlink } from 'lucide-react'
import type { Node } from 'prosemirror-model'
import type { ReactNode } from 'react'
import { attributesOf } from '../../../../shared/document/attributes.ts'
import { positionOfPart } from '../../../contract/places.ts'
import { factsOf } from '../../../contract/part-facts.ts'
import { recordOf } from '../../../contract/record.ts'
import { labelOf } from '../../../editor/display.ts'
import { liveIn } from '../../../editor/live.ts'
import { useWords } from '../../../i18n.ts'
import { useDrafting } from '../drafting.ts'

export const TargetSummary = ({ reference }: { readonly reference: Node }): ReactNode => {
  const { t } = useWords()
  const { state } = useDrafting().session
  const live = liveIn(state)
  const { target } = attributesOf(reference, 'reference')
  const at = positionOfPart(state, target)
  const part = at === null ? null : state.doc.nodeAt(at)
  const number = live.resolution.numberOf(target)
  const { broken } = live.resolution.reference(reference, null)
  const facts = part && factsOf(part)
  return (
    <div className="reference-target" lang={recordOf(state).language}>
      {broken !== null && (
        <p className="reference-broken">
          <Unlink aria-hidden size="1rem" />
          {broken === 'missing' ? t('references.missing') : t('references.left_out')}
        </p>
      )}
      {facts && (
        <>
          <p className="reference-head">
            {number && <span className="reference-number">{labelOf(number, live)}</span>}
            {facts.heading}
          </p>
          {facts.words !== '' && <p className="reference-words">{facts.words}</p>}
        </>
      )}
    </div>
  )
}
