/** Why the system refused something (a file, a folder, the database), as a code with words under `reason` in the locales. */

const DISK_FULL = 'disk_full'
const NO_ACCESS = 'no_access'
const IN_USE = 'in_use'
const GONE = 'gone'
const IN_THE_WAY = 'in_the_way'
const FAULT = 'fault'

/** By the code of Node or SQLite; SQLite's longer codes (`SQLITE_IOERR_WRITE`) begin with one of these. */
const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: DISK_FULL,
  EDQUOT: DISK_FULL,
  SQLITE_FULL: DISK_FULL,
  EACCES: NO_ACCESS,
  // On Windows also what Word holds open.
  EPERM: NO_ACCESS,
  SQLITE_PERM: NO_ACCESS,
  SQLITE_AUTH: NO_ACCESS,
  SQLITE_CANTOPEN: NO_ACCESS,
  EROFS: 'read_only',
  SQLITE_READONLY: 'read_only',
  EBUSY: IN_USE,
  ETXTBSY: IN_USE,
  SQLITE_BUSY: IN_USE,
  SQLITE_LOCKED: IN_USE,
  ENOENT: GONE,
  ENOTDIR: GONE,
  ENXIO: GONE,
  ENODEV: GONE,
  // A drive on the network that is not there now.
  ENETUNREACH: GONE,
  EHOSTDOWN: GONE,
  ETIMEDOUT: GONE,
  EISDIR: IN_THE_WAY,
  EEXIST: IN_THE_WAY,
  ENOTEMPTY: IN_THE_WAY,
  ENAMETOOLONG: 'name_too_long',
  EIO: FAULT,
  SQLITE_IOERR: FAULT,
  // The memory that connections share is a file that could not be made larger.
  SQLITE_IOERR_SHMSIZE: DISK_FULL,
}

const codeOf = (thrown: unknown): string => (thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '')

/** The facts of a refusal by the system: `why` in the system's own words, and `reason` where it is a known one. */
export const reasonOf = (thrown: unknown): { readonly why: string; readonly reason?: string } => {
  const why = thrown instanceof Error ? thrown.message : String(thrown)
  const code = codeOf(thrown)
  const reason = REASONS[code] ?? REASONS[code.split('_').slice(0, 2).join('_')]
  return reason === undefined ? { why } : { why, reason }
}
