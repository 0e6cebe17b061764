/** What each method of `Api` takes, checked where it enters the main process: strict shapes, bounded lengths, ids by pattern. */
import * as z from 'zod'
import { type Api, type DocumentPiece, METHODS } from '../../shared/api.ts'
import { EDITIONS, FILE_SPLITS, GUIDANCE_FORMS, SIGNATURE_FORMS, SOURCE_FORMS } from '../../shared/export-wish.ts'
import { LIBRARY_SCOPES } from '../../shared/exchange-api.ts'
import type { Json } from '../../shared/document/format.ts'
import { AppError } from '../../shared/errors.ts'
import { CONTRACT_LANGUAGES } from '../../shared/model.ts'
import { HOUSE_STYLE_SHAPE } from '../services/house-style-shape.ts'
import { SETTING } from '../services/settings.ts'

/** No contract of a person has more, and none of its pieces is larger. */
const MOST_PIECES = 50_000
const LONGEST_JSON = 4_000_000

/** A random id, or one of the library's: letters, digits, dots, hyphens. Never a path. */
const id = z.string().regex(/^[A-Za-z0-9][\w.-]{0,99}$/)
const title = z.string().min(1).max(300)
const line = z.string().max(1000)
const count = z.int().min(0).max(1_000_000_000)
const language = z.enum(CONTRACT_LANGUAGES)
const json = z.string().max(LONGEST_JSON)
const backup = z.string().regex(/^[A-Za-z0-9][\w.-]{0,99}$/)

/** Plain JSON of bounded size: whatever else a message can carry (dates, maps, cycles) is gone or refused. Its meaning is checked where it is used. */
const content = z.unknown().transform((value, context): Json => {
  try {
    const text = JSON.stringify(value)
    if (typeof text === 'string' && text.length <= LONGEST_JSON) return JSON.parse(text) as Json
  } catch {
    // A cycle, a number that JSON lacks, or nesting deeper than the stack: refused below like any other value that is no JSON.
  }
  context.addIssue({ code: 'custom', message: 'not JSON of at most 4 MB' })
  return z.NEVER
})

const piece: z.ZodType<DocumentPiece> = z.strictObject({ depth: z.int().min(0).max(60), json })
const change = z.strictObject({
  expected: count,
  frame: json.nullable(),
  filled: json.nullable(),
  splice: z.strictObject({ at: count, remove: count, insert: z.array(piece).max(MOST_PIECES) }).nullable(),
  fields: z.strictObject({ total: count, open: count }),
})
const settings = z.strictObject({
  interfaceLanguage: SETTING.interfaceLanguage.exactOptional(),
  theme: SETTING.theme.exactOptional(),
  contractLanguage: SETTING.contractLanguage.exactOptional(),
  style: SETTING.style.exactOptional(),
  houseStyle: SETTING.houseStyle.exactOptional(),
  drafter: SETTING.drafter.exactOptional(),
  backupsKept: SETTING.backupsKept.exactOptional(),
})
const tags = z.array(z.string().min(1).max(100)).max(100)
const details = z.strictObject({ tags, noGuidance: line.nullable() })
const notes = z.strictObject({ da: z.string().max(10_000).exactOptional(), nb: z.string().max(10_000).exactOptional() }).nullable()
const category = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]*$/)
  .max(100)

const libraryExport = z.strictObject({
  name: z.string().min(1).max(200),
  scope: z.enum(LIBRARY_SCOPES),
  categories: z.array(category).max(1000),
  leaveOut: z.boolean(),
})
const importChoice = z.strictObject({ clauses: z.array(id).max(MOST_PIECES), standards: z.array(id).max(MOST_PIECES) })

/** An id of the document or a name of the library: with slashes for what is inside a clause. */
const identity = z.string().regex(/^[\w/.-]{1,100}$/)
const present = z.strictObject({
  standard: id,
  targets: z.array(identity).max(MOST_PIECES),
  terms: z.array(line).max(MOST_PIECES),
  fields: z.array(identity).max(MOST_PIECES),
})
const clauseFromContract = z.strictObject({
  contract: id,
  part: z.string().min(1).max(400),
  blocks: z.strictObject({ from: count, to: count }).nullable(),
  language,
  category,
  tags,
  heading: z.string().max(300),
  guidance: z.string().max(10_000),
})

const exportWish = z.strictObject({
  edition: z.enum(EDITIONS),
  split: z.enum(FILE_SPLITS),
  guidance: z.enum(GUIDANCE_FORMS),
  signatures: z.enum(SIGNATURE_FORMS),
  source: z.enum(SOURCE_FORMS),
  pdf: z.boolean(),
})

const takenFromFile = z.strictObject({ values: z.record(line, z.union([z.string().max(10_000), z.number()])), blanks: z.boolean() })

