/**
 * Put into every page of the start-up benchmark before its own scripts, into the blank one too: a main process that answers at once, and marks of when
 * the page could be used.
 */
import { contractSummary, fakeApi } from '../../../renderer/fake-api.ts'

declare global {
  interface Window {
    /** Milliseconds since 1970, by what had been painted. */
    marks: Record<string, number>
  }
}

const TITLE = 'Stor kontrakt'
const { bridge } = fakeApi(
  {
    contracts: [
      contractSummary({ id: 'large', title: TITLE, updatedAt: '2027-03-01T09:30:00.000Z' }),
      ...Array.from({ length: 11 }, (_, index) => contractSummary({ id: `c${index}`, title: `Kontrakt om drift ${index}` })),
    ],
    settings: { interfaceLanguage: 'da' },
  },
  {
    contracts: {
      open: async (id) => ({ id, revision: 1, contract: await (await fetch('/sources/contract')).text() }),
      save: async () => ({ revision: 2, at: '2027-03-02T12:00:00.000Z' }),
      revisions: async () => [],
    },
    library: { list: async () => [], currentVersions: async () => ({}), search: async () => [] },
  },
)
Object.assign(window, { api: bridge, marks: {} })

const mark = (name: string): void => {
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel()
    port1.addEventListener('message', () => {
      window.marks[name] = performance.timeOrigin + performance.now()
    })
    port1.start()
    port2.postMessage(null)
  })
}

/** Look after every change until something is there. */
const once = (found: () => Element | null, then: (element: Element) => void): void => {
  const look = (): void => {
    const element = found()
    if (!element) return
    observer.disconnect()
    then(element)
  }
  const observer = new MutationObserver(look)
  observer.observe(document, { childList: true, subtree: true, attributes: true })
}

const rowOf = (): Element | null => {
  if (document.querySelector('main[aria-busy="true"]')) return null
  return [...document.querySelectorAll('[role="row"]')].find(({ textContent }) => textContent.includes(TITLE)) ?? null
}

addEventListener('load', () => mark('loaded'))
once(rowOf, (row) => {
  mark('usable')
  if (!location.hash.includes('open')) return // As with the keyboard, in the same page.
  ;(row as HTMLElement).focus()
  for (const type of ['keydown', 'keyup'])
    row.dispatchEvent(new KeyboardEvent(type, { key: 'Enter', code: 'Enter', bubbles: true, cancelable: true }))
  once(
    () => document.querySelector('.document section[data-number]'),
    () => mark('opened'),
  )
})
