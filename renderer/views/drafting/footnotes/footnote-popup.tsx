/** The footnote on the page that was asked about, by its place: its text to read and change. */
import { Trash2 } from 'lucide-react'
import { type ReactNode, useMemo, useState } from 'react'
import { Dialog } from 'react-aria-components/Dialog'
import { attributesOf } from '../../../../shared/document/attributes.ts'
import { Button } from '../../../components/button.tsx'
import { Popover } from '../../../components/popover.tsx'
import { TextArea } from '../../../components/text-area.tsx'
import { useContract } from '../../../contract/use-contract.ts'
import { setFootnote } from '../../../editor/commands/footnotes.ts'
import { useStore } from '../../../hooks/store.ts'
import { useWords } from '../../../i18n.ts'
import { type FootnotePopupPlace, useDrafting } from '../drafting.ts'
import '../choices/choices.css'

const Opened = ({ place }: { readonly place: FootnotePopupPlace }): ReactNode => {
  const { t } = useWords()
  const { session, popup } = useDrafting()
  const { pos } = place
  const node = useContract(session, ({ doc }) => doc.nodeAt(pos))
  const anchor = useMemo(() => ({ current: place.anchor }), [place])
  const [typed, setTyped] = useState<string | null>(null)
  if (node?.type.name !== 'footnote') return null
  const { text } = attributesOf(node, 'footnote')
  /** What was typed is kept when the popup is left, whichever way; one without words stays as it was. */
  const close = (): void => {
    if (typed !== null) setFootnote(pos, typed)(session.state, session.dispatch)
    popup.set(null)
  }
  const remove = (): void => {
    popup.set(null)
    session.dispatch(session.state.tr.delete(pos, pos + node.nodeSize))
    session.view?.focus()
  }
  return (
    <Popover triggerRef={anchor} isOpen onOpenChange={(open) => !open && close()} placement="bottom start" className="choice-popover">
      <Dialog className="popover-dialog choice-popup" aria-label={t('footnotes.footnote')}>
        <TextArea label={t('footnotes.text')} value={typed ?? text} onChange={setTyped} autoFocus />
        <div className="choice-acts">
          <Button size="small" variant="primary" onPress={close}>
            {t('choices.done')}
          </Button>
          <Button size="small" variant="quiet" icon={Trash2} onPress={remove}>
            {t('footnotes.delete')}
          </Button>
        </div>
      </Dialog>
    </Popover>
  )
}

export const FootnotePopup = (): ReactNode => {
  const { popup } = useDrafting()
  const open = useStore(popup)
  return open?.kind === 'footnote' ? <Opened key={open.pos} place={open} /> : null
}
