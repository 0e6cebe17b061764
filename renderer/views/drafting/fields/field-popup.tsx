/** The field on the page that is being filled in, in a small surface by its place. Enter goes on to the next open one. */
import { type ReactNode, useMemo } from 'react'
import { Dialog } from 'react-aria-components/Dialog'
import { Button } from '../../../components/button.tsx'
import { Popover } from '../../../components/popover.tsx'
import { type FieldPlace, nextOpenField } from '../../../contract/places.ts'
import { recordOf } from '../../../contract/record.ts'
import { useContract } from '../../../contract/use-contract.ts'
import { useStore } from '../../../hooks/store.ts'
import { useWords } from '../../../i18n.ts'
import { type Drafting, type FieldPopupPlace, useDrafting } from '../drafting.ts'
import { fieldElement } from '../../../editor/elements.ts'
import { FieldEditor } from './field-editor.tsx'
import { WordsForm } from './words-form.tsx'

/** Open the popup of a field at a place in the document. */
export const openField = ({ session, popup }: Drafting, place: FieldPlace): void => {
  const anchor = session.view && fieldElement(session.view, place)
  if (anchor) popup.set({ kind: 'field', ...place, anchor })
}

/** Go to the next open field and open it; at the last one the popup closes. */
export const openNextField = (drafting: Drafting, after: FieldPlace): void => {
  const { session, popup, jumps } = drafting
  popup.set(null)
  const next = nextOpenField(session.state, after)
  if (!next) return
  jumps.to(next.pos)
  // When what was scrolled to has been drawn.
  requestAnimationFrame(() => requestAnimationFrame(() => openField(drafting, next)))
}

const Opened = ({ place }: { readonly place: FieldPopupPlace }): ReactNode => {
  const { t } = useWords()
  const drafting = useDrafting()
  const { session, popup } = drafting
  const definition = useContract(session, (state) => recordOf(state).fields.find(({ key }) => key === place.key) ?? null)
  const anchor = useMemo(() => ({ current: place.anchor }), [place])
  const owners = { buyer: t('fields.by_buyer'), tenderer: t('fields.by_tenderer'), signing: t('fields.by_signing') }
  const go = (): void => openNextField(drafting, place)
  return (
    <Popover triggerRef={anchor} isOpen onOpenChange={(open) => !open && popup.set(null)} placement="bottom start" className="field-popover">
      <Dialog className="popover-dialog" aria-label={definition?.label ?? t('fields.unknown')}>
        {definition ? (
          <>
            <FieldEditor key={place.key} definition={definition} autoFocus onEntered={go} />
            <WordsForm definition={definition} at={place.pos} />
            <div className="field-popover-more">
              <span>{owners[definition.owner]}</span>
              <Button size="small" variant="quiet" onPress={go}>
                {t('fields.next')}
              </Button>
            </div>
          </>
        ) : (
          <p>{t('fields.unknown_text', { key: place.key })}</p>
        )}
      </Dialog>
    </Popover>
  )
}

export const FieldPopup = (): ReactNode => {
  const { popup } = useDrafting()
  const open = useStore(popup)
  return open?.kind === 'field' ? <Opened place={open} /> : null
}
