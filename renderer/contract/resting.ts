/** What a toolbar reads of a contract: followed when the hands rest for a moment, so that no keystroke draws it. */
import type { EditorState } from 'prosemirror-state'
import { useEffect, useState } from 'react'
import type { ContractSession } from './contract-session.ts'

const MOMENT = 120

/** What `select` gives once nothing has happened for a moment. The component is drawn again when it gives something else; `select` must be stable. */
export const useResting = <Selected>(session: ContractSession, select: (state: EditorState) => Selected): Selected => {
  const [value, setValue] = useState(() => select(session.state))
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null
    const stop = session.subscribe(() => {
      if (timer) clearTimeout(timer)
      timer = setTimeout(() => setValue(select(session.state)), MOMENT)
    })
    return () => {
      if (timer) clearTimeout(timer)
      stop()
    }
  }, [session, select])
  return value
}
