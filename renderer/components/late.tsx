/** Components whose script is fetched when they are first shown. */
import { type ComponentType, type ReactNode, useEffect, useState } from 'react'

export interface LateComponent<Props> {
  (props: Props): ReactNode
  /** Fetch it before it is shown. A failure is not told here: the component tries again, and tells. */
  readonly fetch: () => Promise<void>
}

const swallow = (event: Event): void => {
  event.preventDefault()
  event.stopPropagation()
}

/** While a dialog is on its way, what is typed is meant for it: it must not get into the text that still has the focus. */
const holdKeys = (): (() => void) => {
  const events = ['keydown', 'beforeinput'] as const
  for (const event of events) window.addEventListener(event, swallow, { capture: true })
  return () => {
    for (const event of events) window.removeEventListener(event, swallow, { capture: true })
  }
}

/**
 * A component that is fetched when it is first shown, and shown as soon as it is there. React's `lazy` would hold it back until 300 ms after the empty
 * place for it was drawn, in case more comes in that time: longer than the program takes to start. `isDialog`: it takes the focus, and keys wait for it.
 */
export const late = <Props extends object>(
  load: () => Promise<{ readonly default: ComponentType<Props> }>,
  { isDialog = false }: { readonly isDialog?: boolean } = {},
): LateComponent<Props> => {
  let fetched: ComponentType<Props> | null = null
  const fetch = async (): Promise<void> => {
    fetched = (await load()).default
  }
  const Late = (props: Props): ReactNode => {
    const [isThere, setThere] = useState(fetched !== null)
    const [failure, setFailure] = useState<readonly [unknown] | null>(null)
    useEffect(() => {
      if (isThere) return undefined
      let gone = false
      const release = isDialog ? holdKeys() : undefined
      const bring = async (): Promise<void> => {
        try {
          await fetch()
          if (!gone) setThere(true)
        } catch (error) {
          if (!gone) setFailure([error])
        }
      }
      void bring()
      return () => {
        gone = true
        release?.()
      }
    }, [isThere])
    // To the boundary around it.
    if (failure) throw failure[0]
    const Component = isThere ? fetched : null
    return Component && <Component {...props} />
  }
  return Object.assign(Late, { fetch: () => fetch().catch(() => undefined) })
}
