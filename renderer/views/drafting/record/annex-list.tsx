/** The annexes of the contract in order, each with its record to fill in. */
import { Crosshair, Plus } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { type AnnexRecord, annexReader } from '../../../contract/annexes.ts'
import { Badge } from '../../../components/badge.tsx'
import { Button } from '../../../components/button.tsx'
import { Disclosure } from '../../../components/disclosure.tsx'
import { IconButton } from '../../../components/icon-button.tsx'
import { positionOfKey } from '../../../contract/places.ts'
import { useContract } from '../../../contract/use-contract.ts'
import { newAnnex } from '../../../editor/commands/parts.ts'
import { useDrafting } from '../drafting.ts'
import { AnnexForm, useAnnexWords } from './annex-form.tsx'

const AnnexRow = ({ annex }: { readonly annex: AnnexRecord }): ReactNode => {
  const { t, states } = useAnnexWords()
  const { session, jumps } = useDrafting()
  const name = [annex.number, annex.title === '' ? t('outline.nameless') : annex.title].filter((text) => text !== '').join(' ')
  const jump = (): void => {
    const pos = positionOfKey(session.state.doc, annex.key)
    if (pos !== null) jumps.to(pos)
  }
  return (
    <li data-depth={annex.depth}>
      <Disclosure
        title={name}
        level={4}
        aside={
          <>
            {annex.state !== 'included' && <Badge>{states[annex.state]}</Badge>}
            <IconButton icon={Crosshair} size="small" label={t('fields.show', { label: name })} onPress={jump} />
          </>
        }
      >
        <AnnexForm annex={annex} />
      </Disclosure>
    </li>
  )
}

export const AnnexList = (): ReactNode => {
  const { t } = useAnnexWords()
  const { session } = useDrafting()
  const [read] = useState(annexReader)
  const annexes = useContract(session, read)
  const add = (): void => {
    newAnnex(session.state, session.dispatch)
    session.view?.focus()
  }
  return (
    <div className="record-section">
      {annexes.length === 0 && <p className="field-description">{t('record.no_annexes')}</p>}
      {annexes.length > 0 && (
        <ul className="record-annexes">
          {annexes.map((annex) => (
            <AnnexRow key={annex.key} annex={annex} />
          ))}
        </ul>
      )}
      <Button size="small" icon={Plus} onPress={add}>
        {t('record.add_annex')}
      </Button>
    </div>
  )
}
