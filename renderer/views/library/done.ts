/** Acts on the library that return nothing: whether they were done, for what is shown afterwards. */
import { attempt } from '../../hooks/attempt.ts'

/** Do it; when it is refused, say why. Returns whether it was done. */
export const done = async (act: () => Promise<unknown>): Promise<boolean> =>
  (await attempt(async () => {
    await act()
    return true
  })) === true
