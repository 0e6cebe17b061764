/** The interface's words in the user's language, for everything outside the window. */
import { createInstance, type TFunction } from 'i18next'
import da from '../locales/da.json' with { type: 'json' }
import en from '../locales/en.json' with { type: 'json' }
import nb from '../locales/nb.json' with { type: 'json' }
import nn from '../locales/nn.json' with { type: 'json' }
import { type AppError, factsInWords, type Problem } from '../shared/errors.ts'
import { INTERFACE_LANGUAGES, type InterfaceLanguage } from '../shared/settings.ts'

/** The interface language for a locale name such as `nb_NO.UTF-8` or `da-DK`, or null. `no` is bokmål. */
export const languageOfLocale = (locale: string): InterfaceLanguage | null => {
  const code = locale.toLowerCase().split(/[-_.@]/)[0] ?? ''
  return INTERFACE_LANGUAGES.find((language) => language === (code === 'no' ? 'nb' : code)) ?? null
}

/** The user's language: what the environment says (POSIX order), else the system's, else English. */
export const userLanguage = (env: Readonly<Record<string, string | undefined>>): InterfaceLanguage => {
  for (const name of ['KLAUSUL_LANGUAGE', 'LC_ALL', 'LC_MESSAGES', 'LANG']) {
    const language = languageOfLocale(env[name] ?? '')
    if (language) return language
  }
  return languageOfLocale(new Intl.DateTimeFormat().resolvedOptions().locale) ?? 'en'
}

export interface Words {
  readonly language: InterfaceLanguage
  readonly t: TFunction
  /** An error as a sentence, with its problems one a line. */
  error(error: AppError): string
  /** One problem with its place. */
  problem(problem: Problem): string
}

/** The words of one language. */
export const wordsIn = async (language: InterfaceLanguage): Promise<Words> => {
  const instance = createInstance()
  const t = await instance.init({
    lng: language,
    fallbackLng: false,
    resources: { da: { translation: da }, nb: { translation: nb }, nn: { translation: nn }, en: { translation: en } },
    interpolation: { escapeValue: false },
  })
  const problem = ({ place, code, params }: Problem): string => `${place === '' ? '' : `${place}: `}${t(`problem.${code}`, params)}`
  return {
    language,
    t,
    problem,
    error: ({ code, params, problems }) =>
      [
        t(
          `error.${code}`,
          factsInWords(params, (reason) => t(`reason.${reason}`)),
        ),
        ...problems.map((one) => `  - ${problem(one)}`),
      ].join('\n'),
  }
}
