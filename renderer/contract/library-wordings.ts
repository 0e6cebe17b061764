/** The library's wordings that a contract pins: fetched once each, and whether the contract's own text still says the same. */
import type { Node } from 'prosemirror-model'
import type { Api, ClauseWording } from '../../shared/api.ts'
import { attributesOf, isPart, type Source } from '../../shared/document/attributes.ts'
import { schema } from '../../shared/document/schema.ts'
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

const isGuidance = (node: Node): boolean => node.type.name === 'guidance_note'
const withoutGuidance = (node: Node): readonly Node[] => node.content.content.filter((child) => !isGuidance(child))

/** Attributes that are the contract's own, whatever the wording. */
const OWN_ATTRIBUTES: ReadonlySet<string> = new Set(['id', 'source', 'reserved', 'target'])

const sameAttributes = (one: Node, other: Node, ignored: readonly string[]): boolean =>
  Object.keys(one.attrs).every(
    (name) => OWN_ATTRIBUTES.has(name) || ignored.includes(name) || JSON.stringify(one.attrs[name]) === JSON.stringify(other.attrs[name]),
  )

/** What is needed to tell where references lead. */
export interface References {
  /** The library clauses that the parts with an id were taken from (alternatives share theirs). */
  readonly sourcesOf: (id: string) => ReadonlySet<string>
  /** Whether the library has a clause of that name; else it is a section, an annex or an identity of the standard. */
  readonly isClause: (name: string) => boolean
}

/**
 * Whether a part of a contract says what a library wording says. Ids differ by nature, guidance is not part of the contract, and the condition of the
 * clause itself is the standard's. A reference that leads to another clause than the library's is a change.
 */
export const saysTheSame = (part: Node, wording: Node, references: References, isRoot = true): boolean => {
  if (part.isText || wording.isText) return part.eq(wording)
  if (part.type !== wording.type || !sameAttributes(part, wording, isRoot ? ['condition'] : [])) return false
  if (part.type.name === 'reference') {
    const taken = references.sourcesOf(attributesOf(part, 'reference').target)
    const wanted = attributesOf(wording, 'reference').target.split('/')[0] ?? ''
    return taken.size === 0 || taken.has(wanted) || !references.isClause(wanted)
  }
  const [one, other] = [withoutGuidance(part), withoutGuidance(wording)]
  return one.length === other.length && one.every((child, index) => saysTheSame(child, other[index] as Node, references, false))
}

const nodeOf = ({ content }: ClauseWording): Node => schema.nodeFromJSON(content)

const pinOf = ({ clause, language, version }: Source): string => `${language}/${clause}/${version}`

const NONE: ReadonlySet<string> = new Set()

/** What is taken from where in the document, in one walk. */
const sourcesIn = (document: Node): { readonly parts: readonly Node[]; readonly sourcesOf: (id: string) => ReadonlySet<string> } => {
  const parts: Node[] = []
  const sources = new Map<string, Set<string>>()
  document.descendants((node) => {
    if (!isPart(node)) return false
    const source = node.type.name === 'clause' ? attributesOf(node, 'clause').source : null
    if (source) {
      parts.push(node)
      const id = String(node.attrs['id'])
      sources.set(id, (sources.get(id) ?? new Set()).add(source.clause))
    }
    return true
  })
  return { parts, sourcesOf: (id) => sources.get(id) ?? NONE }
}

export const libraryWordings = (library: LibraryApi): LibraryWordings => {
  const marks = createStore<ReadonlyMap<string, LibraryMark>>(new Map())
  const current = createStore<Readonly<Record<string, number>>>({})
  /** By `LANGUAGE/ID/VERSION`; null: the library cannot give it. */
  const known = new Map<string, Node | null>()
  const asked = new Map<string, Promise<Node>>()
  /** A part keeps its answer while it is the same node. */
  const compared = new WeakMap<Node, { readonly wording: Node; readonly versions: object; readonly isChanged: boolean }>()
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
    const { parts, sourcesOf } = sourcesIn(document)
    const versions = current.get()
    const missing: Source[] = []
    const next = new Map<string, LibraryMark>()
    for (const part of parts) {
      const { source } = attributesOf(part, 'clause')
      if (!source) continue
      const taken = known.get(pinOf(source))
      if (taken === undefined) missing.push(source)
      const cached = compared.get(part)
      const isChanged = taken
        ? cached?.wording === taken && cached.versions === versions
          ? cached.isChanged
          : !saysTheSame(part, taken, { sourcesOf, isClause: (name) => `${source.language}/${name}` in versions })
        : false
      if (taken) compared.set(part, { wording: taken, versions, isChanged })
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
