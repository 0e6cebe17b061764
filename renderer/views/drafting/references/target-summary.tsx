/** What a reference points to, in a few lines: number, heading, first words; or why it points nowhere. */
import { Unlink } from 'lucide-react'
import type { Node } from 'prosemirror-model'
import type { EditorState } from 'prosemirror-state'
import type { ReactNode } from 'react'
import { attributesOf, headingOf, isPart } from '../../../../shared/document/attributes.ts'
import { schema } from '../../../../shared/document/schema.ts'
import { factsOf } from '../../../contract/part-facts.ts'
import { partAt } from '../../../contract/parts.ts'
import { positionOfTarget } from '../../../contract/places.ts'
import { recordOf } from '../../../contract/record.ts'
import { fullLabelOf } from '../../../editor/display.ts'
import { liveIn } from '../../../editor/live.ts'
import { useWords } from '../../../i18n.ts'
import { useDrafting } from '../drafting.ts'

interface Summary {
  readonly number: string
  readonly heading: string
  readonly words: string
}

/** Enough of a paragraph or list item to know it by. */
const WORDS = 200

const summaryOf = (state: EditorState, id: string): Summary | null => {
  const { resolution } = liveIn(state)
  const at = positionOfTarget(state, id)
  const node = at === null ? null : state.doc.nodeAt(at)
  if (at === null || !node) return null
  if (isPart(node)) {
    const number = resolution.numberOf(id)
    const { heading, words } = factsOf(node)
    return { number: number ? fullLabelOf({ node, number }, liveIn(state)) : '', heading, words }
  }
  const part = partAt(state.doc, at)
  const { text, broken } = resolution.reference(schema.nodes.reference.create({ target: id, form: 'number' }), null)
  const words = node.textBetween(0, node.content.size, ' ', '…')
  return {
    number: broken === null ? text : '',
    heading: part ? headingOf(part.node) : '',
    words: words.length > WORDS ? `${words.slice(0, WORDS)} …` : words,
  }
}

const End = ({ id }: { readonly id: string }): ReactNode => {
  const summary = summaryOf(useDrafting().session.state, id)
  if (!summary) return null
  return (
    <>
      <p className="reference-head">
        {summary.number !== '' && <span className="reference-number">{summary.number}</span>}
        {summary.heading}
      </p>
      {summary.words !== '' && <p className="reference-words">{summary.words}</p>}
    </>
  )
}

export const TargetSummary = ({ reference }: { readonly reference: Node }): ReactNode => {
  const { t } = useWords()
  const { state } = useDrafting().session
  const { target, to } = attributesOf(reference, 'reference')
  const { broken } = liveIn(state).resolution.reference(reference, null)
  return (
    <div className="reference-target" lang={recordOf(state).language}>
      {broken !== null && (
        <p className="reference-broken">
          <Unlink aria-hidden size="1rem" />
          {broken === 'missing' ? t('references.missing') : t('references.left_out')}
        </p>
      )}
      <End id={target} />
      {to !== null && (
        <>
          <p className="reference-words">{t('references.up_to')}</p>
          <End id={to} />
        </>
      )}
    </div>
  )
}
