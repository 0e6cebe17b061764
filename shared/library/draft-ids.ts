/** The form of the ids in a document, and how those of a draft follow from the standard. */

const ALPHABET = 'abcdefghijkmnpqrstuvwxyz23456789'
const LENGTH = 12

/** An id of bytes that are as good as random: 60 bits in base 32, without letters that look alike. */
export const idOfBytes = (bytes: Uint8Array): string => Array.from(bytes.subarray(0, LENGTH), (byte) => ALPHABET[byte % 32]).join('')

/** The bytes an id needs. */
export const ID_BYTES = LENGTH

/** What is hashed (SHA-256) for the id of a standard's identity in a draft: the same for everyone who drafts from that standard. */
export const draftSeed = (standard: string, identity: string): string => `${standard}\n${identity}`
