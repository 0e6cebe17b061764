/** Pieces of a contract checked where they enter: each against the schema, and the document they make by its structure alone. */
import type { Node } from 'prosemirror-model'
import type { DocumentPiece } from '../../shared/api.ts'
import { isPart, type Source } from '../../shared/document/attributes.ts'
import { documentProblems, type Json, parseDocument } from '../../shared/document/format.ts'
import { nodeJson } from '../../shared/document/json.ts'
import { type NodeName, schema } from '../../shared/document/schema.ts'
import { AppError, type Problem } from '../../shared/errors.ts'
import type { Condition } from '../../shared/model.ts'
import { DEPTHS } from '../db/manifest.ts'

/** What the structure of a document needs to know of a piece. */
export interface PieceFacts {
  readonly depth: number
  readonly type: NodeName
  /** Null for what is no part (title page, parties). */
  readonly id: string | null
  readonly condition: Condition | null
  readonly source: Source | null
  /** The ids inside it: definitions, items of lists. */
  readonly inner: readonly string[]
}

/** Inside a piece; the deepest part has ten parts around it, and a document may nest sixty deep. */
const MAX_DEPTH_INSIDE = 45

const refuse = (place: string, code: string, params: Problem['params'] = {}): never => {
  throw new AppError('bad_document', {}, [{ place, code, params }])
}

const factsOf = (node: Node, depth: number): PieceFacts => {
  const inner: string[] = []
  node.descendants((child) => {
    if (typeof child.attrs['id'] === 'string') inner.push(child.attrs['id'])
    return !child.isTextblock
  })
  const { id = null, condition = null, source = null } = node.attrs as Partial<PieceFacts>
  return { depth, type: node.type.name as NodeName, id, condition, source, inner }
}

/** The least text that a level of nesting takes: `{"type":"x","content":[]}`. */
const SHORTEST_LEVEL = 25

/** Whether the JSON of a node nests deeper than any piece may, found without a stack that a hostile one could exhaust. */
const tooDeep = (json: Json, length: number): boolean => {
  if (length < MAX_DEPTH_INSIDE * SHORTEST_LEVEL) return false
  let level: Json[] = [json]
  for (let depth = 0; depth <= MAX_DEPTH_INSIDE; depth += 1) {
    level = level.flatMap((one) => (one as { content?: Json[] } | null)?.content ?? [])
    if (level.length === 0) return false
  }
  return true
}

/** A node that reads and checks as it should and writes the same JSON again has nothing in it that the schema does not know. */
const readSound = (json: string): Node | null => {
  try {
    const parsed = JSON.parse(json) as Json
    if (tooDeep(parsed, json.length)) return null
    const node = schema.nodeFromJSON(parsed)
    node.check()
    return JSON.stringify(nodeJson(node)) === json ? node : null
  } catch {
    // The slow way round says what is wrong.
    return null
  }
}

/** Read a piece as the only one of a document, which names the place of whatever is wrong with it. */
const readSlowly = ({ json }: DocumentPiece, place: string): Node => {
  let parsed: Json = null
  try {
    parsed = JSON.parse(json) as Json
  } catch (error) {
    refuse(place, 'not_json', { why: (error as Error).message })
  }
  if (tooDeep(parsed, json.length)) refuse(place, 'too_deep', { depth: MAX_DEPTH_INSIDE + 1, max: MAX_DEPTH_INSIDE })
  const document = parseDocument({ type: 'contract', content: [parsed] })
  return document.firstChild ?? refuse(place, 'not_a_node')
}

export interface CheckedPiece extends DocumentPiece {
  readonly facts: PieceFacts
}

/** Check one piece: its own content only, with no part inside. Returns it as it is to be stored. Throws `AppError('bad_document')`. */
export const checkPiece = (piece: DocumentPiece, place: string): CheckedPiece => {
  const sound = readSound(piece.json)
  const node = sound ?? readSlowly(piece, place)
  const within = node.children.find(isPart)
  if (within) refuse(place, 'wrong_content', { found: within.type.name })
  if (piece.depth >= DEPTHS) refuse(place, 'too_deep', { depth: piece.depth, max: DEPTHS - 1 })
  return { depth: piece.depth, json: sound ? piece.json : JSON.stringify(nodeJson(node)), facts: factsOf(node, piece.depth) }
}

/** What the structure of a document sees of a stored piece, which was checked when it was stored. */
export const storedFacts = ({ depth, json }: DocumentPiece): PieceFacts => factsOf(schema.nodeFromJSON(JSON.parse(json)), depth)

/** Whether two pieces are the same to the structure around them. */
export const sameStructure = (a: PieceFacts, b: PieceFacts): boolean =>
  a.depth === b.depth &&
  a.type === b.type &&
  a.id === b.id &&
  a.condition?.question === b.condition?.question &&
  a.condition?.value === b.condition?.value &&
  a.inner.length === b.inner.length &&
  a.inner.every((id, index) => id === b.inner[index])

/** Whether two pieces come from the same version of the same library clause. */
export const sameSource = (a: PieceFacts, b: PieceFacts): boolean => a.source?.clause === b.source?.clause && a.source?.version === b.source?.version

interface Branch {
  readonly facts: PieceFacts
  readonly children: Branch[]
}

const skeletonOf = ({ facts, children }: Branch): Node => {
  const type = schema.nodes[facts.type]
  if (facts.id === null) return type.create()
  // A chapter holds no blocks of its own, so it has no inner ids either.
  const inner = facts.inner.map((id) => schema.nodes.definition.create({ id, term: id }))
  const head = facts.type === 'clause' ? [] : [schema.nodes.heading.create()]
  return type.create({ id: facts.id, condition: facts.condition }, [...head, ...inner, ...children.map(skeletonOf)])
}

/**
 * Check the document that pieces make: what may stand in what and in which order, how deep, and that ids are unique. A skeleton of it is enough, the
 * pieces themselves having been checked. Throws `AppError('bad_document')`.
 */
export const checkStructure = (pieces: readonly PieceFacts[]): void => {
  const roots: Branch[] = []
  const open: Branch[] = []
  for (const [index, facts] of pieces.entries()) {
    if (facts.depth > open.length) refuse(`piece ${index + 1}`, 'too_deep', { depth: facts.depth, max: open.length })
    open.length = facts.depth
    const branch: Branch = { facts, children: [] }
    const siblings = open.at(-1)?.children ?? roots
    siblings.push(branch)
    open.push(branch)
  }
  const skeleton = schema.nodes.contract.create(null, roots.map(skeletonOf))
  try {
    skeleton.check()
  } catch (error) {
    refuse('contract', 'wrong_content', { found: (error as Error).message })
  }
  const problems = documentProblems(skeleton)
  if (problems.length > 0) throw new AppError('bad_document', {}, problems)
}
