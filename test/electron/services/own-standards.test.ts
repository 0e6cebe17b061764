/** Standards of the user's own, and standing sets of changes to a standard. */
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Node } from 'prosemirror-model'
import { Transform } from 'prosemirror-transform'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { changeSets } from '../../../electron/services/change-sets.ts'
import { contractStore } from '../../../electron/services/contracts.ts'
import { draftContract, draftIds } from '../../../electron/services/draft.ts'
import { openLibrary } from '../../../electron/services/library.ts'
import { libraryExchange } from '../../../electron/services/library-exchange.ts'
import { libraryLists } from '../../../electron/services/library-lists.ts'
import { ownStandards } from '../../../electron/services/own-standards.ts'
import { deviationFor } from '../../../shared/document/deviations.ts'
import { findParts, insertPart, movePart, removePart, reservePart, setAnnexState } from '../../../shared/document/edit.ts'
import { schema } from '../../../shared/document/schema.ts'
import { allParts } from '../../../shared/document/numbering.ts'
import { outline } from '../../../shared/document/outline.ts'
import { resolve } from '../../../shared/document/resolve.ts'
import { plainText } from '../../../shared/document/plain-text.ts'
import { headingOf, partAttributes } from '../../../shared/document/attributes.ts'
import type { Contract, Representative } from '../../../shared/model.ts'
import { annex, clause, field, p, ref } from '../../build.ts'
import { refusal } from '../../refused.ts'
import { smallStandard } from '../../small-standard.ts'
import { temporaryFolder } from '../folders.ts'
import { clauseFile, installation, memoryDatabase, SMALL_FILES } from './library-folder.ts'

const now = (): string => '2026-02-02T00:00:00.000Z'

const workshop = () => {
  const { db, start } = installation()
  let count = 0
  const open = (files = SMALL_FILES) => {
    const library = start(files)
    const contracts = contractStore(db, { now, newId: () => `k${(count += 1)}`, drafter: () => '' })
    return {
      library,
      contracts,
      lists: libraryLists(db, library, contracts),
      standards: ownStandards(db, library, contracts, now),
      sets: changeSets(db, library, contracts, now),
      exchange: libraryExchange(db, library, now),
    }
  }
  return { ...open(), update: open }
}

const idOf = draftIds('small')
const edited = (contract: Contract, edit: (tr: Transform) => unknown): Contract => {
  const tr = new Transform(contract.document)
  edit(tr)
  tr.doc.check()
  return { ...contract, document: tr.doc }
}
const NOBODY: Representative = { role: 'signatory', name: '', title: '', email: '', phone: '' }
const OWN = clause(
  { id: 'mine', heading: 'Vores egen' },
  p('Betaling efter ', ref(idOf('payment/due')), ', ', ref(idOf('annex-prices')), ' og ', field('penalty_cap'), '.'),
  clause({ id: 'mine-in', heading: 'Indeni', reserved: true }, p('Udgår.')),
)

/** Own text, an own clause and annex, something left out, moved and reserved, an answer and values. */
const changed = (drafted: Contract): Contract => ({
  ...edited(drafted, (tr) => {
    tr.doc.descendants((node, pos) => {
      if (node.isText && node.text === 'Dansk ret gælder.') tr.insert(pos, schema.text('Kun '))
    })
    expect(insertPart(tr, OWN, { after: idOf('purpose') })).toBe(true)
    expect(insertPart(tr, annex({ id: 'bilag', heading: 'Vores bilag' }, p('Tekst')), { after: idOf('annex-plan') })).toBe(true)
    expect(movePart(tr, idOf('payment'), { before: idOf('price') })).toBe(true)
    reservePart(tr, idOf('options-terms'))
    reservePart(tr, idOf('payment/due'))
    removePart(tr, idOf('price-table'))
  }),
  answers: { pricing: 'hourly', options: 'yes' },
  values: { penalty_cap: 0.25, takeover_date: '2027-01-01', 'customer.name': 'Odense Kommune' },
})

/** Numbers, headings, references and words of a contract as printed. */
const printed = (contract: Contract) => {
  const { items, references } = outline(resolve(contract))
  return {
    parts: items.map(({ number, heading, kind }) => `${kind} ${number} ${heading}`),
    references: references.map(({ text }) => text),
    text: plainText(contract.document),
  }
}

