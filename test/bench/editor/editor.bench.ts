/** The benchmarks of the window's editor, in one browser. */
import type { Measured } from '../measure.ts'
import { startBrowser } from './browser.ts'
import { openingBench } from './opening.bench.ts'
import { serveSite } from './site.ts'
import { sources } from './sources.ts'
import { typingBench } from './typing.bench.ts'

export const editorBench = async (): Promise<Measured[]> => {
  const site = await serveSite(sources())
  const browser = await startBrowser()
  try {
    return [...(await typingBench(browser, site.address)), ...(await openingBench(browser, site.address))]
  } finally {
    await browser.close()
    site.close()
  }
}
