/** What a person is told of anything that was thrown. */
import { AppError } from '../shared/errors.ts'
import { reasonOf } from './reasons.ts'

/** What was thrown as a refusal in words: full disks and locked databases as such, bugs as what they are (`internal`). */
export const asAppError = (thrown: unknown): AppError => {
  if (thrown instanceof AppError) return thrown
  const fromDatabase = thrown instanceof Error && 'code' in thrown && String(thrown.code).startsWith('SQLITE_')
  return new AppError(fromDatabase ? 'database_failed' : 'internal', reasonOf(thrown))
}
