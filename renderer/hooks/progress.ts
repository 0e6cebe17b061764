/** How far a long act of the main process has come, as it tells by events. */
import { useEffect, useState } from 'react'
import type { AppEvent } from '../../shared/api.ts'
import { onAppEvent } from '../api.ts'

export type Progress = Extract<AppEvent, { type: 'progress' }>

/** The last word on the act that is under way; what was said of the one before is of no use when another begins. */
export const useProgress = (act: Progress['act'], isRunning: boolean): Progress | null => {
  const [progress, setProgress] = useState<Progress | null>(null)
  useEffect(() => {
    if (!isRunning) return undefined
    return onAppEvent((event) => {
      if (event.type === 'progress' && event.act === act) setProgress(event)
    })
  }, [act, isRunning])
  return isRunning ? progress : null
}
