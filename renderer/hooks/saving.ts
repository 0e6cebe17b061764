/** What must be saved before the window closes: whatever holds unsaved changes registers how to save them. */
import { useEffect, useRef } from 'react'

type Save = () => Promise<void>

const savers = new Set<Save>()

/** Save everything now. Resolves when all is saved or was refused: whoever refuses tells the user itself. */
export const saveEverything = async (): Promise<void> => {
  await Promise.allSettled([...savers].map((save) => save()))
}

/** Have `save` called before the window closes, while the component is shown. */
export const useSaver = (save: Save): void => {
  const latest = useRef(save)
  useEffect(() => {
    latest.current = save
  })
  useEffect(() => {
    const saver: Save = () => latest.current()
    savers.add(saver)
    return () => {
      savers.delete(saver)
    }
  }, [])
}