test('a contract becomes a standard that drafts the same contract, with its questions, fields, parties and style', () => {
  const { library, contracts, standards, lists } = workshop()
  const drafted = draftContract(library, 'small', 'da', null)
  const contract: Contract = {
    ...changed(drafted),
    style: { ...drafted.style, annexNumber: 'letter', clauseWord: 'pkt.' },
    front: { titlePage: false, contents: true, parties: true },
    dayRule: { saturdays: true, closed: ['05-01', '12-24'] },
    houseStyle: 'state',
    parties: drafted.parties.map((one, index) =>
      index > 0 ? one : { ...one, shortName: 'OK', introduction: 'called', representatives: [{ ...NOBODY, name: 'Ane Ask', email: 'aa@odense.dk' }] },
    ),
  }
  const saved = standards.save({ contract: contracts.create(contract), standard: null, title: 'Vores kontrakt', description: '' })
  expect(saved).toEqual({
    id: 'own-vores-kontrakt',
    version: 1,
    ownClauses: 3,
    leftOut: [{ place: 'Vores bilag', code: 'annex_text_in_clause', params: {} }],
  })
  expect(lists.standards().find(({ id }) => id === saved.id)).toEqual({
    id: saved.id,
    version: 1,
    origin: 'own',
    retired: false,
    texts: { da: { title: 'Vores kontrakt', description: 'Vores kontrakt' } },
  })
  const again = draftContract(library, saved.id, 'da', {
    answers: { pricing: 'hourly', options: 'yes' },
    fields: { penalty_cap: 0.25, takeover_date: '2027-01-01' },
  })
  expect(again.style).toEqual(contract.style)
  expect(again.dayRule).toEqual(contract.dayRule)
  expect(again.houseStyle).toBe('state')
  expect(again.parties).toEqual(contract.parties)
  const out = allParts(again.document).flatMap(({ node }) => (partAttributes(node).reserved ? [headingOf(node)] : []))
  expect(out).toEqual(['Indeni', 'Frist', 'Vilkår'])
  expect(again.front).toEqual(contract.front)
  expect(again.questions).toEqual(contract.questions)
  expect(again.fields).toEqual(contract.fields)
  expect(again.term).toBe('Kontrakten')
  // The annex's text is a clause: everything else reads as it did.
  const before = printed({ ...contract, title: again.title })
  const after = printed({ ...again, values: contract.values })
  expect(after.references).toEqual(before.references)
  expect(after.parts.filter((part) => part !== 'annex_clause 1 ')).toEqual(before.parts)
  expect(after.text).toBe(before.text)
})

test('another office drafts the same from an own standard that came as a file, and finds nothing changed in its own', () => {
  const { library, contracts, standards, exchange } = workshop()
  const contract = changed(draftContract(library, 'small', 'da', null))
  standards.save({ contract: contracts.create(contract), standard: null, title: 'Vores', description: '' })
  const file = path.join(temporaryFolder(), 'vores.klausul-library')
  writeFileSync(file, exchange.export({ name: 'Odense', scope: 'own', categories: [], leaveOut: false }).text)
  expect(readFileSync(file, 'utf8')).toMatch(/reserve:\n {2}- own-vores-egen\/part-1\n {2}- payment\/due\n {2}- options-terms\n/)
  expect(exchange.open(file).standards.map(({ state }) => state)).toEqual(['unchanged'])
  const other = workshop()
  const preview = other.exchange.open(file)
  other.exchange.apply(preview.id, { clauses: preview.clauses.map(({ id }) => id), standards: preview.standards.map(({ id }) => id) })
  expect(printed(draftContract(other.library, 'own-vores', 'da', null))).toEqual(printed(draftContract(library, 'own-vores', 'da', null)))
  expect(allParts(draftContract(other.library, 'own-vores', 'da', null).document).filter(({ node }) => partAttributes(node).reserved)).toHaveLength(3)
})