type ArgumentSchemas = {
  readonly [Group in keyof Api]: {
    readonly [Method in keyof Api[Group]]: Api[Group][Method] extends (...args: infer Args) => unknown ? z.ZodType<Args> : never
  }
}

/** A schema for the arguments of every method of `METHODS`; this does not compile while one is missing or gives another type than the method takes. */
export const argumentsOf = {
  app: { start: z.tuple([]), flushed: z.tuple([z.boolean()]), showDataFolder: z.tuple([]), setTitle: z.tuple([z.string().max(400)]) },
  settings: { get: z.tuple([]), set: z.tuple([settings]) },
  backups: { list: z.tuple([]), make: z.tuple([]), restore: z.tuple([backup]) },
  houseStyles: {
    list: z.tuple([]),
    save: z.tuple([HOUSE_STYLE_SHAPE]),
    duplicate: z.tuple([id, title]),
    fromTemplate: z.tuple([]),
    remove: z.tuple([id]),
  },
  standards: { list: z.tuple([]) },
  contracts: {
    list: z.tuple([]),
    create: z.tuple([z.strictObject({ standard: id, language, title })]),
    open: z.tuple([id]),
    save: z.tuple([id, change]),
    duplicate: z.tuple([id, title]),
    rename: z.tuple([id, title]),
    setArchived: z.tuple([id, z.boolean()]),
    setDeleted: z.tuple([id, z.boolean()]),
    destroy: z.tuple([id]),
    revisions: z.tuple([id]),
    nameRevision: z.tuple([id, count, z.string().min(1).max(200).nullable()]),
    openRevision: z.tuple([id, count]),
    exportWord: z.tuple([id, exportWish]),
    cancelExport: z.tuple([]),
    pdfConverter: z.tuple([]),
    showExport: z.tuple([id]),
  },
  library: {
    list: z.tuple([]),
    search: z.tuple([line, language.nullable()]),
    clause: z.tuple([id]),
    versions: z.tuple([id, language]),
    wording: z.tuple([id, language, count.nullable()]),
    currentVersions: z.tuple([]),
    vocabulary: z.tuple([language]),
    saveWording: z.tuple([id, language, count, content]),
    setDetails: z.tuple([id, language, details]),
    setCategory: z.tuple([id, category]),
    setPair: z.tuple([id, notes]),
    create: z.tuple([z.strictObject({ category, language, content })]),
    setRetired: z.tuple([id, z.boolean()]),
    exportFile: z.tuple([libraryExport]),
    openImport: z.tuple([]),
    importedWordings: z.tuple([id, id]),
    applyImport: z.tuple([id, importChoice]),
    closeImport: z.tuple([id]),
  },
  own: {
    companions: z.tuple([id, language, present]),
    saveClause: z.tuple([clauseFromContract]),
    saveStandard: z.tuple([z.strictObject({ contract: id, standard: id.nullable(), title, description: line })]),
    renameStandard: z.tuple([id, title, line]),
    retireStandard: z.tuple([id, z.boolean()]),
    changesOf: z.tuple([id]),
    saveChanges: z.tuple([z.strictObject({ contract: id, set: id.nullable(), name: title, keys: z.array(line).max(MOST_PIECES) })]),
    changeSets: z.tuple([]),
    renameChanges: z.tuple([id, title]),
    removeChanges: z.tuple([id]),
    draft: z.tuple([z.strictObject({ standard: id, language, title, changes: z.array(id).max(100) })]),
  },
  files: {
    open: z.tuple([]),
    close: z.tuple([id]),
    create: z.tuple([id, title, takenFromFile]),
    take: z.tuple([id, takenFromFile]),
  },
  pages: {
    preview: z.tuple([id, z.enum(EDITIONS)]),
    pages: z.tuple([z.string().max(100), count, count]),
    cancel: z.tuple([]),
    close: z.tuple([]),
  },
} as const satisfies ArgumentSchemas

type MethodPath = { [Group in keyof typeof METHODS]: readonly [group: Group, method: (typeof METHODS)[Group][number]] }[keyof typeof METHODS]

/** Whether there is such a method; nothing that an object inherits is one. */
export const isMethod = (group: string, method: string): boolean =>
  Object.hasOwn(METHODS, group) && (METHODS[group as keyof typeof METHODS] as readonly string[]).includes(method)

/**
 * The arguments of a call as the method takes them. Throws `AppError('bad_request')` naming the method, and where and why an argument is wrong.
 */
export const parseArguments = (...[group, method, given]: readonly [...MethodPath, readonly unknown[]]): readonly unknown[] => {
  const schemas: Readonly<Record<string, z.ZodType<readonly unknown[]>>> = argumentsOf[group]
  const parsed = schemas[method]?.safeParse(given)
  if (parsed?.success) return parsed.data
  const [issue] = parsed?.error.issues ?? []
  throw new AppError('bad_request', { method: `${group}.${method}`, why: issue ? `${issue.path.join('.') || '–'}: ${issue.message}` : '–' })
}
