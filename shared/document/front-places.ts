/** The places in the document that are printed before the first clause. */
import type { Transform } from 'prosemirror-transform'
import type { Front } from '../model.ts'
import { schema } from './schema.ts'

/** Give the document the places that `front` prints at, where it has none yet. The table of contents stands with the title page. */
export const withFront = <Tr extends Transform>(tr: Tr, front: Front): Tr => {
  const has = (type: string): boolean => tr.doc.children.some((node) => node.type.name === type)
  if ((front.titlePage || front.contents) && !has('title_page')) tr.insert(0, schema.nodes.title_page.create())
  if (front.parties && !has('parties')) tr.insert(has('title_page') ? 1 : 0, schema.nodes.parties.create())
  return tr
}
