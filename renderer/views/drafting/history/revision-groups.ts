/** A contract's revisions as a person looks for them: by day, named ones always, and of what autosave made in one sitting the last. */
import type { Revision } from '../../../../shared/api.ts'

export interface RevisionEntry {
  readonly revision: Revision
  /** How many revisions by autosave it stands for, itself included. */
  readonly stands: number
}

export interface RevisionDay {
  /** The time of its newest revision, ISO 8601. */
  readonly at: string
  readonly entries: readonly RevisionEntry[]
}

/** Autosaves closer together than this are one sitting. */
const SITTING = 30 * 60_000

const dayOf = (at: string): string => new Date(at).toDateString()

/** Group revisions, given the newest first. Days are those of the machine's time zone. */
export const revisionDays = (revisions: readonly Revision[]): RevisionDay[] => {
  const days: { at: string; entries: { revision: Revision; stands: number }[] }[] = []
  let earliest = Number.POSITIVE_INFINITY
  for (const revision of revisions) {
    let day = days.at(-1)
    if (!day || dayOf(day.at) !== dayOf(revision.at)) {
      day = { at: revision.at, entries: [] }
      days.push(day)
    }
    const time = Date.parse(revision.at)
    const last = day.entries.at(-1)
    const sameSitting = last && last.revision.name === null && revision.name === null && last.revision.drafter === revision.drafter
    if (last && sameSitting && earliest - time < SITTING) last.stands += 1
    else day.entries.push({ revision, stands: 1 })
    earliest = time
  }
  return days
}
