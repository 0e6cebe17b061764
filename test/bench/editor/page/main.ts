/** The benchmark's page: opens the variant that its address names and tells the driver when each key press has been painted. */
import type { PageCalls } from '../bench-page.ts'
import type { Open, Variant } from './variant.ts'

const VARIANTS: Readonly<Record<string, () => Promise<{ readonly open: Open }>>> = {
  bare: () => import('./variants/bare.ts'),
  klausul: () => import('./variants/klausul.tsx'),
  tiptap: () => import('./variants/tiptap.ts'),
  lexical: () => import('./variants/lexical.ts'),
  naive: () => import('./variants/naive.ts'),
}

declare global {
  interface Window {
    bench: PageCalls
    /** The driver's: hears how long a key press took. */
    keyPainted?: (milliseconds: string) => void
  }
}

/** When the next frame's style, layout and paint are done: the message comes after them. */
const nextPaint = (done: (at: number) => void): void => {
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel()
    port1.addEventListener('message', () => done(performance.now()))
    port1.start()
    port2.postMessage(null)
  })
}
const painted = (): Promise<number> => new Promise(nextPaint)

const wanted = new URLSearchParams(location.search)
const place = document.querySelector<HTMLElement>('#place')
const load = VARIANTS[wanted.get('variant') ?? '']
if (!place || !load) throw new Error(`no variant ${wanted.get('variant')}`)
const [{ open }, text] = await Promise.all([
  load(),
  fetch(`/sources/${wanted.get('source')}`).then((answer) => answer.text()),
  document.fonts.load('10.5pt Carlito'),
])

let variant: Variant | null = null
const opened = (): Variant => {
  if (!variant) throw new Error('nothing is open')
  return variant
}
const long: number[] = []
new PerformanceObserver((list) => long.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask' })

window.bench = {
  open: async () => {
    const start = performance.now()
    variant = await open(text, place)
    return (await painted()) - start
  },
  caret: async () => {
    opened().caret()
    await painted()
    getSelection()?.anchorNode?.parentElement?.scrollIntoView({ block: 'center' })
    await painted()
  },
  renumber: async () => {
    const { insertFirst } = opened()
    if (!insertFirst) throw new Error('this variant has no live numbers')
    const start = performance.now()
    const takeOut = insertFirst()
    const took = (await painted()) - start
    takeOut()
    await painted()
    return took
  },
  longTasks: () => long.splice(0),
}

addEventListener(
  'keydown',
  () => {
    const start = performance.now()
    nextPaint((at) => window.keyPainted?.(String(at - start)))
  },
  { capture: true },
)
document.documentElement.dataset['ready'] = ''
