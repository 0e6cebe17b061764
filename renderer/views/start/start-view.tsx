/** Start. */
import type { ReactNode } from 'react'

const StartView = (): ReactNode => <p>start</p>

export default StartView
