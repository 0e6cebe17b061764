/** What must be saved before the window closes: whatever holds unsaved changes registers how to save them. */
import { useEffect, useRef } from 'react'

/** Save now. Resolves to whether all is saved; if not, whoever could not save tells the user itself. */
export type Save = () => Promise<boolean>

const savers = new Set<Save>()

/** Have `save` called whenever everything is to be saved. Returns the way to stop. */
export const addSaver = (save: Save): (() => void) => {
  savers.add(save)
  return () => {
    savers.delete(save)
  }
}

/** Save everything now. Resolves to whether all is saved. */
export const saveEverything = async (): Promise<boolean> => {
  const saved = await Promise.allSettled([...savers].map((save) => save()))
  return saved.every((one) => one.status === 'fulfilled' && one.value)
}

/** Have `save` called whenever everything is to be saved, while the component is shown. */
export const useSaver = (save: Save): void => {
  const latest = useRef(save)
  useEffect(() => {
    latest.current = save
  })
  useEffect(() => addSaver(() => latest.current()), [])
}
