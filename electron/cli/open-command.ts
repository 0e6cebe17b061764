/** A Word file from the command line: what it is, what was changed in it and what was filled in. */
import path from 'node:path'
import { parse } from '../../shared/document/format.ts'
import { AppError } from '../../shared/errors.ts'
import type { ChangedPart, FileComparison } from '../../shared/files-api.ts'
import { LARGEST_FILE } from '../docx/read/unzip.ts'
import { readAtMost } from '../services/read-at-most.ts'
import { readWordFile } from '../services/read-word-file.ts'
import { type Result, type Session, store } from './commands.ts'

const partLines = ({ where, place, heading, before, after }: ChangedPart, { words: { t } }: Session): string[] => {
  const name = where === 'sheet' ? t('open_word.sheet') : where === 'before_text' ? t('open_word.before_text') : `${place} ${heading}`.trim()
  return [`  ${name}`, ...before.map((text) => `    - ${text}`), ...after.map((text) => `    + ${text}`)]
}

const comparisonLines = ({ parts, fields, blanks }: FileComparison, session: Session): string[] => {
  const { t } = session.words
  return [
    ...(parts.length === 0
      ? [t(fields.length + blanks > 0 ? 'open_word.unchanged_filled' : 'open_word.unchanged')]
      : [t('open_word.changed', { count: parts.length }), ...parts.flatMap((part) => partLines(part, session))]),
    ...(fields.length > 0
      ? [t('cli.file_fields', { count: fields.length }), ...fields.map(({ key, label, text }) => `  ${key}  ${label}: ${text}`)]
      : []),
    ...(blanks > 0 ? [t('open_word.blanks', { count: blanks })] : []),
  ]
}

/** The contract as this database has it in the revision that a file names; null when it has it not. */
const keptIn =
  (session: Session) =>
  (origin: { readonly id: string; readonly revision: number } | null): string | null => {
    const contracts = store(session)
    const has = origin && contracts.list().some(({ id }) => id === origin.id)
    return has && contracts.revisions(origin.id).some(({ number }) => number === origin.revision)
      ? contracts.open(origin.id, origin.revision).contract
      : null
  }

export const openFile = (session: Session): Result => {
  const { args, words } = session
  const { t } = words
  const file = session.resolvePath(args.file())
  const name = path.basename(file)
  const bytes = readAtMost(file, LARGEST_FILE)
  if (bytes === null) throw new AppError('word_too_large', { file: name })
  const { source, hasMacros, trackedChanges } = readWordFile(bytes, name, keptIn(session))
  if (!source) return { json: { file: name, source: null, hasMacros, trackedChanges }, lines: [t('cli.file_is_foreign', { file: name })] }
  const { title, fingerprint, contract, comparison, annex, language, program, json } = source
  const editions = { working: t('app.edition_working'), tender: t('app.edition_tender'), signing: t('app.edition_signing') }
  const lines = [
    t('cli.file_is', { file: name, title, edition: editions[source.wish.edition] }),
    ...(annex === null ? [] : [`${t('open_word.annex')}: ${annex}`]),
    `${t('open_word.fingerprint')}: ${fingerprint}`,
    ...(comparison ? comparisonLines(comparison, session) : [t('open_word.not_compared')]),
    ...(trackedChanges > 0 ? [t('open_word.tracked', { count: trackedChanges })] : []),
    ...(hasMacros ? [t('open_word.macros')] : []),
  ]
  const found = { title, edition: source.wish.edition, annex, language, program, fingerprint, contract, hasContract: json !== null, comparison }
  const result = { file: name, source: found, hasMacros, trackedChanges }
  if (!args.flag('save')) return { json: result, lines }
  if (json === null) return { json: result, lines: [...lines, t('open_word.no_contract')] }
  const saved = store(session).create(parse(json))
  return { json: { ...result, saved }, lines: [...lines, t('cli.saved', { id: saved })] }
}
