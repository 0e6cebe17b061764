/** Lets the static shell be painted before any of the program runs: its scripts are so near that they would else come first. */

/** In a window that is not shown no frame comes; then the program does not wait for one. */
const LONGEST_WAIT = 100

let started = false
const start = (): void => {
  if (started) return
  started = true
  void import('./main.tsx')
  // The first view comes along with the frame, not after it. When it fails, it fails again where it is shown.
  import('./views/start/start-view.tsx').catch(() => undefined)
}

// A frame that is asked for is painted after its callback: the task after it is the first one behind the paint.
requestAnimationFrame(() => setTimeout(start))
setTimeout(start, LONGEST_WAIT)
