/** A stored contract read a little at a time. */
import { parsing } from '../../shared/document/format.ts'
import type { Contract } from '../../shared/model.ts'

/** In milliseconds: after so long the window gets to paint and to hear keys before reading goes on. */
const SLICE = 30

/** By a message, which comes at once; timers that set each other off are slowed down. */
const pause = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.addEventListener('message', () => {
      port1.close()
      resolve()
    })
    port1.start()
    port2.postMessage(null)
  })

/** Read a stored contract without holding up the window. Throws what `parse` throws. */
export const readContract = async (text: string): Promise<Contract> => {
  const reading = parsing(text)
  let since = performance.now()
  let step = reading.next()
  while (!step.done) {
    if (performance.now() - since > SLICE) {
      await pause()
      since = performance.now()
    }
    step = reading.next()
  }
  if (performance.now() - since > SLICE / 2) await pause()
  return step.value
}
