/** Lets the static shell be painted before any of the program runs: its scripts are so near that they would else come first. */

/** In a window that is not shown no frame comes; then the program does not wait for one. */
const LONGEST_WAIT = 100

let started = false
const start = (): void => {
  if (started) return
  started = true
  void import('./main.tsx')
}

// A frame that is asked for is painted after its callback: the task after it is the first one behind the paint.
requestAnimationFrame(() => setTimeout(start))
setTimeout(start, LONGEST_WAIT)
