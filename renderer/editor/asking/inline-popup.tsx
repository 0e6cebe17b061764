/** The popup of something inside a sentence that was asked about, by its place: what it holds to read and change, and the act that takes it out. */
import { Trash2 } from 'lucide-react'
import { type ReactNode, useMemo } from 'react'
import { Dialog } from 'react-aria-components/Dialog'
import { Button } from '../../components/button.tsx'
import { Popover } from '../../components/popover.tsx'
import { useWords } from '../../i18n.ts'
import type { AskingProps, InlinePlace } from './editing.ts'
import './asking.css'

export interface InlinePopupProps extends AskingProps {
  readonly place: InlinePlace
  readonly label: string
  /** What the act says that takes it out of the sentence. */
  readonly removal: string
  /** Called when the popup is left, whichever way, unless what it is about is taken out. */
  readonly onKeep: () => void
  readonly children: ReactNode
}

export const InlinePopup = ({ editing, place, label, removal, onKeep, onClose, children }: InlinePopupProps): ReactNode => {
  const { t } = useWords()
  const { pos } = place
  const anchor = useMemo(() => ({ current: place.anchor }), [place])
  const close = (): void => {
    onKeep()
    onClose()
  }
  const remove = (): void => {
    onClose()
    const size = editing.state.doc.nodeAt(pos)?.nodeSize ?? 0
    editing.dispatch(editing.state.tr.delete(pos, pos + size))
    editing.view?.focus()
  }
  return (
    <Popover triggerRef={anchor} isOpen onOpenChange={(open) => !open && close()} placement="bottom start" className="choice-popover">
      <Dialog className="popover-dialog choice-popup" aria-label={label}>
        {children}
        <div className="choice-acts">
          <Button size="small" variant="primary" onPress={close}>
            {t('choices.done')}
          </Button>
          <Button size="small" variant="quiet" icon={Trash2} onPress={remove}>
            {removal}
          </Button>
        </div>
      </Dialog>
    </Popover>
  )
}
