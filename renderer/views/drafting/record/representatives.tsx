/** Those who act for a party besides its first contact and its first signatory. */
import { Plus, Trash2 } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { checkValue } from '../../../../shared/library/field-values.ts'
import type { Party, Representative } from '../../../../shared/model.ts'
import { Button } from '../../../components/button.tsx'
import { IconButton } from '../../../components/icon-button.tsx'
import { Select } from '../../../components/select.tsx'
import { useWords } from '../../../i18n.ts'
import { fieldProblem } from '../fields/field-problem.ts'
import { KeptField } from './kept-field.tsx'

const NOBODY: Representative = { role: 'contact', name: '', title: '', email: '', phone: '' }

/** A person is the same one after each change, so that what is typed and not kept goes with its own person. */
const ids = new WeakMap<Representative, string>()
const idOf = (person: Representative): string => {
  const id = ids.get(person) ?? crypto.randomUUID()
  ids.set(person, id)
  return id
}
const changed = (person: Representative, change: Partial<Representative>): Representative => {
  const next = { ...person, ...change }
  ids.set(next, idOf(person))
  return next
}

interface PersonProps {
  readonly person: Representative
  readonly label: string
  /** It was added just now: its name is what comes next. */
  readonly isNew: boolean
  readonly onChange: (person: Representative) => void
  readonly onRemove: () => void
}

const Person = ({ person, label, isNew, onChange, onRemove }: PersonProps): ReactNode => {
  const { t } = useWords()
  const problemOf = (type: 'email' | 'phone') => (text: string) => {
    const { problem } = text === '' ? { problem: null } : checkValue(type, text)
    return problem ? fieldProblem(problem, t) : undefined
  }
  return (
    <li className="record-person">
      <fieldset className="record-section" aria-label={label}>
        <div className="record-person-head">
          <Select
            label={t('record.person_role')}
            options={[
              { id: 'contact', label: t('record.role_contact') },
              { id: 'signatory', label: t('record.role_signatory') },
            ]}
            value={person.role}
            onChange={(role) => onChange(changed(person, { role }))}
          />
          <IconButton icon={Trash2} size="small" label={t('record.remove_person', { name: label })} onPress={onRemove} />
        </div>
        <KeptField label={t('record.person_name')} value={person.name} autoFocus={isNew} onKeep={(name) => onChange(changed(person, { name }))} />
        <KeptField label={t('record.person_title')} value={person.title} onKeep={(title) => onChange(changed(person, { title }))} />
        <KeptField
          label={t('record.person_email')}
          inputMode="email"
          value={person.email}
          problemOf={problemOf('email')}
          onKeep={(email) => onChange(changed(person, { email }))}
        />
        <KeptField
          label={t('record.person_phone')}
          inputMode="tel"
          value={person.phone}
          problemOf={problemOf('phone')}
          onKeep={(phone) => onChange(changed(person, { phone }))}
        />
      </fieldset>
    </li>
  )
}

export const Representatives = ({
  party: { representatives },
  onChange,
}: {
  readonly party: Party
  readonly onChange: (representatives: readonly Representative[]) => void
}): ReactNode => {
  const { t } = useWords()
  const [added, setAdded] = useState<string | null>(null)
  const add = (): void => {
    const person = { ...NOBODY }
    setAdded(idOf(person))
    onChange([...representatives, person])
  }
  return (
    <section className="record-people">
      <h5>{t('record.people')}</h5>
      <p className="field-description">{t('record.people_help')}</p>
      {representatives.length > 0 && (
        <ul>
          {representatives.map((person, place) => (
            <Person
              key={idOf(person)}
              person={person}
              isNew={idOf(person) === added}
              label={person.name === '' ? t('record.person_nameless', { place: place + 1 }) : person.name}
              onChange={(next) => onChange(representatives.with(place, next))}
              onRemove={() => onChange(representatives.toSpliced(place, 1))}
            />
          ))}
        </ul>
      )}
      <Button size="small" icon={Plus} onPress={add}>
        {t('record.add_person')}
      </Button>
    </section>
  )
}