test('a standard of one’s own that only uses clauses that ship goes to another office, too', () => {
  const { library, contracts, standards, exchange } = workshop()
  standards.save({ contract: contracts.create(draftContract(library, 'small', 'da', null)), standard: null, title: 'Vores', description: '' })
  const { text, clauses } = exchange.export({ name: 'Odense', scope: 'own', categories: [], leaveOut: false })
  expect([clauses, text.split('\n').slice(0, 4)]).toEqual([0, ['%% klausul-library 1', 'name: Odense', 'date: 2026-02-02', '']])
  const file = path.join(temporaryFolder(), 'vores.klausul-library')
  writeFileSync(file, text)
  const other = workshop()
  const preview = other.exchange.open(file)
  expect([preview.clauses, preview.standards.map(({ id, state }) => [id, state])]).toEqual([[], [['own-vores', 'new']]])
  other.exchange.apply(preview.id, { clauses: [], standards: ['own-vores'] })
  expect(printed(draftContract(other.library, 'own-vores', 'da', null))).toEqual(printed(draftContract(library, 'own-vores', 'da', null)))
})

test('a fresh draft of every standard that ships makes a standard that says the same, without clauses of its own', () => {
  const db = memoryDatabase()
  const library = openLibrary(db, { folder: path.join(import.meta.dirname, '../../../resources/library'), now })
  const contracts = contractStore(db, { now, newId: () => crypto.randomUUID(), drafter: () => '' })
  const standards = ownStandards(db, library, contracts, now)
  const sets = changeSets(db, library, contracts, now)
  for (const standard of library.standards()) {
    const drafted = draftContract(library, standard.id, 'da', null)
    const id = contracts.create(drafted)
    expect([standard.id, sets.of(id)]).toEqual([standard.id, []])
    const saved = standards.save({ contract: id, standard: null, title: 'Vores', description: '' })
    expect([standard.id, saved.ownClauses, saved.leftOut]).toEqual([standard.id, 0, []])
    expect(printed(draftContract(library, saved.id, 'da', null))).toEqual(printed(drafted))
  }
}, 60_000)

test('a standard of one’s own gets new versions, another name, and is taken out of the list; what ships is left alone', () => {
  const { library, contracts, standards, lists, update } = workshop()
  const id = contracts.create(draftContract(library, 'small', 'da', null))
  const wish = { contract: id, standard: null, title: 'Vores', description: 'Til os' }
  expect(standards.save(wish)).toMatchObject({ id: 'own-vores', version: 1, ownClauses: 0, leftOut: [] })
  expect(standards.save(wish)).toMatchObject({ id: 'own-vores-2' })
  expect(standards.save({ ...wish, standard: 'own-vores', title: 'Vores nye' })).toMatchObject({ id: 'own-vores', version: 2 })
  standards.rename('own-vores', 'Vores helt nye', '')
  expect(library.standard('own-vores')).toMatchObject({ version: 3, title: { da: 'Vores helt nye' }, description: { da: 'Vores helt nye' } })
  standards.setRetired('own-vores', true)
  expect(lists.standards().find((one) => one.id === 'own-vores')?.retired).toBe(true)
  expect(draftContract(library, 'own-vores', 'da', null).standard).toEqual({ id: 'own-vores', version: 3 })
  expect(refusal(() => standards.save({ ...wish, standard: 'small' })).code).toBe('not_own_standard')
  expect(refusal(() => standards.rename('small', 'x', '')).code).toBe('not_own_standard')
  expect(refusal(() => standards.setRetired('nothing', true)).code).toBe('unknown_standard')
  // An update of the program leaves them.
  const { lists: later } = update({ ...SMALL_FILES, 'clauses/da/extra.md': clauseFile('extra', 'Ny', 'Tekst.') })
  expect(later.standards().map((one) => [one.id, one.retired])).toEqual([
    ['own-vores', true],
    ['own-vores-2', false],
    ['small', false],
  ])
})

test('the differences of a contract to its standard are listed, those of one contract alone marked', () => {
  const { library, contracts, sets } = workshop()
  expect(sets.of(contracts.create(draftContract(library, 'small', 'da', null)))).toEqual([])
  const found = sets.of(contracts.create(changed(draftContract(library, 'small', 'da', null))))
  expect(found.map(({ kind, name, detail, isStanding }) => `${kind} ${name}${detail && ` = ${detail}`}${isStanding ? '' : ' (one)'}`)).toEqual([
    'leave_out Priser',
    'add Vores egen',
    'wording Dansk ret',
    'move Betaling',
    'reserve Frist',
    'reserve Vilkår',
    'add Vores bilag',
    'answer Hvordan betales? = Medgået tid',
    'answer Optioner? = Ja',
    expect.stringMatching(/^value Kunden.*= Odense Kommune \(one\)$/),
    expect.stringMatching(/^value Overtagelsesdag = .* \(one\)$/),
    expect.stringMatching(/^value Bodsloft = 0,25/),
  ])
})

