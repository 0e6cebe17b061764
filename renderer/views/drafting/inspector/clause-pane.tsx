/** The clause at the caret: where it comes from, how it differs from there, what it depends on and what depends on it. */
import type { Node } from 'prosemirror-model'
import { type ReactNode, useCallback } from 'react'
import { partAttributes } from '../../../../shared/document/attributes.ts'
import { EmptyState } from '../../../components/empty-state.tsx'
import { Switch } from '../../../components/switch.tsx'
import { type ClauseAt, clauseAt, sameClause } from '../../../contract/clause-at.ts'
import { factsOf, nameOf } from '../../../contract/part-facts.ts'
import { keyOf, partAt } from '../../../contract/parts.ts'
import { positionOfKey } from '../../../contract/places.ts'
import { recordOf } from '../../../contract/record.ts'
import { useSettled } from '../../../contract/settled.ts'
import { useContract } from '../../../contract/use-contract.ts'
import { isReserved, setReserved } from '../../../editor/commands/parts.ts'
import { labelOf } from '../../../editor/display.ts'
import { liveIn } from '../../../editor/live.ts'
import { useWords } from '../../../i18n.ts'
import { doWithConsent, reserveConsent } from '../consent/consent.tsx'
import { useDrafting } from '../drafting.ts'
import { Alternatives } from './alternatives.tsx'
import { ClauseReferences } from './clause-references.tsx'
import { LockSection } from '../locks/lock-section.tsx'
import { ConditionChoice } from './condition-choice.tsx'
import { DefinedHere } from './defined-here.tsx'
import { Origin } from './origin.tsx'
import './inspector.css'

const Crumb = ({ node }: { readonly node: Node }): ReactNode => {
  const { t } = useWords()
  const { session, jumps } = useDrafting()
  const number = liveIn(session.state).resolution.numberOf(partAttributes(node).id)
  const jump = (): void => {
    const pos = positionOfKey(session.state.doc, keyOf(node))
    if (pos !== null) jumps.to(pos)
  }
  return (
    <li>
      <button type="button" className="link" onClick={jump}>
        {[number ? labelOf(number, liveIn(session.state)) : '', nameOf(node) || t('outline.nameless')].filter((text) => text !== '').join(' ')}
      </button>
    </li>
  )
}

const Head = ({ clause: { node, around } }: { readonly clause: ClauseAt }): ReactNode => {
  const { t } = useWords()
  const { session } = useDrafting()
  const live = liveIn(session.state)
  const language = recordOf(session.state).language
  const number = live.resolution.included(node) ? live.resolution.numberOf(partAttributes(node).id) : undefined
  return (
    <header className="inspected-head" lang={language}>
      {around.length > 0 && (
        <ol className="inspected-around" aria-label={t('inspector.stands_in')}>
          {around.map((part) => (
            <Crumb key={keyOf(part)} node={part} />
          ))}
        </ol>
      )}
      <h2 className="inspected-title">
        {number && <span className="inspected-number">{labelOf(number, live)}</span>}
        {nameOf(node) || t('outline.nameless')}
      </h2>
    </header>
  )
}

const Clause = ({ clause }: { readonly clause: ClauseAt }): ReactNode => {
  const { t } = useWords()
  const drafting = useDrafting()
  const { session } = drafting
  const { node, taken, alternatives } = clause
  const { guidance } = factsOf(node)
  const isOut = isReserved(node)
  const setOut = (reserved: boolean): void => {
    void doWithConsent(drafting, setReserved(partAttributes(node).id, reserved), reserveConsent(nameOf(node) || t('outline.nameless')))
  }
  return (
    <div className="inspected-pane">
      <Head clause={clause} />
      {taken ? (
        <Origin key={keyOf(taken.node)} part={taken.node} source={taken.source} isWhole={taken.node === node} isAlone={alternatives.length === 1} />
      ) : (
        <p className="field-description">{t('inspector.own_clause')}</p>
      )}
      {guidance !== '' && (
        <section>
          <h3>{t('inspector.guidance')}</h3>
          <p className="inspected-guidance" lang={recordOf(session.state).language}>
            {guidance}
          </p>
        </section>
      )}
      <Alternatives node={node} alternatives={alternatives} />
      {alternatives.length === 1 && <ConditionChoice node={node} />}
      <section>
        <h3>{t('inspector.force')}</h3>
        <Switch label={t('inspector.reserve')} description={t('inspector.reserve_help')} isSelected={isOut} onChange={setOut} />
      </section>
      <LockSection node={node} around={clause.around} />
      <DefinedHere node={node} />
      <ClauseReferences node={node} />
    </div>
  )
}

export const ClausePane = (): ReactNode => {
  const { t } = useWords()
  const { session, settled } = useDrafting()
  const key = useContract(session, ({ doc, selection }) => {
    const part = partAt(doc, selection.from)
    return part ? keyOf(part.node) : ''
  })
  const clause = useSettled(
    settled,
    useCallback((state) => clauseAt(state, key), [key]),
    sameClause,
  )
  if (!clause) return <EmptyState title={t('inspector.no_clause')} text={t('inspector.no_clause_text')} />
  return <Clause key={key} clause={clause} />
}
