/** The contract languages by code. */
import type { ContractLanguage } from '../model.ts'
import { danish } from './da.ts'
import type { Language } from './language.ts'
import { norwegian } from './nb.ts'
import { nynorsk } from './nn.ts'

export const LANGUAGES: Readonly<Record<ContractLanguage, Language>> = { da: danish, nb: norwegian, nn: nynorsk }
