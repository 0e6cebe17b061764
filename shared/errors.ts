/** The errors a user can meet: a stable code and the facts of the case. The interface turns the code into a sentence (locales, `error.CODE`). */

export type ErrorParams = Readonly<Record<string, string | number>>

/** One thing that is wrong in something the user gave: where it is, what is wrong, and (in the facts) what would be right. */
export interface Problem {
  /** Where: `fields.takeover_date`, `clauses/da/term.md:12`, `contract > clause 3 > paragraph 1`. */
  readonly place: string
  /** The key of the sentence under `problem.` in the locales. */
  readonly code: string
  readonly params: ErrorParams
}

/** Something the program refuses with a plain message. A bug is an ordinary `Error`. */
export class AppError extends Error {
  readonly code: string
  readonly params: ErrorParams
  readonly problems: readonly Problem[]

  constructor(code: string, params: ErrorParams = {}, problems: readonly Problem[] = []) {
    super(`${code} ${JSON.stringify(params)} ${problems.map((p) => `${p.place}: ${p.code} ${JSON.stringify(p.params)}`).join('; ')}`)
    this.name = 'AppError'
    this.code = code
    this.params = params
    this.problems = problems
  }
}

/** The facts of an error as its sentence takes them: a reason of the system's that is known (`reason`) stands in words in place of the system's own. */
export const factsInWords = (params: ErrorParams, words: (reason: string) => string): ErrorParams =>
  typeof params['reason'] === 'string' ? { ...params, why: words(params['reason']) } : params
