import { expect, test } from 'vitest'
import { answer } from '../../../electron/api/answer.ts'
import type { Api } from '../../../shared/api.ts'
import { AppError } from '../../../shared/errors.ts'

/** An interface whose one working method does as it is told. */
const apiThat = (open: (id: string) => unknown): Api => ({ contracts: { open: async (id: string) => open(id) } }) as unknown as Api
const call = (api: Api, group: string, method: string, ...given: readonly unknown[]) => {
  const bugs: unknown[] = []
  return answer(api, group, method, given, (bug) => bugs.push(bug)).then((envelope) => ({ envelope, bugs }))
}

test('what a method gives is answered as its value', async () => {
  const { envelope } = await call(
    apiThat((id) => ({ id, revision: 1 })),
    'contracts',
    'open',
    'k1',
  )
  expect(envelope).toEqual({ ok: true, value: { id: 'k1', revision: 1 } })
})

test('what a method refuses is answered as data, with its problems', async () => {
  const problems = [{ place: 'piece 1', code: 'not_json', params: { why: 'x' } }]
  const api = apiThat(() => {
    throw new AppError('bad_document', { n: 1 }, problems)
  })
  expect(await call(api, 'contracts', 'open', 'k1')).toEqual({
    envelope: { ok: false, error: { code: 'bad_document', params: { n: 1 }, problems } },
    bugs: [],
  })
})

test('a bug is answered as such and reported with its stack', async () => {
  const bug = new TypeError('undefined is not a function')
  const api = apiThat(() => {
    throw bug
  })
  const { envelope, bugs } = await call(api, 'contracts', 'open', 'k1')
  expect(envelope).toMatchObject({ ok: false, error: { code: 'internal', params: { why: 'undefined is not a function' } } })
  expect(bugs).toEqual([bug])
})

test('a database that refuses is told apart from a bug', async () => {
  const api = apiThat(() => {
    throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' })
  })
  const { envelope, bugs } = await call(api, 'contracts', 'open', 'k1')
  expect([envelope, bugs]).toEqual([
    { ok: false, error: { code: 'database_failed', params: { why: 'database or disk is full', reason: 'disk_full' }, problems: [] } },
    [],
  ])
})

test.each([
  ['contracts', 'toString'],
  ['contracts', '__proto__'],
  ['constructor', 'assign'],
  ['', ''],
])('%s.%s is no method and calls nothing', async (group, method) => {
  const { envelope } = await call(
    apiThat(() => 1),
    group,
    method,
  )
  expect(envelope).toMatchObject({ ok: false, error: { code: 'bad_request' } })
})

test('a method is not called with arguments that it does not take', async () => {
  let called = false
  const api = apiThat(() => {
    called = true
  })
  const { envelope } = await call(api, 'contracts', 'open', 7)
  expect([envelope.ok, called]).toEqual([false, false])
})
