/** The page: the contract on its sheet, scrolling on the desk. */
import { type CSSProperties, type ReactNode, type RefObject, useEffect, useMemo, useRef, useState } from 'react'
import type { ContractSession } from '../../../contract/contract-session.ts'
import { useContract } from '../../../contract/use-contract.ts'
import { recordOf } from '../../../contract/record.ts'
import { ContractEditor } from '../../../editor/contract-editor.tsx'
import { houseStyleProperties } from '../../../editor/house-style-css.ts'
import { useHouseStyle } from '../../../hooks/house-styles.ts'
import { useStore } from '../../../hooks/store.ts'
import { useWords } from '../../../i18n.ts'
import { guardEdits } from '../consent/guarded-edits.ts'
import { useDrafting } from '../drafting.ts'
import { LockGuard } from '../locks/lock-guard.tsx'
import { layout, type Zoom } from '../layout.ts'
import { FieldPopup } from '../fields/field-popup.tsx'
import { ReferenceCard } from '../references/reference-card.tsx'
import { ReferencePopup } from '../references/reference-popup.tsx'
import { BackAct } from './back-act.tsx'
import { listenToDrops } from './drop-clause.ts'
import { InlinePopups } from './inline-popups.tsx'
import { listen } from './live-events.ts'
import '../../../styles/page-font.css'
import './page.css'

/** The width of the sheet in CSS pixels (210 mm) and the least room beside it. */
const SHEET = 794
const BESIDE = 48

/** The factor of a zoom; `fit` follows the width of the desk. */
const useZoom = (zoom: Zoom, desk: RefObject<HTMLDivElement | null>): number => {
  const [width, setWidth] = useState(0)
  useEffect(() => {
    const element = desk.current
    if (!element || zoom !== 'fit') return undefined
    const observer = new ResizeObserver(() => setWidth(element.clientWidth))
    observer.observe(element)
    return () => observer.disconnect()
  }, [zoom, desk])
  if (zoom !== 'fit') return Number(zoom) / 100
  return width === 0 ? 1 : Math.min(2.5, Math.max(0.5, (width - BESIDE) / SHEET))
}

/**
 * Whenever React draws anything it notes the selection of the focused editor, and to do so it walks all text of one whose `contentEditable` is `true`:
 * a tenth of a second in 300 pages, at every change of the bar. The editor keeps its selection itself, so React need not know.
 */
const useOwnSelection = (session: ContractSession): void => {
  useEffect(() => {
    if (!session.view) return
    Object.defineProperty(session.view.dom, 'contentEditable', { value: 'inherit', configurable: true })
    // It can be reached by Tab as it is; assistive technology is told so.
    session.view.dom.setAttribute('tabindex', '0')
  }, [session])
}

export const Page = (): ReactNode => {
  const { t } = useWords()
  const drafting = useDrafting()
  const { session } = drafting
  const { zoom, guidance } = useStore(layout())
  const language = useContract(session, (state) => recordOf(state).language)
  const { houseStyle } = useHouseStyle(useContract(session, (state) => recordOf(state).houseStyle))
  const look = useMemo(() => houseStyleProperties(houseStyle), [houseStyle])
  const desk = useRef<HTMLDivElement>(null)
  const factor = useZoom(zoom, desk)
  useOwnSelection(session)
  // Another language of the interface makes another view.
  useEffect(() => guardEdits(drafting), [drafting, t])
  useEffect(() => (desk.current ? listen(drafting, desk.current) : undefined), [drafting])
  useEffect(() => (desk.current ? listenToDrops(drafting, desk.current) : undefined), [drafting])
  return (
    <>
      <div ref={desk} className="desk" data-scrolls data-guidance={guidance ? undefined : 'hidden'}>
        <div className="sheet" lang={language} style={{ ...look, '--zoom': factor } as CSSProperties}>
          <ContractEditor session={session} label={t('drafting.page')} />
        </div>
      </div>
      <BackAct />
      <FieldPopup />
      <ReferencePopup />
      <InlinePopups />
      <LockGuard />
      <ReferenceCard page={desk} />
    </>
  )
}
