// @vitest-environment happy-dom
/** The window's side of the interface: answers unwrapped, refusals thrown, events heard. */
import { expect, test } from 'vitest'
import { api, onAppEvent } from '../../renderer/api.ts'
import { METHODS } from '../../shared/api.ts'
import { AppError } from '../../shared/errors.ts'
import { fakeApi } from './fake-api.ts'

const connect = (...given: Parameters<typeof fakeApi>): ReturnType<typeof fakeApi> => {
  const fake = fakeApi(...given)
  Object.assign(window, { api: fake.bridge })
  return fake
}

test('every method of the interface is offered and asks the main process for itself', async () => {
  const fake = connect()
  const methods = Object.entries(METHODS).flatMap(([group, names]) => names.map((name) => [group, name] as const))
  for (const [group, name] of methods) {
    const method = (api as unknown as Record<string, Record<string, (id: string) => Promise<unknown>>>)[group]?.[name]
    await method?.('first').catch(() => undefined)
  }
  expect(fake.calls).toEqual(methods.map(([group, name]) => [`${group}.${name}`, 'first']))
})

test('an answer is its value', async () => {
  connect()
  expect((await api.app.start()).version).toBe('0.1.0')
})

test('a refusal is thrown with its code, facts and problems', async () => {
  const problem = { place: 'fields.takeover_date', code: 'not_a_date', params: { value: 'soon' } }
  connect(
    {},
    {
      contracts: {
        open: async (id) => {
          throw new AppError('newer_format', { format: 9, known: 3, id }, [problem])
        },
      },
    },
  )
  const refusal = await api.contracts.open('c1').catch((error: unknown) => error)
  expect(refusal).toBeInstanceOf(AppError)
  expect(refusal).toMatchObject({ code: 'newer_format', params: { format: 9, known: 3, id: 'c1' }, problems: [problem] })
})

test('a method that the preload script does not offer is named', async () => {
  const fake = connect()
  Object.assign(window, { api: { ...fake.bridge, backups: {} } })
  await expect(api.backups.list()).rejects.toThrow('backups.list')
})

test('events are heard until one stops listening', () => {
  const fake = connect()
  const heard: string[] = []
  const stop = onAppEvent((event) => heard.push(event.type))
  fake.emit({ type: 'flush' })
  stop()
  fake.emit({ type: 'flush' })
  expect(heard).toEqual(['flush'])
})
