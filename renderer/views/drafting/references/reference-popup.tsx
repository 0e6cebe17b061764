/** A reference on the page in a small surface by its place: how it reads, where it points, and what can be done about a broken one. */
import { ArrowRight, Trash2, Waypoints } from 'lucide-react'
import { type ReactNode, useMemo, useState } from 'react'
import { Dialog } from 'react-aria-components/Dialog'
import { attributesOf } from '../../../../shared/document/attributes.ts'
import { Button } from '../../../components/button.tsx'
import { Popover } from '../../../components/popover.tsx'
import { RadioGroup } from '../../../components/radio-group.tsx'
import { positionOfTarget } from '../../../contract/places.ts'
import { useContract } from '../../../contract/use-contract.ts'
import { changeReference } from '../../../editor/commands/references.ts'
import { useStore } from '../../../hooks/store.ts'
import { useWords } from '../../../i18n.ts'
import { type InlinePopupPlace, useDrafting } from '../drafting.ts'
import { ReferenceDialog } from './reference-dialog.tsx'
import { formsOf } from './reference-text.ts'
import { TargetSummary } from './target-summary.tsx'
import './references.css'

const Opened = ({ place, onRetarget }: { readonly place: InlinePopupPlace; readonly onRetarget: () => void }): ReactNode => {
  const { t } = useWords()
  const { session, popup, jumps } = useDrafting()
  const { pos } = place
  const node = useContract(session, ({ doc }) => doc.nodeAt(pos))
  const anchor = useMemo(() => ({ current: place.anchor }), [place])
  if (node?.type.name !== 'reference') return null
  const { target, form, to } = attributesOf(node, 'reference')
  const forms = formsOf(session.state, target, pos, to)
  const at = positionOfTarget(session.state, target)
  const close = (): void => popup.set(null)
  const follow = (): void => {
    close()
    if (at !== null) jumps.to(at)
  }
  const remove = (): void => {
    close()
    session.dispatch(session.state.tr.delete(pos, pos + node.nodeSize))
    session.view?.focus()
  }
  return (
    <Popover triggerRef={anchor} isOpen onOpenChange={(open) => !open && close()} placement="bottom start" className="reference-popover">
      <Dialog className="popover-dialog reference-popup" aria-label={t('references.reference')}>
        <TargetSummary reference={node} />
        {forms.length > 1 && (
          <RadioGroup
            label={t('references.form')}
            options={forms.map((one) => ({ id: one.form, label: one.text }))}
            value={forms.some((one) => one.form === form) ? form : (forms[0]?.form ?? null)}
            onChange={(next) => changeReference({ form: next }, pos)(session.state, session.dispatch)}
          />
        )}
        <div className="reference-acts">
          {at !== null && (
            <Button size="small" icon={ArrowRight} onPress={follow}>
              {t('references.go')}
            </Button>
          )}
          <Button size="small" icon={Waypoints} onPress={onRetarget}>
            {t('references.retarget')}
          </Button>
          <Button size="small" variant="quiet" icon={Trash2} onPress={remove}>
            {t('references.delete')}
          </Button>
        </div>
      </Dialog>
    </Popover>
  )
}

export const ReferencePopup = (): ReactNode => {
  const { popup } = useDrafting()
  const open = useStore(popup)
  const [retargeted, setRetargeted] = useState<number | null>(null)
  const place = open?.kind === 'reference' ? open : null
  return (
    <>
      {place && (
        <Opened
          key={place.pos}
          place={place}
          onRetarget={() => {
            popup.set(null)
            setRetargeted(place.pos)
          }}
        />
      )}
      {retargeted !== null && <ReferenceDialog pos={retargeted} onClose={() => setRetargeted(null)} />}
    </>
  )
}
