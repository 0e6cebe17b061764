/** One call from the window, answered: the method is looked up, its arguments are checked, and whatever it throws becomes data. */
import { type Api, type Envelope, METHODS } from '../../shared/api.ts'
import { AppError } from '../../shared/errors.ts'
import { asAppError } from '../refusal.ts'
import { isMethod, parseArguments } from './arguments.ts'

type Method = (...args: readonly unknown[]) => Promise<unknown>

/** Call `api[group][method]` with arguments as they came over the border. Never throws or rejects; a bug is told to `report` with its stack. */
export const answer = async (
  api: Api,
  group: string,
  method: string,
  given: readonly unknown[],
  report: (bug: unknown) => void,
): Promise<Envelope> => {
  try {
    if (!isMethod(group, method)) throw new AppError('bad_request', { method: `${group}.${method}`.slice(0, 100), why: '–' })
    const call = (api[group as keyof typeof METHODS] as unknown as Readonly<Record<string, Method>>)[method] as Method
    const args = parseArguments(...([group, method, given] as Parameters<typeof parseArguments>))
    return { ok: true, value: await call(...args) }
  } catch (thrown) {
    const { code, params, problems } = asAppError(thrown)
    if (code === 'internal') report(thrown)
    return { ok: false, error: { code, params, problems } }
  }
}