test('all changes applied to a new contract give the contract that they were read off', () => {
  const { library, contracts, sets } = workshop()
  const contract = changed(draftContract(library, 'small', 'da', null))
  const id = contracts.create(contract)
  const set = sets.save({ contract: id, set: null, name: 'Vores ændringer', keys: sets.of(id).map(({ key }) => key) })
  expect(set).toMatchObject({ name: 'Vores ændringer', standardId: 'small', language: 'da', changes: 12 })
  const { contract: again, notApplied } = sets.apply(draftContract(library, 'small', 'da', null), [set.id])
  expect(notApplied).toEqual([])
  expect(printed(again)).toEqual(printed(contract))
  expect(again.values).toEqual(contract.values)
  expect(again.answers).toEqual(contract.answers)
  // Read off again, they are the same changes.
  const shown = (contractId: string) => sets.of(contractId).map(({ key: _key, ...change }) => change)
  expect(shown(contracts.create(again))).toEqual(shown(id))
  // The file's own values go before the set's, and the set can be named.
  const own = draftContract(library, 'small', 'da', { fields: { penalty_cap: 1 } })
  expect(sets.apply(own, ['Vores ændringer']).contract.values).toMatchObject({ penalty_cap: 1, takeover_date: '2027-01-01' })
})

const LOCKED_FILES = {
  ...SMALL_FILES,
  'clauses/da/annexes.md':
    SMALL_FILES['clauses/da/annexes.md']?.replace('## plan: Milepæle\n', '## plan: Milepæle\nlocked: Myndighedens tekst.\n') ?? '',
}

/** Other conditions, locks, and what is out of force in the standard brought back. */
const reconditioned = (drafted: Contract): Contract => {
  const attributes: Readonly<Record<string, Record<string, unknown>>> = {
    'options-terms': { condition: { question: 'mine', value: 'b' } },
    extras: { condition: null },
    payment: { locked: 'Aftalt med alle.' },
    plan: { locked: null },
    'danish-law': { condition: { question: 'pricing', value: 'hourly' } },
  }
  return {
    ...edited(drafted, (tr) => {
      for (const [name, all] of Object.entries(attributes)) {
        const [found] = findParts(tr.doc, idOf(name))
        for (const [key, value] of Object.entries(all)) tr.setNodeAttribute(found?.pos ?? -1, key, value)
      }
      insertPart(tr, clause({ id: 'mine' }, p('Om ', field('own_field'), '.')), { after: idOf('purpose') })
    }),
    questions: [...drafted.questions, MINE, { ...MINE, key: 'unused' }],
    answers: { mine: 'b' },
    fields: [...drafted.fields, OWN_FIELD, { ...OWN_FIELD, key: 'unused' }],
  }
}
const MINE = {
  key: 'mine',
  label: 'Hvilken?',
  values: [
    { value: 'a', label: 'A' },
    { value: 'b', label: 'B' },
  ],
}
const OWN_FIELD = { key: 'own_field', label: 'Eget', type: 'text', owner: 'buyer' } as const

