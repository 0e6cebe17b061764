/** The dialog for a new contract can be asked for from every view; the frame shows it. */
import { createStore, useStore } from './store.ts'

const wanted = createStore(false)

export const askForNewContract = (): void => wanted.set(true)
export const closeNewContract = (): void => wanted.set(false)
export const useNewContractWanted = (): boolean => useStore(wanted)
