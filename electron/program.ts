/** Which program this is. */
import about from '../package.json' with { type: 'json' }

/** Its version, as files that it writes name it. */
export const PROGRAM: string = about.version
