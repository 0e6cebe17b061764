/** Changing a setting from a control: kept at once; a refusal is said in a message. */
import type { Settings } from '../../../shared/settings.ts'
import { attempt } from '../../hooks/attempt.ts'
import { changeSettings } from '../../hooks/settings.ts'

/** Keep a change of settings. */
export const change = (settings: Partial<Settings>): void => void attempt(() => changeSettings(settings))
