/** What the process asks of a page: panels that stand for native ones, and whether it objects to being closed. */
import { menuPanel, type MenuColumn } from '../page/menu-panel.ts'
import { modal, type ModalAnswer, type ModalSpec } from '../page/modal.ts'
import type { CdpSession } from './cdp.ts'

/** Run a function, given as its text, in the preload script's world. */
const run = async (cdp: CdpSession, executionContextId: number | undefined, functionDeclaration: string, argument: unknown): Promise<unknown> => {
  if (executionContextId === undefined) throw new Error('electron stand-in: there is no page to ask in')
  const call = { executionContextId, functionDeclaration, arguments: [{ value: argument }], awaitPromise: true, returnByValue: true }
  const { result } = await cdp.send('Runtime.callFunctionOn', call)
  return result.value
}

export const askInPage = async (cdp: CdpSession, context: number | undefined, spec: ModalSpec): Promise<ModalAnswer> =>
  (await run(cdp, context, String(modal), spec)) as ModalAnswer

export const showMenuInPage = async (
  cdp: CdpSession,
  context: number | undefined,
  columns: readonly MenuColumn[],
): Promise<readonly [column: number, entry: number] | null> =>
  (await run(cdp, context, String(menuPanel), columns)) as readonly [number, number] | null

const BEFORE_UNLOAD = `(() => {
  const event = document.createEvent('BeforeUnloadEvent')
  event.initEvent('beforeunload', false, true)
  return !window.dispatchEvent(event) || event.returnValue !== ''
})()`

/** Whether the page itself objects to being closed. */
export const pageObjectsToUnload = async (cdp: CdpSession): Promise<boolean> => {
  // A page that is gone does not object.
  const answer = await cdp.send('Runtime.evaluate', { expression: BEFORE_UNLOAD, returnByValue: true }).catch(() => null)
  return answer?.result.value === true
}
