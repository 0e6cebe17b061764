/** The name of the window in the task bar, while a view is shown. */
import { useEffect } from 'react'
import { api } from '../api.ts'

/** `Title – Klausul`; the program's name alone for an empty title. */
export const useTitle = (title: string): void => {
  useEffect(() => {
    const full = title === '' ? 'Klausul' : `${title} – Klausul`
    document.title = full
    // The task bar goes without its title rather than the user without the view.
    api.app.setTitle(full).catch(() => undefined)
  }, [title])
}
