/** The names under which window and main process reach each other; known to the preload script and ipc.ts alone. */

export const channelOf = (group: string, method: string): string => `klausul:${group}.${method}`

export const EVENT_CHANNEL = 'klausul:event'
