/** The library's wordings that a contract pins: fetched once each, and whether the contract's own text still says the same. */
import type { Node } from 'prosemirror-model'
import type { Api, ClauseWording } from '../../shared/api.ts'
import { attributesOf, type Source } from '../../shared/document/attributes.ts'
import { schema } from '../../shared/document/schema.ts'
import { saysTheSame, sourcesIn } from '../../shared/library/says-the-same.ts'
import type { Contract } from '../../shared/model.ts'
import { createStore, type Store } from '../hooks/store.ts'
import { keyOf, sourceKeyOf } from './parts.ts'
import { standardIds } from './standard-ids.ts'

export interface LibraryMark {
  /** The text differs from the wording that was taken. */
  readonly isChanged: boolean
  /** The library's wording is locked, and the contract's text is not. */
  readonly isUnlocked: boolean
  /** The library has a newer wording than the one that was taken. */
  readonly isOutdated: boolean
}

export interface LibraryWordings {
  /** By row key (`keyOf`), of parts that were taken from the library; those whose wording is not known yet are missing. */
  readonly marks: Store<ReadonlyMap<string, LibraryMark>>
  /** The newest version of every clause, by `LANGUAGE/ID`; empty until it is known. */
  readonly current: Store<Readonly<Record<string, number>>>
  /** One version of a clause as a node. */
  readonly wording: (source: Source) => Promise<Node>
  /** Look through a document; wordings that are missing are fetched, and `marks` follow. */
  readonly look: (document: Node) => void
  /** Ask for the newest versions again: the library may have been edited meanwhile. */
  readonly refresh: () => Promise<void>
}

type LibraryApi = Pick<Api['library'], 'wording' | 'currentVersions' | 'vocabulary'>

/** So many wordings are asked for at once. */
const AT_ONCE = 8

const nodeOf = ({ content }: ClauseWording): Node => schema.nodeFromJSON(content)

const sameMark = (one: LibraryMark | undefined, other: LibraryMark): boolean =>
  one?.isChanged === other.isChanged && one.isUnlocked === other.isUnlocked && one.isOutdated === other.isOutdated

const pinOf = ({ clause, language, version }: Source): string => `${language}/${clause}/${version}`

/** A part as if it were locked as the wording is: a lock is no wording. */
const lockedAs = (part: Node, { attrs: { locked } }: Node): Node =>
  part.attrs['locked'] === locked ? part : part.type.create({ ...part.attrs, locked }, part.content)

/** The contract's language and standard never change. */
export const libraryWordings = (library: LibraryApi, { language, standard }: Pick<Contract, 'language' | 'standard'>): LibraryWordings => {
  const marks = createStore<ReadonlyMap<string, LibraryMark>>(new Map())
  const current = createStore<Readonly<Record<string, number>>>({})
  /** By `LANGUAGE/ID/VERSION`; null: the library cannot give it. */
  const known = new Map<string, Node | null>()
  const asked = new Map<string, Promise<Node>>()
  /** The standard's names by id, once they are known. */
  let names: ReadonlyMap<string, string> | null = null
  /** A part keeps its answer while it is the same node, and the library has the same clauses. */
  let compared = new WeakMap<Node, { readonly wording: Node; readonly isChanged: boolean }>()
  let latest: Node | null = null
  let fetching = false

  const wording = (source: Source): Promise<Node> => {
    const pin = pinOf(source)
    const request = asked.get(pin) ?? library.wording(source.clause, source.language, source.version).then(nodeOf)
    asked.set(pin, request)
    // Refused now, it may be given later.
    request.catch(() => asked.delete(pin))
    return request
  }

  const mark = (document: Node): Source[] => {
    const { parts, sourcesOf } = sourcesIn(document, names ?? undefined)
    const versions = current.get()
    const references = { sourcesOf, isClause: (name: string) => versions[`${language}/${name}`] !== undefined }
    const missing: Source[] = []
    const next = new Map<string, LibraryMark>()
    for (const part of parts) {
      const { source } = attributesOf(part, 'clause')
      if (!source) continue
      const taken = known.get(pinOf(source))
      if (taken === undefined) missing.push(source)
      const cached = compared.get(part)
      const isChanged = taken ? (cached?.wording === taken ? cached.isChanged : !saysTheSame(lockedAs(part, taken), taken, references)) : false
      if (taken) compared.set(part, { wording: taken, isChanged })
      const isOutdated = (versions[sourceKeyOf(part)] ?? 0) > source.version
      const isUnlocked = typeof taken?.attrs['locked'] === 'string' && part.attrs['locked'] === null
      if (isChanged || isUnlocked || isOutdated) next.set(keyOf(part), { isChanged, isUnlocked, isOutdated })
    }
    const before = marks.get()
    if (before.size !== next.size || [...next].some(([key, one]) => !sameMark(before.get(key), one))) marks.set(next)
    return missing
  }

  const fetchMissing = async (sources: readonly Source[]): Promise<void> => {
    const unique = [...new Map(sources.map((source) => [pinOf(source), source])).values()]
    for (let from = 0; from < unique.length; from += AT_ONCE) {
      await Promise.all(
        unique.slice(from, from + AT_ONCE).map(async (source) => {
          try {
            known.set(pinOf(source), await wording(source))
          } catch {
            // A clause of a library that this machine does not have: nothing can be said about it.
            known.set(pinOf(source), null)
          }
        }),
      )
    }
  }

  const complete = async (missing: readonly Source[]): Promise<void> => {
    fetching = true
    await fetchMissing(missing)
    fetching = false
    if (latest) look(latest)
  }
  const look = (document: Node): void => {
    latest = document
    const missing = mark(document)
    if (missing.length > 0 && !fetching) void complete(missing)
  }

  /** Without them a clause under another's name looks like another clause. */
  const standardNames = async (): Promise<ReadonlyMap<string, string>> => {
    const { targets } = await library.vocabulary(language)
    return new Map([...(await standardIds(standard.id, Object.keys(targets)))].map(([name, id]) => [id, name]))
  }

  return {
    marks,
    current,
    wording,
    look,
    refresh: async () => {
      names ??= await standardNames()
      const [before, now] = [current.get(), await library.currentVersions()]
      const keys = Object.keys(now)
      // The old one, if it still holds: what was compared by it need not be compared again.
      if (keys.length !== Object.keys(before).length || keys.some((key) => now[key] !== before[key])) {
        compared = new WeakMap()
        current.set(now)
      }
      if (latest) look(latest)
    },
  }
}
