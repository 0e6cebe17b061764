/** The arguments of a command, checked: wrong use is told apart from what the program refuses. */
import { parseArgs } from 'node:util'

/** The user called the command line wrongly; exit code 2. */
export class WrongUse extends Error {
  readonly key: string
  readonly params: Readonly<Record<string, string>>

  constructor(key: string, params: Readonly<Record<string, string>> = {}) {
    super(key)
    this.name = 'WrongUse'
    this.key = key
    this.params = params
  }
}

/** How `draft` and `export` write their file. */
const EXPORT_OPTIONS = {
  out: 'string',
  outline: 'string',
  edition: 'string',
  guidance: 'string',
  signatures: 'string',
  source: 'string',
  'per-annex': 'boolean',
  pdf: 'boolean',
  'house-style': 'string',
} as const

/** The options each command takes: with a value, without, or with a value each time it is given. Every command takes `--data DIR`, `--json` and `--help` as well. */
const OPTIONS = {
  standards: {},
  clauses: { search: 'string', language: 'string' },
  draft: {
    standard: 'string',
    language: 'string',
    answers: 'string',
    changes: 'strings',
    ...EXPORT_OPTIONS,
    save: 'boolean',
  },
  contracts: {},
  export: { contract: 'string', ...EXPORT_OPTIONS },
  open: { save: 'boolean' },
  library_export: { out: 'string', own: 'boolean', name: 'string', 'leave-out': 'boolean' },
  library_import: { preview: 'boolean', all: 'boolean' },
  example: {},
  help: {},
} as const satisfies Record<string, Record<string, 'string' | 'strings' | 'boolean'>>

export type Command = keyof typeof OPTIONS
export const COMMANDS = Object.keys(OPTIONS) as Command[]

/** As a person writes it. */
const nameOf = (command: string): string => command.replace('_', ' ')

export interface Arguments {
  readonly command: Command
  readonly json: boolean
  readonly help: boolean
  /** The file that is named without an option; of commands that take one. Throws `WrongUse`. */
  file(): string
  /** The value of an option, or null when it is not given. */
  text(option: string): string | null
  /** The values of an option that can be given several times. */
  texts(option: string): readonly string[]
  /** The value of an option that must be given. Throws `WrongUse`. */
  required(option: string): string
  /** The value of an option that must be one of `known`. Throws `WrongUse`. */
  oneOf<T extends string>(option: string, known: readonly T[]): T | null
  /** The same for an option that must be given. */
  requiredOneOf<T extends string>(option: string, known: readonly T[]): T
  flag(option: string): boolean
}

/** What `parseArgs` refuses, in the user's language: it says so in English alone. */
const misuseOf = (thrown: unknown, command: Command, known: readonly string[]): WrongUse => {
  const { code = '', message } = thrown as Error & { readonly code?: string }
  const given = /'([^']*)'/.exec(message)?.[1]?.split(' ')[0] ?? ''
  const params = { command: nameOf(command), given, known: known.map((option) => `--${option}`).join(' ') }
  if (code === 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL') return new WrongUse('unexpected_word', params)
  if (code !== 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') return new WrongUse('unknown_option', params)
  return message.includes('does not take') ? new WrongUse('option_without_value', params) : new WrongUse('option_with_value', params)
}

/** Commands that take a file without an option. */
const WITH_FILE: readonly Command[] = ['library_import', 'open']

const isCommand = (name: string): name is Command => Object.hasOwn(OPTIONS, name)

/** Read the arguments after the program's name. Throws `WrongUse`. */
export const readArguments = (argv: readonly string[]): Arguments => {
  const [first = 'help', ...others] = argv
  // `library export` is two words for a person and one command here.
  const isTwo = first === 'library' && others[0] !== undefined && !others[0].startsWith('-')
  const [name, rest] = isTwo ? [`${first}_${others[0] ?? ''}`, others.slice(1)] : [first, others]
  const asksHelp = name === '--help' || name === '-h'
  const command = asksHelp ? 'help' : name
  if (!isCommand(command)) throw new WrongUse('unknown_command', { command: nameOf(name), known: COMMANDS.map(nameOf).join(', ') })
  const options = Object.fromEntries(
    Object.entries(OPTIONS[command]).map(([option, type]) => [option, type === 'strings' ? { type: 'string' as const, multiple: true } : { type }]),
  )
  let values: Readonly<Record<string, unknown>>
  let positionals: readonly string[]
  try {
    ;({ values, positionals } = parseArgs({
      args: rest,
      options: { ...options, data: { type: 'string' }, json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
      strict: true,
      allowPositionals: WITH_FILE.includes(command),
    }))
  } catch (error) {
    throw misuseOf(error, command, [...Object.keys(options), 'data', 'json', 'help'])
  }
  const text = (option: string): string | null => {
    const value = values[option]
    return typeof value === 'string' ? value : null
  }
  const required = (option: string): string => {
    const value = text(option)
    if (value === null || value === '') throw new WrongUse('option_missing', { option: `--${option}`, command: nameOf(command) })
    return value
  }
  const known = <T extends string>(option: string, value: string, choices: readonly T[]): T => {
    const found = choices.find((one) => one === value)
    if (found === undefined) throw new WrongUse('bad_option_value', { option: `--${option}`, value, known: choices.join(', ') })
    return found
  }
  return {
    file: () => {
      const [file, ...more] = positionals
      if (file === undefined || more.length > 0) throw new WrongUse('file_missing', { command: nameOf(command) })
      return file
    },
    command,
    json: values['json'] === true,
    help: values['help'] === true || command === 'help',
    text,
    required,
    oneOf: (option, choices) => {
      const value = text(option)
      return value === null ? null : known(option, value, choices)
    },
    requiredOneOf: (option, choices) => known(option, required(option), choices),
    texts: (option) => {
      const given = values[option]
      return Array.isArray(given) ? given.filter((value) => typeof value === 'string') : []
    },
    flag: (option) => values[option] === true,
  }
}
