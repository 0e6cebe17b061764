/** The fingerprint of a contract's text: the same for the same text, whoever exports it, in whatever edition and layout. */
import { hash } from 'node:crypto'
import { canonicalText, shortFingerprint } from '../../../shared/document/fingerprint.ts'
import type { Resolution } from '../../../shared/document/resolve.ts'

/** As printed: `7K2M-Q0XD-93RT-HB5W`. */
export const fingerprintOf = (resolution: Resolution): string => shortFingerprint(hash('sha256', canonicalText(resolution), 'buffer'))
