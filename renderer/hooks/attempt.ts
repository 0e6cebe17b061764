/** An act of the user that may be refused: the refusal is said in a message. */
import { toast } from '../components/toasts.tsx'
import { words } from '../i18n.ts'

/** Say in a message why something was refused. */
export const tellRefusal = (error: unknown): void => {
  toast({ text: [words().error(error), ...words().problems(error)].join('\n'), tone: 'danger' })
}

/** Do it; when it is refused, say why. Returns the outcome, or undefined when it was refused. */
export const attempt = async <T>(act: () => Promise<T>): Promise<T | undefined> => {
  try {
    return await act()
  } catch (error) {
    tellRefusal(error)
    return undefined
  }
}
