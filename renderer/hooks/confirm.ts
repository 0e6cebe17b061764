/** A question before an act that cannot be undone: `await confirm({…})` from anywhere, answered in the one dialog that the frame shows. */
import type { ReactNode } from 'react'
import { createStore, useStore } from './store.ts'

export interface Question {
  /** As a question: »Slet kontrakten for altid?« */
  readonly title: string
  /** What will happen. */
  readonly text: ReactNode
  /** The act by its verb, never »OK«. */
  readonly action: string
  readonly isDangerous?: boolean
}

export interface AskedQuestion extends Question {
  readonly answer: (agreed: boolean) => void
}

const asked = createStore<AskedQuestion | null>(null)

/** Ask the user. Resolves to whether they agree. A question that is still open is answered with no. */
export const confirm = (question: Question): Promise<boolean> =>
  new Promise((resolve) => {
    asked.get()?.answer(false)
    asked.set({
      ...question,
      answer: (agreed) => {
        asked.set(null)
        resolve(agreed)
      },
    })
  })

/** Take back the question that waits: it is answered with no. */
export const withdraw = (): void => asked.get()?.answer(false)

/** The question that waits for an answer. */
export const useAskedQuestion = (): AskedQuestion | null => useStore(asked)