test('another condition, a lock and an unlocking are changes, and bring the questions and fields that they rest on', () => {
  const shop = workshop()
  const { library, contracts, sets } = shop.update(LOCKED_FILES)
  const contract = reconditioned(draftContract(library, 'small', 'da', null))
  const id = contracts.create(contract)
  const found = sets.of(id)
  expect(found.map(({ kind, name, detail }) => `${kind} ${name}${detail && ` = ${detail}`}`)).toEqual([
    'add Om ….',
    'condition Dansk ret = Hvordan betales? Medgået tid',
    'lock Betaling = Aftalt med alle.',
    'condition Optioner',
    'condition Vilkår = Hvilken? B',
    'unlock Milepæle',
    'answer Hvilken? = B',
  ])
  expect(found.every(({ isStanding }) => isStanding)).toBe(true)
  const set = sets.save({ contract: id, set: null, name: 'Vores', keys: found.map(({ key }) => key) })
  const fresh = draftContract(library, 'small', 'da', null)
  const { contract: again, notApplied } = sets.apply(fresh, [set.id])
  expect(notApplied).toEqual([])
  // What is added gets an id that follows from its name; everything else is the same.
  const shown = (contractId: string) => sets.of(contractId).map(({ key: _key, ...change }) => change)
  expect(shown(contracts.create(again))).toEqual(shown(id))
  expect(again.questions).toEqual([...fresh.questions, MINE])
  expect(again.fields).toEqual([...fresh.fields, OWN_FIELD])
  expect(again.answers).toEqual({ mine: 'b' })
  // One change alone brings what it needs and nothing else.
  const one = sets.save({ contract: id, set: null, name: 'En', keys: ['condition options-terms'] })
  expect(sets.apply(fresh, [one.id]).contract.questions).toEqual([...fresh.questions, MINE])
  expect(sets.apply(fresh, [one.id]).contract.fields).toEqual(fresh.fields)
})

const note = (text: string, audience: 'drafter' | 'tenderer' = 'drafter') =>
  schema.nodes.guidance_note.create({ audience }, schema.nodes.paragraph.create(null, schema.text(text)))

test('own guidance is a change: added among the text, reworded, taken out, and beside another wording', () => {
  const { library, contracts, sets } = workshop()
  const drafted = draftContract(library, 'small', 'da', null)
  const contract = edited(drafted, (tr) => {
    const part = (name: string) => findParts(tr.doc, idOf(name))[0] as { node: Node; pos: number }
    const [law, price] = [part('danish-law'), part('price')]
    const last = price.node.lastChild as Node
    // From the last on, so that the places before stay.
    tr.replaceWith(price.pos + price.node.nodeSize - 1 - last.nodeSize, price.pos + price.node.nodeSize - 1, note('Vores egen pris.'))
    tr.insert(law.pos + 1 + (law.node.firstChild?.nodeSize ?? 0) + 1, schema.text('Kun '))
    const [open] = [part('danish-law')]
    tr.insert(open.pos + 1 + (open.node.firstChild?.nodeSize ?? 0), note('Til dig der byder.', 'tenderer'))
  })
  const id = contracts.create(contract)
  const found = sets.of(id)
  expect(found.map(({ kind, name, isStanding }) => [kind, name, isStanding])).toEqual([
    ['wording', 'Dansk ret', true],
    ['guidance', 'Dansk ret', true],
    ['guidance', 'Fast vederlag', true],
  ])
  const set = sets.save({ contract: id, set: null, name: 'Vores', keys: found.map(({ key }) => key) })
  const again = sets.apply(drafted, [set.id])
  expect(again.notApplied).toEqual([])
  expect(again.contract.document.eq(contract.document)).toBe(true)
  const own = edited(drafted, (tr) => removePart(tr, idOf('price')))
  expect(sets.apply(own, [set.id]).notApplied.map(({ code, params }) => [code, params['name']])).toEqual([['change_no_part', 'Fast vederlag']])
  // Guidance alone leaves the wording to the standard.
  const alone = sets.save({ contract: id, set: null, name: 'Vejledning', keys: ['guidance danish-law'] })
  const [law] = findParts(sets.apply(drafted, [alone.id]).contract.document, idOf('danish-law'))
  expect(law?.node.children.map((child) => child.textContent)).toEqual(['Dansk ret', 'Til dig der byder.', 'Dansk ret gælder.'])
})

