/** A contract's revisions as a person looks for them: by day, named ones always, and of what autosave made in one sitting the last. */
import type { Revision } from '../../../../shared/api.ts'

export interface RevisionEntry {
  readonly revision: Revision
  /** How many revisions by autosave it stands for, itself included. */
  readonly stands: number
  /** Those before it in the sitting that one can go back to: the last of every minute, and the first of all. The newest first. */
  readonly earlier: readonly Revision[]
  /** The first revision of the sitting: the entry stays the same one while others join it. */
  readonly first: Revision
}

export interface RevisionDay {
  /** The time of its newest revision, ISO 8601. */
  readonly at: string
  readonly entries: readonly RevisionEntry[]
}

/** Autosaves closer together than this are one sitting. */
const SITTING = 30 * 60_000

const minuteOf = ({ at }: Revision): number => Math.floor(Date.parse(at) / 60_000)

/** What an entry tells of the revisions of a sitting, the newest first. */
const entryOf = ([revision, ...others]: readonly [Revision, ...Revision[]]): RevisionEntry => {
  const earlier = others.filter((one, index) => index === others.length - 1 || minuteOf(one) !== minuteOf(others[index - 1] ?? revision))
  return { revision, stands: others.length + 1, earlier, first: others.at(-1) ?? revision }
}

const dayOf = (at: string): string => new Date(at).toDateString()

/** Group revisions, given the newest first. Days are those of the machine's time zone. */
export const revisionDays = (revisions: readonly Revision[]): RevisionDay[] => {
  const days: { at: string; sittings: [Revision, ...Revision[]][] }[] = []
  let later: Revision | null = null
  for (const revision of revisions) {
    let day = days.at(-1)
    if (!day || dayOf(day.at) !== dayOf(revision.at)) {
      day = { at: revision.at, sittings: [] }
      days.push(day)
    }
    const last = day.sittings.at(-1)
    const isSame = later?.name === null && revision.name === null && later.drafter === revision.drafter
    if (last && later && isSame && Date.parse(later.at) - Date.parse(revision.at) < SITTING) last.push(revision)
    else day.sittings.push([revision])
    later = revision
  }
  return days.map(({ at, sittings }) => ({ at, entries: sittings.map(entryOf) }))
}
