/** The footnote on the page that was asked about, by its place: its text to read and change. */
import { type ReactNode, useState } from 'react'
import { attributesOf } from '../../../../shared/document/attributes.ts'
import { TextArea } from '../../../components/text-area.tsx'
import { useContract } from '../../../contract/use-contract.ts'
import { setFootnote } from '../../../editor/commands/footnotes.ts'
import { useStore } from '../../../hooks/store.ts'
import { useWords } from '../../../i18n.ts'
import { type FootnotePopupPlace, useDrafting } from '../drafting.ts'
import { InlinePopup } from '../choices/inline-popup.tsx'

const Opened = ({ place }: { readonly place: FootnotePopupPlace }): ReactNode => {
  const { t } = useWords()
  const { session } = useDrafting()
  const { pos } = place
  const node = useContract(session, ({ doc }) => doc.nodeAt(pos))
  const [typed, setTyped] = useState<string | null>(null)
  if (node?.type.name !== 'footnote') return null
  const { text } = attributesOf(node, 'footnote')
  /** What was typed is kept; one without words stays as it was. */
  const keep = (): void => {
    if (typed !== null) setFootnote(pos, typed)(session.state, session.dispatch)
  }
  return (
    <InlinePopup place={place} label={t('footnotes.footnote')} removal={t('footnotes.delete')} onKeep={keep}>
      <TextArea label={t('footnotes.text')} value={typed ?? text} onChange={setTyped} autoFocus />
    </InlinePopup>
  )
}

export const FootnotePopup = (): ReactNode => {
  const { popup } = useDrafting()
  const open = useStore(popup)
  return open?.kind === 'footnote' ? <Opened key={open.pos} place={open} /> : null
}
