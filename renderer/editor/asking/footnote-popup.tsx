/** The footnote in the text that was asked about, by its place: its text to read and change. */
import { type ReactNode, useState } from 'react'
import { attributesOf } from '../../../shared/document/attributes.ts'
import { TextArea } from '../../components/text-area.tsx'
import { useContract } from '../../contract/use-contract.ts'
import { setFootnote } from '../commands/footnotes.ts'
import { useWords } from '../../i18n.ts'
import type { AskingProps, InlinePlace } from './editing.ts'
import { InlinePopup } from './inline-popup.tsx'

export const FootnotePopup = ({ editing, place, onClose }: AskingProps & { readonly place: InlinePlace }): ReactNode => {
  const { t } = useWords()
  const { pos } = place
  const node = useContract(editing, ({ doc }) => doc.nodeAt(pos))
  const [typed, setTyped] = useState<string | null>(null)
  if (node?.type.name !== 'footnote') return null
  const { text } = attributesOf(node, 'footnote')
  /** What was typed is kept; one without words stays as it was. */
  const keep = (): void => {
    if (typed !== null) setFootnote(pos, typed)(editing.state, editing.dispatch)
  }
  return (
    <InlinePopup {...{ editing, place, onClose }} label={t('footnotes.footnote')} removal={t('footnotes.delete')} onKeep={keep}>
      <TextArea label={t('footnotes.text')} value={typed ?? text} onChange={setTyped} autoFocus />
    </InlinePopup>
  )
}
