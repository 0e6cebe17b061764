/** Events that a listener can prevent, as Electron's windows and pages send them. */
import type { EventEmitter } from 'node:events'

export interface PreventableEvent {
  defaultPrevented: boolean
  preventDefault(): void
}

export const eventWith = <T extends object>(details: T): T & PreventableEvent => {
  const event = {
    ...details,
    defaultPrevented: false,
    preventDefault() {
      event.defaultPrevented = true
    },
  }
  return event
}

/** Send a preventable event; true when a listener prevented it. */
export const prevented = (emitter: EventEmitter, name: string, details: object = {}, ...rest: unknown[]): boolean => {
  const event = eventWith(details)
  emitter.emit(name, event, ...rest)
  return event.defaultPrevented
}
