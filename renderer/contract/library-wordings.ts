/** The library's wordings that a contract pins: fetched once each, and whether the contract's own text still says the same. */
import type { Node } from 'prosemirror-model'
import type { Api, ClauseWording } from '../../shared/api.ts'
import { attributesOf, type Source } from '../../shared/document/attributes.ts'
import { schema } from '../../shared/document/schema.ts'
import { saysTheSame, sourcesIn } from '../../shared/library/says-the-same.ts'
import { createStore, type Store } from '../hooks/store.ts'
import { keyOf, sourceKeyOf } from './parts.ts'

export interface LibraryMark {
  /** The text differs from the wording that was taken. */
  readonly isChanged: boolean
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

type LibraryApi = Pick<Api['library'], 'wording' | 'currentVersions'>

/** So many wordings are asked for at once. */
const AT_ONCE = 8

const nodeOf = ({ content }: ClauseWording): Node => schema.nodeFromJSON(content)

const pinOf = ({ clause, language, version }: Source): string => `${language}/${clause}/${version}`

export const libraryWordings = (library: LibraryApi): LibraryWordings => {
  const marks = createStore<ReadonlyMap<string, LibraryMark>>(new Map())
  const current = createStore<Readonly<Record<string, number>>>({})
  /** By `LANGUAGE/ID/VERSION`; null: the library cannot give it. */
  const known = new Map<string, Node | null>()
  const asked = new Map<string, Promise<Node>>()
  /** A part keeps its answer while it is the same node. */
  const compared = new WeakMap<Node, { readonly wording: Node; readonly isChanged: boolean }>()
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
    const { parts, sourcesOf, takes } = sourcesIn(document)
    // A clause that the contract has nowhere cannot be referred to: a standard has given its name to another.
    const references = { sourcesOf, isClause: takes }
    const versions = current.get()
    const missing: Source[] = []
    const next = new Map<string, LibraryMark>()
    for (const part of parts) {
      const { source } = attributesOf(part, 'clause')
      if (!source) continue
      const taken = known.get(pinOf(source))
      if (taken === undefined) missing.push(source)
      const cached = compared.get(part)
      const isChanged = taken ? (cached?.wording === taken ? cached.isChanged : !saysTheSame(part, taken, references)) : false
      if (taken) compared.set(part, { wording: taken, isChanged })
      const isOutdated = (versions[sourceKeyOf(part)] ?? 0) > source.version
      if (isChanged || isOutdated) next.set(keyOf(part), { isChanged, isOutdated })
    }
    const before = marks.get()
    const same =
      before.size === next.size &&
      [...next].every(([key, one]) => before.get(key)?.isChanged === one.isChanged && before.get(key)?.isOutdated === one.isOutdated)
    if (!same) marks.set(next)
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

  return {
    marks,
    current,
    wording,
    look,
    refresh: async () => {
      const [before, now] = [current.get(), await library.currentVersions()]
      const keys = Object.keys(now)
      // The old one, if it still holds: what was compared by it need not be compared again.
      if (keys.length !== Object.keys(before).length || keys.some((key) => now[key] !== before[key])) current.set(now)
      if (latest) look(latest)
    },
  }
}
