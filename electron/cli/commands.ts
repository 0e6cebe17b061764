/** What each command does: the same services as the window, with the result as text or JSON. */
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { defaultWish, type Edition, type ExportWish } from '../../shared/export-wish.ts'
import { AppError, type Problem } from '../../shared/errors.ts'
import type { HouseStyle } from '../../shared/house-style.ts'
import { fieldsWithPersonalNumbers } from '../../shared/library/personal-numbers.ts'
import { languagesOf, textIn } from '../../shared/library/standard.ts'
import { answersInForce, CONTRACT_LANGUAGES, type Contract, type Question } from '../../shared/model.ts'
import type { Db } from '../db/open.ts'
import type { SourceOrigin } from '../docx/write/source-part.ts'
import type { Words } from '../i18n.ts'
import { PROGRAM } from '../program.ts'
import { changeSets } from '../services/change-sets.ts'
import { contractStore } from '../services/contracts.ts'
import { draftContract, draftWithBrought, readAnswersFile } from '../services/draft.ts'
import { type Ready, readyToExport } from '../services/export.ts'
import { houseStyleStore } from '../services/house-styles.ts'
import type { Library } from '../services/library.ts'
import { namesIn } from '../services/save-clause.ts'
import { settingsStore } from '../services/settings.ts'
import { writeFileWhole } from '../services/whole-files.ts'
import type { Arguments } from './arguments.ts'
import { broughtJson, broughtLines } from './brought.ts'
import { converterFor, outOf, pdfsBeside, wishOf, writeWordFiles } from './export-options.ts'

export interface Session {
  readonly args: Arguments
  readonly db: Db
  readonly library: Library
  readonly words: Words
  readonly now: () => string
  /** Turn a path that the user gave into an absolute one. */
  readonly resolvePath: (file: string) => string
  readonly examples: string
  /** A message for the person at the terminal (standard error). */
  readonly say: (text: string) => void
}

/** What a command gives: an object for `--json`, and the lines a person reads. */
export interface Result {
  readonly json: object
  readonly lines: readonly string[]
}

const newContractId = (): string => randomBytes(8).toString('hex')
/** The contracts of the database. */
export const store = ({ db, now }: Session) => contractStore(db, { now, newId: newContractId, drafter: () => settingsStore(db).get().drafter })

const houseStyles = ({ db, now }: Session) => houseStyleStore(db, settingsStore(db), now)

/** A contract with the house style that is asked for, and its numbers where it has its own. */
const inHouseStyle = (contract: Contract, session: Session): Contract => {
  const id = session.args.text('house-style')
  if (id === null) return contract
  const { numbers } = houseStyles(session).get(id)
  return { ...contract, houseStyle: id, style: numbers ?? contract.style }
}

/** The house style that a contract is written with. */
const houseStyleOf = (contract: Contract, session: Session): HouseStyle => {
  const { houseStyle, isGone } = houseStyles(session).forContract(contract.houseStyle)
  if (isGone) session.say(session.words.t('cli.house_style_gone', { id: contract.houseStyle, taken: houseStyle.name || houseStyle.id }))
  return houseStyle
}

export const standards = ({ library, words }: Session): Result => {
  const found = library.standards().map((standard) => ({
    id: standard.id,
    version: standard.version,
    languages: languagesOf(standard),
    title: standard.title,
    description: standard.description,
    questions: standard.questions,
    fields: standard.fields,
    parties: standard.parties,
  }))
  const lines = found.flatMap(({ id, languages, title, description }) => {
    const language = languages.find((code) => code === words.language) ?? languages[0] ?? 'da'
    return [`${id}  ${textIn(title, language)} (${languages.join(', ')})`, `    ${textIn(description, language)}`]
  })
  return { json: { standards: found }, lines }
}

/** A hit's sentence with its words marked as Markdown marks them. */
const marked = (sentence: string, marks: readonly (readonly [number, number])[]): string =>
  marks.reduceRight((text, [from, to]) => `${text.slice(0, from)}**${text.slice(from, to)}**${text.slice(to)}`, sentence)

