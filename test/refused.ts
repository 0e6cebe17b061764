/** What the program refuses, for tests that say which error, where and with which facts. */
import { AppError, type Problem } from '../shared/errors.ts'

/** What `act` gives, or the `AppError` that it throws; anything else that it throws goes on. */
export const attempt = <T>(act: () => T): T | AppError => {
  try {
    return act()
  } catch (error) {
    if (error instanceof AppError) return error
    throw error
  }
}

/** The `AppError` that `act` throws; no throw at all is a failure. */
export const refusal = (act: () => unknown): AppError => {
  const outcome = attempt(act)
  if (outcome instanceof AppError) return outcome
  throw new Error('nothing was refused')
}

/** The problems that `act` is refused with, plain enough to compare whole. */
export const problemsOf = (act: () => unknown): readonly Problem[] => refusal(act).problems

/** A problem as a test expects it. */
export const problem = (place: string, code: string, params: Problem['params'] = {}): Problem => ({ place, code, params })