test('who writes an annex and the document that it is are changes', () => {
  const { library, contracts, sets } = workshop()
  const drafted = draftContract(library, 'small', 'da', null)
  const contract = edited(drafted, (tr) => {
    const at = (name: string): number => findParts(tr.doc, idOf(name))[0]?.pos ?? -1
    tr.setNodeAttribute(at('annex-plan'), 'owner', 'tenderer')
    tr.setNodeAttribute(at('annex-plan'), 'file', 'plan.pdf')
    tr.setNodeAttribute(at('annex-rates'), 'file', '')
  })
  const id = contracts.create(contract)
  const found = sets.of(id)
  expect(found.map(({ kind, name, detail, isStanding }) => [kind, name, detail, isStanding])).toEqual([
    ['owner', 'Tidsplan', 'Leverandøren', true],
    ['file', 'Tidsplan', 'plan.pdf', true],
    ['file', 'Satser', '', true],
  ])
  const set = sets.save({ contract: id, set: null, name: 'Vores', keys: found.map(({ key }) => key) })
  const again = sets.apply(drafted, [set.id])
  expect(again.notApplied).toEqual([])
  expect(again.contract.document.eq(contract.document)).toBe(true)
  const own = edited(drafted, (tr) => removePart(tr, idOf('annex-plan')))
  expect(sets.apply(own, [set.id]).notApplied.map(({ code, params }) => [code, params['name']])).toEqual([
    ['change_no_part', 'Tidsplan'],
    ['change_no_part', 'Tidsplan'],
  ])
})

test('locked text that was unlocked and changed is not locked where the change is applied', () => {
  const shop = workshop()
  const { library, contracts, sets } = shop.update(LOCKED_FILES)
  const drafted = draftContract(library, 'small', 'da', null)
  const id = contracts.create(
    edited(drafted, (tr) => {
      const [plan] = findParts(tr.doc, idOf('plan'))
      const pos = plan?.pos ?? -1
      const deviation = plan && deviationFor(plan.node, 'Vi har egne milepæle.')
      tr.setNodeAttribute(pos, 'deviation', deviation)
        .setNodeAttribute(pos, 'locked', null)
        .insert(pos + 1 + (plan?.node.firstChild?.nodeSize ?? 0), p('Ny tekst.'))
    }),
  )
  const wording = sets.of(id).filter(({ kind }) => kind === 'wording')
  const set = sets.save({ contract: id, set: null, name: 'Vores', keys: wording.map(({ key }) => key) })
  const [plan] = findParts(sets.apply(drafted, [set.id]).contract.document, idOf('plan'))
  expect(plan?.node.attrs['locked']).toBe(null)
  // The standard's text and lock, with the reason that was given for deviating from them.
  const [locked] = findParts(drafted.document, idOf('plan'))
  expect(plan?.node.attrs['deviation']).toEqual(locked && deviationFor(locked.node, 'Vi har egne milepæle.'))
})

test('what a standard of one’s own has out of force can be brought back for good', () => {
  const { library, contracts, standards, sets } = workshop()
  const drafted = edited(draftContract(library, 'small', 'da', null), (tr) => {
    reservePart(tr, idOf('payment'))
    setAnnexState(tr, idOf('annex-plan'), 'not_used')
  })
  const { id: standard } = standards.save({ contract: contracts.create(drafted), standard: null, title: 'Vores', description: '' })
  const own = draftIds(standard)
  const fresh = draftContract(library, standard, 'da', null)
  const id = contracts.create(
    edited(fresh, (tr) => {
      reservePart(tr, own('payment'), false)
      setAnnexState(tr, own('annex-plan'), 'included')
    }),
  )
  expect(sets.of(id).map(({ kind, name }) => `${kind} ${name}`)).toEqual(['restore Betaling', 'restore Tidsplan'])
  const set = sets.save({ contract: id, set: null, name: 'Igen', keys: sets.of(id).map(({ key }) => key) })
  expect(sets.apply(fresh, [set.id])).toMatchObject({ notApplied: [], contract: { document: { attrs: {} } } })
  expect(printed(sets.apply(fresh, [set.id]).contract)).toEqual(printed(draftContract(library, 'small', 'da', null)))
})