export const clauses = ({ args, library, words }: Session): Result => {
  const language = args.oneOf('language', CONTRACT_LANGUAGES)
  const search = args.text('search')
  if (search === null) {
    const found = library.clauses(language)
    const lines = found.map(({ id, language: code, category, title }) => `${code}  ${category.padEnd(24)}${id.padEnd(34)}${title}`)
    return { json: { clauses: found }, lines: [...lines, words.t('cli.clause_count', { count: found.length })] }
  }
  const hits = library.search(search, language)
  const lines = hits.flatMap(({ id, language: code, title, sentence, marks }) => [`${code}  ${id}  ${title}`, `    ${marked(sentence, marks)}`])
  return { json: { clauses: hits }, lines: [...lines, words.t('cli.hit_count', { count: hits.length })] }
}

/** What is open, with the library's names for what references lead to in vain. */
const inNames = (open: readonly Problem[], contract: Contract, { db, library }: Session): Problem[] => {
  if (!open.some(({ code }) => code.startsWith('reference_'))) return [...open]
  const names = namesIn(db, library, contract)
  return open.map(({ params: { target, ...params }, ...one }) => ({
    ...one,
    params: target === undefined ? params : { ...params, target: names.get(String(target)) ?? target },
  }))
}

/** `readyToExport`, whose refusal names what references lead to in vain. */
const readyIn = (contract: Contract, edition: Edition, session: Session): Ready => {
  try {
    return readyToExport(contract, edition)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    throw new AppError(error.code, error.params, inNames(error.problems, contract, session))
  }
}

/** Write a contract's files and what goes with them, and describe them. `out` is the file, or the folder of several; `kept` is where the database has the contract. */
const deliver = async (ready: Ready, wish: ExportWish, out: string, session: Session, kept: SourceOrigin['contract'] = null): Promise<Result> => {
  const { args, words, say } = session
  const converter = converterFor(wish)
  const houseStyle = houseStyleOf(ready.resolution.contract, session)
  const exported = { ...ready, ...writeWordFiles(ready, { wish, houseStyle, origin: { program: PROGRAM, contract: kept } }, out) }
  const outlineFile = args.text('outline')
  if (outlineFile !== null) writeFileWhole(session.resolvePath(outlineFile), `${JSON.stringify(exported.outline, null, 2)}\n`)
  const { clauses: count, annexes, references, fields } = exported.summary
  if (exported.guesses.length > 0) say(words.t('cli.pages_guessed', { guesses: exported.guesses.slice(0, 3).join('; ') }))
  const broken = exported.open.filter(({ code }) => code.startsWith('reference_'))
  if (broken.length > 0) {
    const named = inNames(broken, ready.resolution.contract, session)
    say([words.t('cli.broken_references', { count: broken.length }), ...named.map((one) => `  - ${words.problem(one)}`)].join('\n'))
  }
  const buyers = exported.open.filter(({ code }) => code === 'open_field_buyer' || code === 'open_blank_buyer')
  if (wish.edition === 'tender' && buyers.length > 0) {
    say([words.t('cli.open_in_tender', { count: buyers.length }), ...buyers.map((one) => `  - ${words.problem(one)}`)].join('\n'))
  }
  const pdfs = converter && { files: await pdfsBeside(exported.files, converter), converter: converter.name }
  const written =
    wish.split === 'one'
      ? { file: out, ...(pdfs && { pdf: pdfs.files[0] }) }
      : { folder: out, files: exported.files, ...(pdfs && { pdfs: pdfs.files }) }
  return {
    json: { ...written, ...exported.summary },
    lines: [
      ...exported.files.map((file) => words.t('cli.written', { file })),
      ...(pdfs ? pdfs.files.map((file) => words.t('cli.pdf_written', { file, converter: pdfs.converter })) : []),
      words.t('cli.summary', {
        clauses: count,
        annexes,
        references: references.total,
        broken: references.broken,
        fields: fields.total,
        open: fields.open,
      }),
    ],
  }
}

/** The label of the answer that holds for a question. */
const answerLabel = (contract: Contract, { key, values }: Question): string =>
  values.find(({ value }) => value === answersInForce(contract)[key])?.label ?? ''

/** Say which questions were not answered and what was taken instead. */
const sayAssumptions = (contract: Contract, { words, say }: Session): void => {
  const open = contract.questions.filter(({ key }) => !(key in contract.answers))
  if (open.length === 0) return
  const lines = open.map(
    (question) => `  - ${question.label} ${answerLabel(contract, question)} (${question.key} = ${answersInForce(contract)[question.key] ?? ''})`,
  )
  say([words.t('cli.assumed', { count: open.length }), ...lines].join('\n'))
}

