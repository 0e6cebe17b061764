/** The window's one way to the main process: the methods of shared/api.ts as ordinary promises, refusals as `AppError`. */
import { type Api, type AppEvent, type Bridge, type Envelope, METHODS } from '../shared/api.ts'
import { AppError } from '../shared/errors.ts'

declare global {
  interface Window {
    /** Put there by the preload script. Nothing but this file reads it. */
    readonly api: Bridge
  }
}

type Method = (...args: readonly unknown[]) => Promise<Envelope>

const call = async (group: keyof Api, method: string, args: readonly unknown[]): Promise<unknown> => {
  const methods: unknown = window.api[group]
  const answer = await (methods as Readonly<Record<string, Method>>)[method]?.(...args)
  if (!answer) throw new Error(`the main process does not offer ${group}.${method}`)
  if (answer.ok) return answer.value
  throw new AppError(answer.error.code, answer.error.params, answer.error.problems)
}

/** Every method of the main process by group: `await api.contracts.open(id)`. Rejects with an `AppError` when it is refused. */
export const api = Object.fromEntries(
  Object.entries(METHODS).map(([group, methods]) => [
    group,
    Object.fromEntries(methods.map((method) => [method, (...args: readonly unknown[]) => call(group as keyof Api, method, args)])),
  ]),
) as unknown as Api

/** Hear what the main process tells unasked. Returns the way to stop listening. */
export const onAppEvent = (listener: (event: AppEvent) => void): (() => void) => window.api.onEvent(listener)
