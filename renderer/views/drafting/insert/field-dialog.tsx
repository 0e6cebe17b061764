/** Inserting a field at the caret: one that the contract has, or a new one. */
import { type ReactNode, useMemo, useState } from 'react'
import { FIELD_OWNERS, FIELD_TYPES, type FieldDefinition, type FieldOwner, type FieldType } from '../../../../shared/model.ts'
import { Button } from '../../../components/button.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { Select } from '../../../components/select.tsx'
import { TextField } from '../../../components/text-field.tsx'
import { recordOf } from '../../../contract/record.ts'
import { insertField, insertNewField } from '../../../editor/commands/insertions.ts'
import { newId } from '../../../editor/identities.ts'
import { useWords } from '../../../i18n.ts'
import { useDrafting } from '../drafting.ts'
import { PickList } from '../pick/pick-list.tsx'
import { insertOrSay } from '../../../editor/asking/insert-or-say.ts'

const NewField = ({
  label: first,
  onMade,
  onBack,
}: {
  readonly label: string
  readonly onMade: (field: FieldDefinition) => void
  readonly onBack: () => void
}): ReactNode => {
  const { t } = useWords()
  const [label, setLabel] = useState(first)
  const [type, setType] = useState<FieldType>('text')
  const [owner, setOwner] = useState<FieldOwner>('buyer')
  const types: Readonly<Record<FieldType, string>> = {
    text: t('insert.type_text'),
    integer: t('insert.type_integer'),
    percent: t('insert.type_percent'),
    amount: t('insert.type_amount'),
    date: t('insert.type_date'),
    month: t('insert.type_month'),
    deadline: t('insert.type_deadline'),
    registration: t('insert.type_registration'),
    gln: t('insert.type_gln'),
    p_number: t('insert.type_p_number'),
    account: t('insert.type_account'),
    address: t('insert.type_address'),
    email: t('insert.type_email'),
    phone: t('insert.type_phone'),
  }
  const owners: Readonly<Record<FieldOwner, string>> = {
    buyer: t('fields.owner_buyer'),
    tenderer: t('fields.owner_tenderer'),
    signing: t('fields.owner_signing'),
  }
  const make = (): void => {
    if (label.trim() !== '') onMade({ key: `own_${newId()}`, label: label.trim(), type, owner })
  }
  return (
    <form
      className="insert-form"
      onSubmit={(event) => {
        event.preventDefault()
        make()
      }}
    >
      <TextField label={t('insert.field_label')} description={t('insert.field_label_help')} value={label} onChange={setLabel} autoFocus />
      <Select label={t('insert.field_type')} options={FIELD_TYPES.map((id) => ({ id, label: types[id] }))} value={type} onChange={setType} />
      <Select label={t('insert.field_owner')} options={FIELD_OWNERS.map((id) => ({ id, label: owners[id] }))} value={owner} onChange={setOwner} />
      <div className="insert-acts">
        <Button onPress={onBack}>{t('insert.back')}</Button>
        <Button variant="primary" type="submit" isDisabled={label.trim() === ''}>
          {t('insert.field_make')}
        </Button>
      </div>
    </form>
  )
}

export const FieldDialog = ({ onClose }: { readonly onClose: () => void }): ReactNode => {
  const { t } = useWords()
  const { session } = useDrafting()
  const [query, setQuery] = useState('')
  const [isNew, setIsNew] = useState(false)
  const { fields } = recordOf(session.state)
  const found = useMemo(() => {
    const asked = query.trim().toLowerCase()
    return fields.filter(({ label }) => label.toLowerCase().includes(asked))
  }, [fields, query])
  const title = t('insert.field_title')
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      {...(isNew ? {} : { footer: <Button onPress={() => setIsNew(true)}>{t('insert.field_new')}</Button> })}
    >
      {isNew ? (
        <NewField
          label={query.trim()}
          onBack={() => setIsNew(false)}
          onMade={(field) => {
            onClose()
            insertOrSay(session, insertNewField(field), t('insert.not_in_text'))
          }}
        />
      ) : (
        <PickList
          label={title}
          placeholder={t('insert.field_placeholder')}
          query={query}
          onQuery={setQuery}
          sections={[{ id: 'fields', title: '', picks: found.map(({ key, label }) => ({ id: key, title: label })) }]}
          onPick={(key) => {
            onClose()
            insertOrSay(session, insertField(key), t('insert.not_in_text'))
          }}
          empty={t('insert.field_none')}
        />
      )}
    </Dialog>
  )
}
