/** The interface's words in the window: one language is loaded at a time, and it can change while the program runs. */
import { createInstance, type TFunction } from 'i18next'
import { useSyncExternalStore } from 'react'
import { AppError, factsInWords, type Problem } from '../shared/errors.ts'
import type { InterfaceLanguage } from '../shared/settings.ts'
import { type Formats, formatsIn } from './formats.ts'

export interface Words extends Formats {
  readonly language: InterfaceLanguage
  readonly t: TFunction
  /** An error as a sentence; one that is no `AppError` is a fault of the program and is said to be so. Its problems are apart: `problems`. */
  readonly error: (error: unknown) => string
  /** The problems of an error, a sentence each. */
  readonly problems: (error: unknown) => string[]
  /** One problem with its place. */
  readonly problem: (problem: Problem) => string
}

const LOCALES: Readonly<Record<InterfaceLanguage, () => Promise<{ readonly default: object }>>> = {
  da: () => import('../locales/da.json'),
  nb: () => import('../locales/nb.json'),
  nn: () => import('../locales/nn.json'),
  en: () => import('../locales/en.json'),
}

let current: Words | null = null
const listeners = new Set<() => void>()

const wordsIn = async (language: InterfaceLanguage): Promise<Words> => {
  const { default: texts } = await LOCALES[language]()
  const t = await createInstance().init({
    lng: language,
    fallbackLng: false,
    resources: { [language]: { translation: texts } },
    // React escapes; a second time would show.
    interpolation: { escapeValue: false },
  })
  const problem = ({ place, code, params }: Problem): string => `${place === '' ? '' : `${place}: `}${t(`problem.${code}`, params)}`
  return {
    ...formatsIn(language, t),
    language,
    t,
    problem,
    error: (error) =>
      error instanceof AppError
        ? t(
            `error.${error.code}`,
            factsInWords(error.params, (reason) => t(`reason.${reason}`)),
          )
        : t('error.internal', { why: error instanceof Error ? error.message : String(error) }),
    problems: (error) => (error instanceof AppError ? error.problems.map(problem) : []),
  }
}

/** Load a language and show the whole window in it. */
export const speak = async (language: InterfaceLanguage): Promise<void> => {
  if (current?.language === language) return
  current = await wordsIn(language)
  document.documentElement.lang = language
  for (const listener of listeners) listener()
}

/** The words in force, for code that is no component. */
export const words = (): Words => {
  if (!current) throw new Error('no language has been loaded')
  return current
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The words in force; the component is drawn again when the language changes. */
export const useWords = (): Words => useSyncExternalStore(subscribe, words)