/** Say which fields seem to hold a personal identity number. */
const sayPersonalNumbers = (contract: Contract, { words, say }: Session): void => {
  const found = fieldsWithPersonalNumbers(contract)
  if (found.length === 0) return
  say([words.t('cli.personal_numbers', { count: found.length }), ...found.map(({ label, key }) => `  - ${label} (${key})`)].join('\n'))
}

export const draft = async (session: Session): Promise<Result> => {
  const { args, db, library, words, say, now } = session
  const standard = args.required('standard')
  const language = args.requiredOneOf('language', CONTRACT_LANGUAGES)
  const wish = wishOf(args)
  const out = outOf(args, wish, session.resolvePath)
  const answersFile = args.text('answers')
  const answers = answersFile === null ? null : readAnswersFile(session.resolvePath(answersFile))
  const { contract: drafted, brought } = draftWithBrought(library, standard, language, answers)
  const { contract, notApplied } = changeSets(db, library, store(session), now).apply(drafted, args.texts('changes'))
  if (notApplied.length > 0) {
    say([words.t('cli.not_applied', { count: notApplied.length }), ...notApplied.map((one) => `  - ${words.problem(one)}`)].join('\n'))
  }
  const dressed = inHouseStyle(contract, session)
  // What cannot be exported is not kept either; what is kept is named in its file.
  const ready = readyIn(dressed, wish.edition, session)
  converterFor(wish)
  const id = args.flag('save') ? store(session).create(dressed) : null
  // Before anything is written: what is kept is known though the disk should refuse the file.
  if (id !== null) say(words.t('cli.saved', { id }))
  sayAssumptions(contract, session)
  sayPersonalNumbers(contract, session)
  const result = await deliver(ready, wish, out, session, id === null ? null : { id, revision: 1 })
  return {
    json: { ...result.json, ...(brought.length > 0 && { brought: broughtJson(brought) }), ...(id !== null && { contract: id }) },
    lines: [...result.lines, ...broughtLines(brought, words)],
  }
}

export const contracts = (session: Session): Result => {
  const found = store(session).list()
  const lines = found.map(
    ({ id, title, language, standardId, revision, updatedAt }) => `${id}  ${language}  ${standardId}  ${revision}  ${updatedAt}  ${title}`,
  )
  return { json: { contracts: found }, lines: lines.length > 0 ? lines : [session.words.t('cli.no_contracts')] }
}

export const exportKept = (session: Session): Promise<Result> => {
  const { args } = session
  const wish = wishOf(args)
  const out = outOf(args, wish, session.resolvePath)
  const id = args.required('contract')
  const { contract, revision } = store(session).load(id)
  return deliver(readyIn(inHouseStyle(contract, session), wish.edition, session), wish, out, session, { id, revision })
}

/** A name in the folder that is not taken: `kontrakt.docx`, `kontrakt-2.docx`. */
const freeName = (folder: string, name: string): string => {
  const { name: base, ext } = path.parse(name)
  for (let n = 1; ; n += 1) {
    const file = path.join(folder, n === 1 ? name : `${base}-${n}${ext}`)
    if (!existsSync(file)) return file
  }
}

/** Draft the Danish example into the current folder: what `npm start` shows before there is a window. */
export const example = async (session: Session): Promise<Result> => {
  const { library, words } = session
  const standard = library.standard('it-service')
  const contract = draftContract(library, standard.id, 'da', readAnswersFile(path.join(session.examples, 'municipality-da.json')))
  const file = freeName(session.resolvePath('.'), 'klausul-eksempel.docx')
  const result = await deliver(readyToExport(contract, 'working'), defaultWish('working'), file, session)
  const next = [
    words.t('cli.example_next'),
    '  npm run -s klausul -- clauses --search vederlag --language da',
    '  npm run -s klausul -- draft --standard it-service --language nb --answers resources/examples/municipality-nb.json --out avtale.docx',
    '  npm run -s klausul -- help',
  ]
  const decided = contract.questions.map((question) => `  ${question.label} ${answerLabel(contract, question)}`)
  return { ...result, lines: [...result.lines, ...decided, ...next] }
}
