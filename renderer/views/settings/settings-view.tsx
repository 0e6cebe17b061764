/** Settings. */
import type { ReactNode } from 'react'

const SettingsView = (): ReactNode => <p>settings</p>

export default SettingsView
