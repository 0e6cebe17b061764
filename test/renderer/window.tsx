/** The whole window on a fake main process, as main.tsx starts it. */
import { App } from '../../renderer/app.tsx'
import { startOver } from '../../renderer/hooks/navigation.ts'
import { closeNewContract } from '../../renderer/hooks/new-contract.ts'
import { loadSettings } from '../../renderer/hooks/settings.ts'
import { type Answers, type FakeApi, type FakeState, fakeApi } from './fake-api.ts'
import { render } from './screen.tsx'

/** Put a fake main process in place and load its settings; for tests that draw a part of the window alone. */
export const connect = async (given: FakeState = {}, answers: Answers = {}): Promise<FakeApi> => {
  const fake = fakeApi(given, answers)
  Object.assign(window, { api: fake.bridge })
  await loadSettings()
  return fake
}

/** Draw the window on its first view. */
export const openWindow = async (given: FakeState = {}, answers: Answers = {}): Promise<FakeApi> => {
  const fake = await connect(given, answers)
  startOver()
  closeNewContract()
  await render(<App />)
  return fake
}
