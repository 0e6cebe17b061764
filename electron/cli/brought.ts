/** What the clauses that an answers file adds have brought into a contract, and why, as the command line tells it. */
import type { Words } from '../i18n.ts'
import type { Brought } from '../services/draft.ts'

type Part = Brought['parts'][number]

const partLine = ({ kind, title, identity: id, neededBy: by }: Part, { t }: Words): string => {
  if (kind === 'definition') return t('cli.brought_definition', { title, id, by })
  return kind === 'annex' ? t('cli.brought_annex', { title, id, by }) : t('cli.brought_clause', { title, id, by })
}

/** The lines a person reads: a heading for each clause, and how to say no. */
export const broughtLines = (brought: readonly Brought[], words: Words): string[] => [
  ...brought.flatMap(({ clause, title, parts, fields }) => [
    words.t('cli.brought', { title, clause }),
    ...parts.map((part) => `  - ${partLine(part, words)}`),
    ...fields.map(({ key, label }) => `  - ${words.t('cli.brought_field', { title: label, id: key })}`),
  ]),
  ...(brought.some(({ parts }) => parts.length > 0) ? [words.t('cli.brought_no')] : []),
]

/** The same for `--json`. */
export const broughtJson = (brought: readonly Brought[]): object[] =>
  brought.map(({ clause, parts, fields }) => ({
    clause,
    parts: parts.map(({ kind, identity, title, neededBy }) => ({ kind, id: identity, title, neededBy })),
    fields: fields.map(({ key }) => key),
  }))