test('what a newer standard or library no longer has is told, and the rest applied', () => {
  const shop = workshop()
  const id = shop.contracts.create(changed(draftContract(shop.library, 'small', 'da', null)))
  const set = shop.sets.save({ contract: id, set: null, name: 'Vores', keys: shop.sets.of(id).map(({ key }) => key) })
  const smaller = smallStandard({ version: 4 }) as { outline: unknown[]; fields: { key: string }[]; questions: { key: string }[] }
  const { library, sets } = shop.update({
    ...SMALL_FILES,
    'clauses/da/general.md': SMALL_FILES['clauses/da/general.md']?.replace('Dansk ret gælder.', 'Dansk ret gælder altid.') ?? '',
    'standards/small.yaml': JSON.stringify({
      ...smaller,
      outline: smaller.outline.slice(0, 1),
      fields: smaller.fields.filter(({ key }) => key !== 'penalty_cap'),
      annexes: [],
      questions: smaller.questions.filter(({ key }) => key !== 'options'),
    }),
  })
  const { contract, notApplied } = sets.apply(draftContract(library, 'small', 'da', null), [set.id])
  expect(notApplied.map(({ code, params, place }) => `${place} ${code} ${String(params['name'])}`)).toEqual([
    'Vores change_newer_wording Dansk ret',
    'Vores change_no_answer Optioner?',
    'Vores change_no_field Bodsloft',
    'Vores change_no_part Betaling',
    'Vores change_no_place Vores bilag',
    'Vores change_no_part Frist',
    'Vores change_no_part Vilkår',
    'Vores change_no_part Priser',
  ])
  expect(plainText(contract.document)).toContain('Kun Dansk ret gælder.')
  expect(plainText(contract.document)).toContain('Betaling efter')
})

test('sets are replaced, renamed and removed; one of another standard or language, or of nothing, is refused', () => {
  const { library, contracts, sets } = workshop()
  const id = contracts.create(changed(draftContract(library, 'small', 'da', null)))
  const [first, second] = sets.of(id)
  const wish = { contract: id, set: null, name: 'A', keys: [first?.key ?? ''] }
  const set = sets.save(wish)
  expect(sets.save({ ...wish, set: set.id, keys: [first?.key ?? '', second?.key ?? ''] }).changes).toBe(2)
  sets.rename(set.id, 'B')
  expect(sets.list().map(({ name, changes }) => [name, changes])).toEqual([['B', 2]])
  expect(refusal(() => sets.save({ ...wish, keys: ['nothing'] })).code).toBe('no_changes')
  expect(refusal(() => sets.apply(draftContract(library, 'small', 'nb', null), ['B'])).code).toBe('other_standard')
  sets.remove(set.id)
  expect(sets.list()).toEqual([])
  expect(refusal(() => sets.apply(draftContract(library, 'small', 'da', null), ['B'])).code).toBe('unknown_change_set')
})

test('whatever is left out and moved, reading changes off and applying them gives the same document', () => {
  const { library, contracts, sets } = workshop()
  const drafted = draftContract(library, 'small', 'da', null)
  const ids = [...new Set(allParts(drafted.document).map(({ node }) => partAttributes(node).id))]
  const anyId = fc.constantFrom(...ids)
  const anyEdit = fc.oneof(
    fc.tuple(fc.constant('remove' as const), anyId, anyId),
    fc.tuple(fc.constant('reserve' as const), anyId, anyId),
    fc.tuple(fc.constant('before' as const), anyId, anyId),
    fc.tuple(fc.constant('after' as const), anyId, anyId),
  )
  fc.assert(
    fc.property(fc.array(anyEdit, { maxLength: 4 }), (edits) => {
      const contract = edited(drafted, (tr) => {
        for (const [act, one, other] of edits) {
          if (act === 'remove') removePart(tr, one)
          else if (act === 'reserve') reservePart(tr, one)
          else movePart(tr, one, act === 'before' ? { before: other } : { after: other })
        }
      })
      const id = contracts.create(contract)
      const keys = sets.of(id).map(({ key }) => key)
      fc.pre(keys.length > 0)
      const set = sets.save({ contract: id, set: null, name: 'x', keys })
      const { contract: again, notApplied } = sets.apply(drafted, [set.id])
      sets.remove(set.id)
      expect(notApplied).toEqual([])
      expect(printed(again).parts).toEqual(printed(contract).parts)
    }),
    {
      numRuns: 25,
      examples: [
        [
          [
            ['before', '752n7hu85ast', '4auct8fsvh25'],
            ['before', '4auct8fsvh25', 'chvwjxgn7vit'],
          ],
        ],
        [
          [
            ['before', 'd6h3aqji94dt', '4auct8fsvh25'],
            ['remove', '4nzkrn25nhg6', '4auct8fsvh25'],
          ],
        ],
      ],
    },
  )
})
