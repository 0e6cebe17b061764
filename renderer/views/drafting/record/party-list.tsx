/** The parties of the contract, each with what the text calls it and who acts for it. */
import { Plus, Trash2 } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { keysOfParty, partyFieldsInText } from '../../../../shared/document/parties.ts'
import { introducedAs } from '../../../../shared/document/record-lines.ts'
import { LANGUAGES } from '../../../../shared/language/languages.ts'
import { FIELD_OWNERS, type FieldOwner, type Party, PARTY_INTRODUCTIONS } from '../../../../shared/model.ts'
import { Button } from '../../../components/button.tsx'
import { Disclosure } from '../../../components/disclosure.tsx'
import { Select } from '../../../components/select.tsx'
import { addParty, changeParty, removeParty } from '../../../contract/parties.ts'
import { recordOf } from '../../../contract/record.ts'
import { useContract } from '../../../contract/use-contract.ts'
import { confirm } from '../../../hooks/confirm.ts'
import { useWords } from '../../../i18n.ts'
import { useDrafting } from '../drafting.ts'
import { FieldEditor } from '../fields/field-editor.tsx'
import { KeptField } from './kept-field.tsx'
import { Representatives } from './representatives.tsx'

/** The facts of a party, as fields of the contract: the same as in the list of fields. */
const Facts = ({ role }: { readonly role: string }): ReactNode => {
  const { session } = useDrafting()
  const fields = useContract(session, (state) => recordOf(state).fields)
  const found = keysOfParty(role).flatMap((key) => fields.filter((field) => field.key === key))
  return found.map((definition) => <FieldEditor key={definition.key} definition={definition} />)
}

const PartyEditor = ({ party, isNew }: { readonly party: Party; readonly isNew: boolean }): ReactNode => {
  const { t } = useWords()
  const { session } = useDrafting()
  const { role, name } = party
  const language = useContract(session, (state) => recordOf(state).language)
  const change = (next: Partial<Omit<Party, 'role'>>): void => session.dispatch(changeParty(session.state, role, next))
  const owners: Readonly<Record<FieldOwner, string>> = {
    buyer: t('fields.owner_buyer'),
    tenderer: t('fields.owner_tenderer'),
    signing: t('fields.owner_signing'),
  }
  const remove = async (): Promise<void> => {
    const used = partyFieldsInText(session.state.doc, role).length
    const text = used === 0 ? t('record.remove_party_text') : t('record.remove_party_used', { count: used })
    const question = { title: t('record.remove_party_question', { name }), text, action: t('record.remove_party'), isDangerous: true }
    if (await confirm(question)) session.dispatch(removeParty(session.state, role))
  }
  return (
    <div className="record-section">
      <KeptField
        label={t('record.party_name')}
        description={t('record.party_name_help')}
        value={name}
        autoFocus={isNew}
        problemOf={(text) => (text === '' ? t('record.party_needs_name') : undefined)}
        onKeep={(next) => change({ name: next })}
      />
      <KeptField
        label={t('record.short_name')}
        description={t('record.short_name_help')}
        value={party.shortName}
        onKeep={(shortName) => change({ shortName })}
      />
      <Select
        label={t('record.introduction')}
        options={PARTY_INTRODUCTIONS.map((id) => ({ id, label: introducedAs({ name, shortName: '', introduction: id }, LANGUAGES[language]) }))}
        value={party.introduction}
        onChange={(introduction) => change({ introduction })}
      />
      <Select
        label={t('record.party_owner')}
        options={FIELD_OWNERS.map((id) => ({ id, label: owners[id] }))}
        value={party.owner}
        onChange={(owner) => change({ owner })}
      />
      <Facts role={role} />
      <Representatives party={party} onChange={(representatives) => change({ representatives })} />
      <Button size="small" variant="quiet" icon={Trash2} onPress={() => void remove()}>
        {t('record.remove_party')}
      </Button>
    </div>
  )
}

export const PartyList = (): ReactNode => {
  const { t } = useWords()
  const { session } = useDrafting()
  const parties = useContract(session, (state) => recordOf(state).parties)
  /** What the party that was added just now is called comes next. */
  const [added, setAdded] = useState<string | null>(null)
  const add = (): void => {
    session.dispatch(addParty(session.state, t('record.new_party', { place: parties.length + 1 })))
    setAdded(recordOf(session.state).parties.at(-1)?.role ?? null)
  }
  return (
    <div className="record-section">
      {parties.length === 0 && <p className="field-description">{t('record.no_parties')}</p>}
      {parties.map((party) => (
        <Disclosure key={party.role} title={party.name} level={4} defaultExpanded={party.role === added}>
          <PartyEditor party={party} isNew={party.role === added} />
        </Disclosure>
      ))}
      <Button size="small" icon={Plus} onPress={add}>
        {t('record.add_party')}
      </Button>
    </div>
  )
}
