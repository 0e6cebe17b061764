/** The command line: arguments in, result on standard output, messages on standard error, and an exit code that scripts can trust. */
import path from 'node:path'
import { closeDatabase, openDatabase } from '../db/open.ts'
import { userLanguage, type Words, wordsIn } from '../i18n.ts'
import { asAppError } from '../refusal.ts'
import { openLibrary } from '../services/library.ts'
import { type Arguments, type Command, COMMANDS, readArguments, WrongUse } from './arguments.ts'
import { clauses, contracts, draft, example, exportKept, type Result, type Session, standards } from './commands.ts'
import { DATABASE_FILE, dataFolder } from './data-folder.ts'
import { openFile } from './open-command.ts'
import { exportFile, importFile } from './library-commands.ts'

/** What the command line needs of the world. */
export interface World {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly platform: NodeJS.Platform
  readonly cwd: string
  readonly now: () => string
  readonly out: (text: string) => void
  readonly err: (text: string) => void
}

export const EXIT = { done: 0, refused: 1, wrongUse: 2 } as const

const RESOURCES = path.join(import.meta.dirname, '..', '..', 'resources')

const RUN: Readonly<Record<Exclude<Command, 'help'>, (session: Session) => Result | Promise<Result>>> = {
  standards,
  clauses,
  draft,
  contracts,
  export: exportKept,
  open: openFile,
  library_export: exportFile,
  library_import: importFile,
  example,
}

const helpText = ({ t }: Words): string =>
  [
    t('help.title'),
    '',
    t('help.usage'),
    '',
    ...COMMANDS.map((command) => `  ${t(`help.${command}`)}`),
    '',
    t('help.common'),
    '',
    t('help.exit'),
  ].join('\n')

const runCommand = async (args: Arguments, words: Words, world: World): Promise<Result> => {
  const { command } = args
  if (command === 'help') return { json: { help: helpText(words) }, lines: [helpText(words)] }
  const resolvePath = (file: string): string => path.resolve(world.cwd, file)
  const folder = args.text('data') === null ? dataFolder(world.platform, world.env) : resolvePath(args.required('data'))
  const db = openDatabase(path.join(folder, DATABASE_FILE))
  try {
    const library = openLibrary(db, { folder: path.join(RESOURCES, 'library'), now: world.now })
    const say = (text: string): void => world.err(`${text}\n`)
    return await RUN[command]({ args, db, library, words, now: world.now, resolvePath, examples: path.join(RESOURCES, 'examples'), say })
  } finally {
    closeDatabase(db)
  }
}

/** Run one command. Returns the exit code: 0 done, 1 refused with a plain message, 2 wrong use. */
export const run = async (argv: readonly string[], world: World): Promise<number> => {
  const words = await wordsIn(userLanguage(world.env))
  const json = argv.includes('--json')
  try {
    const args = readArguments(argv)
    if (args.help) {
      world.out(json ? `${JSON.stringify({ help: helpText(words) })}\n` : `${helpText(words)}\n`)
      return EXIT.done
    }
    const result = await runCommand(args, words, world)
    world.out(json ? `${JSON.stringify(result.json)}\n` : `${result.lines.join('\n')}\n`)
    return EXIT.done
  } catch (thrown) {
    const error = thrown instanceof WrongUse ? thrown : asAppError(thrown)
    if (error instanceof WrongUse) {
      world.err(`${words.t(`use.${error.key}`, error.params)}\n${words.t('use.see_help')}\n`)
      if (json) world.out(`${JSON.stringify({ error: { code: error.key, params: error.params } })}\n`)
      return EXIT.wrongUse
    }
    world.err(`${words.error(error)}\n`)
    if (error.code === 'internal' && thrown instanceof Error) world.err(`${thrown.stack ?? ''}\n`)
    if (json) world.out(`${JSON.stringify({ error: { code: error.code, params: error.params, problems: error.problems } })}\n`)
    return EXIT.refused
  }
}

/**
 * Run with the process's own arguments. Paths are relative to where the user stands: npm changes to the project's folder and leaves the user's in
 * `INIT_CWD`, which only counts when npm itself started this script.
 */
export const runFromShell = async (): Promise<number> => {
  const { env } = process
  const byNpm = ['klausul', 'start'].includes(env['npm_lifecycle_event'] ?? '')
  return run(process.argv.slice(2), {
    env,
    platform: process.platform,
    cwd: (byNpm ? env['INIT_CWD'] : undefined) ?? process.cwd(),
    now: () => new Date().toISOString(),
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
  })
}
