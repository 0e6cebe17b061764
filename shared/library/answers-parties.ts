/** The parties of an answers file: their facts, what the text calls them, and who acts for them. */
import { partyKey, signatoryKey } from '../document/special-fields.ts'
import { type FieldValue, type Party, PARTY_INTRODUCTIONS, type Representative, REPRESENTATIVE_ROLES } from '../model.ts'
import { type AnswersReader, given, isRaw } from './answers-reader.ts'
import { checkCvrValue, checkOrganisationNumberValue, checkValue } from './field-values.ts'

/** What an answers file says of a party beside the values of its fields. */
export type PartyAnswers = Partial<Pick<Party, 'name' | 'shortName' | 'introduction' | 'representatives'>>

export interface PartiesRead {
  readonly values: Readonly<Record<string, FieldValue>>
  readonly parties: Readonly<Record<string, PartyAnswers>>
}

const PARTY_KEYS = ['name', 'address', 'cvr', 'organisation_number', 'contact', 'term', 'short_name', 'introduction', 'representatives'] as const
const PERSON_KEYS = ['role', 'name', 'title', 'email', 'phone'] as const

const person = (value: unknown, place: string, reader: AnswersReader): Representative | null => {
  const raw = isRaw(value) ? reader.object(value, place, PERSON_KEYS) : null
  const role = raw && REPRESENTATIVE_ROLES.find((one) => one === raw['role'])
  if (!raw || !role) {
    reader.report(place, 'not_a_person', { roles: REPRESENTATIVE_ROLES.join(', ') })
    return null
  }
  const fact = (key: 'name' | 'title' | 'email' | 'phone', type: 'text' | 'email' | 'phone'): string =>
    raw[key] === undefined ? '' : String(reader.value(checkValue(type, raw[key]), `${place}.${key}`) ?? '')
  return { role, name: fact('name', 'text'), title: fact('title', 'text'), email: fact('email', 'email'), phone: fact('phone', 'phone') }
}

/** Read the parties; `fieldKeys` are the fields of the standard, among which a party's first signatory may be. */
export const readParties = (value: unknown, roles: readonly string[], fieldKeys: readonly string[], reader: AnswersReader): PartiesRead => {
  const values: Record<string, FieldValue> = {}
  const parties: Record<string, PartyAnswers> = {}
  const raw = reader.object(value, 'parties', roles)
  for (const role of roles) {
    if (raw[role] === undefined) continue
    const place = `parties.${role}`
    const party = reader.object(raw[role], place, PARTY_KEYS)
    const take = (key: string, checked: ReturnType<typeof checkValue>, at: string): void => {
      const found = reader.value(checked, `${place}.${at}`)
      if (found !== null) values[key] = found
    }
    if (party['name'] !== undefined) take(partyKey(role, 'name'), checkValue('text', party['name']), 'name')
    if (party['address'] !== undefined) {
      const lines: unknown = party['address']
      const sound = Array.isArray(lines) && lines.length > 0 && lines.every((line) => typeof line === 'string' && line.trim() !== '')
      if (sound) take(partyKey(role, 'address'), checkValue('address', lines.join('\n')), 'address')
      else reader.report(`${place}.address`, 'not_an_address')
    }
    if (party['cvr'] !== undefined && party['organisation_number'] !== undefined) reader.report(place, 'two_registrations')
    else if (party['cvr'] !== undefined) take(partyKey(role, 'registration'), checkCvrValue(party['cvr']), 'cvr')
    else if (party['organisation_number'] !== undefined) {
      take(partyKey(role, 'registration'), checkOrganisationNumberValue(party['organisation_number']), 'organisation_number')
    }
    const contact = reader.object(party['contact'], `${place}.contact`, ['name', 'email', 'phone'])
    if (contact['name'] !== undefined) take(partyKey(role, 'contact_name'), checkValue('text', contact['name']), 'contact.name')
    if (contact['email'] !== undefined) take(partyKey(role, 'contact_email'), checkValue('email', contact['email']), 'contact.email')
    if (contact['phone'] !== undefined) take(partyKey(role, 'contact_phone'), checkValue('phone', contact['phone']), 'contact.phone')

    const text = (key: 'term' | 'short_name'): string | undefined => {
      const found = party[key] === undefined ? null : reader.value(checkValue('text', party[key]), `${place}.${key}`)
      return found === null ? undefined : String(found)
    }
    const people = reader
      .list(party['representatives'], `${place}.representatives`)
      .flatMap((one, index) => person(one, `${place}.representatives[${index}]`, reader) ?? [])
    const settings = given<PartyAnswers>({
      name: text('term'),
      shortName: text('short_name'),
      introduction: reader.oneOf(party['introduction'], PARTY_INTRODUCTIONS, `${place}.introduction`),
      representatives: party['representatives'] === undefined ? undefined : withoutFirst(role, people, fieldKeys, values),
    })
    if (Object.keys(settings).length > 0) parties[role] = settings
  }
  return { values, parties }
}

/** The first contact and the first signatory are fields: they fill those that nothing else does. The others are left. */
const withoutFirst = (
  role: string,
  people: readonly Representative[],
  fieldKeys: readonly string[],
  values: Record<string, FieldValue>,
): Representative[] => {
  const rest = [...people]
  const contact = rest.find((one) => one.role === 'contact')
  const contactKeys = (['name', 'email', 'phone'] as const).map((fact) => [fact, partyKey(role, `contact_${fact}`)] as const)
  if (contact && contactKeys.every(([, key]) => values[key] === undefined)) {
    rest.splice(rest.indexOf(contact), 1)
    for (const [fact, key] of contactKeys) {
      const text = fact === 'name' ? nameAndTitle(contact) : contact[fact]
      if (text !== '') values[key] = text
    }
  }
  const signatory = rest.find((one) => one.role === 'signatory')
  const key = signatoryKey(role)
  if (signatory && fieldKeys.includes(key) && nameAndTitle(signatory) !== '') {
    rest.splice(rest.indexOf(signatory), 1)
    values[key] = nameAndTitle(signatory)
  }
  return rest
}

const nameAndTitle = ({ name, title }: Representative): string => [name, title].filter((text) => text !== '').join(', ')
