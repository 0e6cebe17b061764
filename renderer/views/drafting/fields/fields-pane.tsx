/** The fields of the contract by who fills them in, filled in where they stand in the list. */
import { Crosshair } from 'lucide-react'
import { memo, type ReactNode, useState } from 'react'
import type { FieldOwner } from '../../../../shared/model.ts'
import { EmptyState } from '../../../components/empty-state.tsx'
import { Disclosure } from '../../../components/disclosure.tsx'
import { IconButton } from '../../../components/icon-button.tsx'
import { ProgressBar } from '../../../components/progress-bar.tsx'
import { Switch } from '../../../components/switch.tsx'
import { type FieldGroup, sameGroups } from '../../../contract/open-items.ts'
import { firstUseOf } from '../../../contract/places.ts'
import { recordOf } from '../../../contract/record.ts'
import { useSettled } from '../../../contract/settled.ts'
import { useContract } from '../../../contract/use-contract.ts'
import { useWords } from '../../../i18n.ts'
import { useDrafting } from '../drafting.ts'
import { FieldEditor } from './field-editor.tsx'
import { WordsForm } from './words-form.tsx'

const FieldRow = memo(({ fieldKey }: { readonly fieldKey: string }): ReactNode => {
  const { t } = useWords()
  const { session, jumps } = useDrafting()
  const definition = useContract(session, (state) => recordOf(state).fields.find(({ key }) => key === fieldKey) ?? null)
  if (!definition) return null
  const jump = (): void => {
    const pos = firstUseOf(session.state, fieldKey)
    if (pos !== null) jumps.to(pos)
  }
  return (
    <li className="fields-row">
      <FieldEditor definition={definition} />
      <IconButton icon={Crosshair} size="small" label={t('fields.show', { label: definition.label })} onPress={jump} />
      <WordsForm definition={definition} at={null} />
    </li>
  )
})
FieldRow.displayName = 'FieldRow'

/** `shown` is what is listed: with the filter on the open ones, and those that were open when it was put on. */
const Group = ({ group, shown }: { readonly group: FieldGroup; readonly shown: readonly string[] }): ReactNode => {
  const { t } = useWords()
  const { keys, open, owner } = group
  const titles: Readonly<Record<FieldOwner, string>> = {
    buyer: t('fields.owner_buyer'),
    tenderer: t('fields.owner_tenderer'),
    signing: t('fields.owner_signing'),
  }
  const done = keys.length - open.length
  const text = t('fields.progress', { done, total: keys.length })
  return (
    <Disclosure title={titles[owner]} defaultExpanded={owner === 'buyer' || open.length > 0} aside={<span className="fields-count">{text}</span>}>
      <div className="fields-panel">
        <ProgressBar label={titles[owner]} isLabelHidden size="small" done={done} total={keys.length} text={text} />
        {shown.length > 0 && (
          <ul className="fields-group">
            {shown.map((key) => (
              <FieldRow key={key} fieldKey={key} />
            ))}
          </ul>
        )}
        {shown.length === 0 && <p className="field-description">{t('fields.all_filled')}</p>}
      </div>
    </Disclosure>
  )
}

export const FieldsPane = (): ReactNode => {
  const { t } = useWords()
  const { settled, fieldGroups } = useDrafting()
  const groups = useSettled(settled, fieldGroups, sameGroups)
  /** The fields that were open when the filter was put on: a field that is being filled in must not vanish under one's hands. */
  const [kept, setKept] = useState<ReadonlySet<string> | null>(null)
  const open = groups.flatMap((group) => group.open)
  if (groups.length === 0) return <EmptyState title={t('fields.none')} text={t('fields.none_text')} />
  return (
    <div className="fields">
      <div className="fields-head">
        <Switch label={t('fields.open_only')} isSelected={kept !== null} onChange={(on) => setKept(on ? new Set(open) : null)} />
        <span className="fields-count">{t('fields.open', { count: open.length })}</span>
      </div>
      {groups.map((group) => (
        <Group
          key={group.owner}
          group={group}
          shown={kept === null ? group.keys : group.keys.filter((key) => kept.has(key) || group.open.includes(key))}
        />
      ))}
    </div>
  )
}
