/** The library as a file, from the command line: written, looked at, taken. */
import type { ImportPreview, ImportState } from '../../shared/exchange-api.ts'
import { libraryExchange } from '../services/library-exchange.ts'
import { writeFileWhole } from '../services/whole-files.ts'
import type { Result, Session } from './commands.ts'

export const exportFile = ({ args, db, library, words, now, resolvePath, say }: Session): Result => {
  const file = resolvePath(args.required('out'))
  const { text, leftOut, ...counts } = libraryExchange(db, library, now).export({
    name: args.text('name') ?? 'Klausul',
    scope: args.flag('own') ? 'own' : 'all',
    categories: [],
    leaveOut: args.flag('leave-out'),
  })
  writeFileWhole(file, text)
  if (leftOut.length > 0) say([words.t('cli.left_out'), ...leftOut.map((problem) => `  - ${words.problem(problem)}`)].join('\n'))
  return {
    json: { file, ...counts, leftOut },
    lines: [words.t('cli.written', { file }), words.t('cli.library_summary', counts)],
  }
}

/** Without `--all`, what the user has changed stays. */
const takenStates = (all: boolean): readonly ImportState[] => (all ? ['new', 'changed', 'conflict'] : ['new', 'changed'])

const previewLines = ({ clauses, standards }: ImportPreview, { words }: Session): string[] => {
  const states: Readonly<Record<ImportState, string>> = {
    new: words.t('cli.import_new'),
    changed: words.t('cli.import_changed'),
    conflict: words.t('cli.import_conflict'),
    unchanged: words.t('cli.import_unchanged'),
    refused: words.t('cli.import_refused'),
  }
  const widest = Math.max(...Object.values(states).map((state) => state.length)) + 2
  return [
    ...clauses
      .filter(({ state }) => state !== 'unchanged')
      .map(({ id, state, title, languages }) => {
        const differing = languages.filter((one) => one.state !== 'unchanged').map(({ language }) => language)
        return `${states[state].padEnd(widest)}${differing.join(' ').padEnd(8)}  ${id}  ${title}`
      }),
    ...standards
      .filter(({ state }) => state !== 'unchanged')
      .flatMap(({ id, state, title, problems }) => [
        `${states[state].padEnd(widest)}${''.padEnd(8)}  ${id}  ${title}`,
        ...problems.map((problem) => `  - ${words.problem(problem)}`),
      ]),
  ]
}

export const importFile = (session: Session): Result => {
  const { args, db, library, words, now, resolvePath, say } = session
  const exchange = libraryExchange(db, library, now)
  const { id, ...preview } = exchange.open(resolvePath(args.file()))
  const { clauses, standards } = preview
  const lines = previewLines({ id, ...preview }, session)
  const unchanged = [...clauses, ...standards].filter(({ state }) => state === 'unchanged').length
  const summary = words.t('cli.import_unchanged_count', { count: unchanged })
  if (args.flag('preview')) return { json: { preview }, lines: [...lines, summary] }
  const states = takenStates(args.flag('all'))
  const chosen = (items: readonly { readonly id: string; readonly state: ImportState }[]): string[] =>
    items.filter(({ state }) => states.includes(state)).map((one) => one.id)
  const taken = exchange.apply(id, { clauses: chosen(clauses), standards: chosen(standards) })
  const kept = [...clauses, ...standards].filter(({ state }) => state === 'conflict' && !states.includes(state)).length
  if (kept > 0) say(words.t('cli.import_kept', { count: kept }))
  return { json: { preview, taken }, lines: [...lines, summary, words.t('cli.import_taken', { count: taken })] }
}
