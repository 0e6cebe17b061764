/** Nodes as the JSON that is stored and hashed: as ProseMirror writes it, without the later attributes that say nothing (schema.ts). */
import type { Node } from 'prosemirror-model'
import type { Json, JsonObject } from './format.ts'

const isDefault = (value: unknown, standard: unknown): boolean =>
  value === standard || (Array.isArray(value) && Array.isArray(standard) && value.length === 0 && standard.length === 0)

const attributesJson = (node: Node): Readonly<Record<string, Json>> => {
  const later: readonly string[] = node.type.spec['later'] ?? []
  const said = Object.entries<Json>(node.attrs).filter(
    ([name, value]) => !later.includes(name) || !isDefault(value, node.type.spec.attrs?.[name]?.default),
  )
  return Object.fromEntries(said)
}

/** The JSON of a node. The same node gives the same text, whatever attributes the schema has been given since it was made. */
export const nodeJson = (node: Node): JsonObject => {
  const attributes = attributesJson(node)
  return {
    type: node.type.name,
    ...(Object.keys(attributes).length > 0 && { attrs: attributes }),
    ...(node.childCount > 0 && { content: node.content.content.map(nodeJson) }),
    ...(node.marks.length > 0 && { marks: node.marks.map((mark): Json => mark.toJSON()) }),
    ...(node.text !== undefined && { text: node.text }),
  }
}
