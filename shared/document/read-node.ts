/** Nodes out of stored JSON, with the place of whatever is wrong. */
import { Fragment, Node } from 'prosemirror-model'
import type { Problem } from '../errors.ts'
import type { Json, JsonObject } from './format.ts'
import { type NodeName, schema } from './schema.ts'

/** No honest document nests deeper; a hostile one must not exhaust the stack. */
const MAX_NODE_DEPTH = 60

/** Whether JSON is an object. */
export const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value)

const NODE_KEYS: ReadonlySet<string> = new Set(['type', 'attrs', 'content', 'marks', 'text'])

/** Where a node stands. Written out only where something is wrong: most documents are sound, and long. */
interface Place {
  readonly within: Place | null
  readonly siblings: readonly Json[]
  readonly index: number
}

const typeIn = (json: Json | undefined): string => (isObject(json) && typeof json['type'] === 'string' ? json['type'] : 'node')

/** `contract > clause 3 > paragraph 1`: the nth child of each kind, as a person counts. */
const placeText = ({ within, siblings, index }: Place): string => {
  if (within === null) return 'contract'
  const type = typeIn(siblings[index])
  const before = siblings.slice(0, index).filter((sibling) => typeIn(sibling) === type).length
  return `${placeText(within)} > ${type} ${before + 1}`
}

type Report = (code: string, params?: Problem['params']) => null

/** What a node is without what it holds, and the JSON of that. Null where nothing sound could be made. */
const readShell = (json: Json, report: Report, depth: number): { readonly shell: Node; readonly siblings: readonly Json[] } | null => {
  if (depth > MAX_NODE_DEPTH) return report('too_deep', { depth, max: MAX_NODE_DEPTH })
  if (!isObject(json) || typeof json['type'] !== 'string') return report('not_a_node')
  if (!(json['type'] in schema.nodes)) return report('unknown_node', { type: json['type'] })
  const type = schema.nodes[json['type'] as NodeName]
  const attributes = json['attrs'] ?? {}
  if (!isObject(attributes)) return report('wrong_attribute', { why: 'attrs' })
  // A misspelt key would be dropped in silence, with everything under it.
  for (const key of Object.keys(json)) if (!NODE_KEYS.has(key)) report('unknown_attribute', { attribute: key })
  for (const name of Object.keys(attributes)) {
    if (!Object.hasOwn(type.spec.attrs ?? {}, name)) report('unknown_attribute', { attribute: name })
  }

  let shell: Node
  try {
    shell = Node.fromJSON(schema, type.isText ? json : { type: json['type'], attrs: attributes, marks: json['marks'] ?? [] })
    // ProseMirror validates what is given. An id that is not given, and a mark given twice, show only now.
    if (type.isInline) shell.check()
    else type.create(shell.attrs)
  } catch (error) {
    return report('wrong_attribute', { why: (error as Error).message })
  }
  const content = type.isText ? [] : (json['content'] ?? [])
  return Array.isArray(content) ? { shell, siblings: content as Json[] } : report('wrong_content', { found: typeof content })
}

/** A node with its children, of which null is one that nothing sound could be made of. */
const filled = (shell: Node, children: readonly (Node | null)[], report: Report): Node | null => {
  if (shell.isText) return shell
  const sound = children.filter((child) => child !== null)
  if (sound.length < children.length) return null
  const fragment = Fragment.fromArray(sound)
  if (!shell.type.validContent(fragment)) return report('wrong_content', { found: sound.map((child) => child.type.name).join(', ') || '–' })
  return shell.copy(fragment)
}

const reportAt =
  (place: Place, problems: Problem[]): Report =>
  (code, params = {}) => {
    problems.push({ place: placeText(place), code, params })
    return null
  }

/** Read a node, collecting what is wrong with it and below it. Returns null where nothing sound could be made. */
const readNode = (json: Json, place: Place, problems: Problem[], depth: number): Node | null => {
  const report = reportAt(place, problems)
  const read = readShell(json, report, depth)
  if (read === null) return null
  const { shell, siblings } = read
  const children = siblings.map((child, index) => readNode(child, { within: place, siblings, index }, problems, depth + 1))
  return filled(shell, children, report)
}

/** Read the outermost node, collecting what is wrong with it and below it; stops after each of its children. Null where nothing sound could be made. */
export function* readingRoot(json: Json, problems: Problem[]): Generator<void, Node | null> {
  const place: Place = { within: null, siblings: [], index: 0 }
  const report = reportAt(place, problems)
  const read = readShell(json, report, 0)
  if (read === null) return null
  const { shell, siblings } = read
  const children: (Node | null)[] = []
  for (const [index, child] of siblings.entries()) {
    children.push(readNode(child, { within: place, siblings, index }, problems, 1))
    yield
  }
  return filled(shell, children, report)
}
