/** Long work done a little at a time. */

/** In milliseconds: after so long the window gets to paint and to hear keys before the work goes on. */
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

/** Come to the end of some steps without holding up the window. Throws what they throw. */
export const inSlices = async <Result>(steps: Generator<void, Result>): Promise<Result> => {
  let since = performance.now()
  let step = steps.next()
  while (!step.done) {
    if (performance.now() - since > SLICE) {
      await pause()
      since = performance.now()
    }
    step = steps.next()
  }
  if (performance.now() - since > SLICE / 2) await pause()
  return step.value
}
