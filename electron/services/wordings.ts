/** The wordings of library clauses as they are stored and read again. */
import type { Node } from 'prosemirror-model'
import { nodeJson } from '../../shared/document/json.ts'
import { schema } from '../../shared/document/schema.ts'
import { sha256 } from './shipped-library.ts'

/** A wording as it is stored. */
export const wordingOf = (node: Node): { content: string; hash: string } => {
  const content = JSON.stringify(nodeJson(node))
  return { content, hash: sha256(content) }
}

/** The node of a stored wording. */
export const wordingNode = ({ content }: { readonly content: string }): Node => {
  const node = schema.nodeFromJSON(JSON.parse(content))
  node.check()
  return node
}
