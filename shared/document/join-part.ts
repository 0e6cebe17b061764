/** A clause made text of the part around it: it loses its number, and its heading becomes bold words before what it says. */
import { Fragment, type Node } from 'prosemirror-model'
import type { Transform } from 'prosemirror-transform'
import { attributesOf, headingOf, isPart, partAttributes } from './attributes.ts'
import { findParts } from './edit.ts'
import { schema } from './schema.ts'

/** Of what a clause holds only paragraphs have conditions of their own, and only one each. */
const canHaveCondition = (block: Node): boolean => block.type.name === 'paragraph' && block.attrs['condition'] === null

/** What a clause says, with its heading in bold unless that only repeats the heading above it. Null when its condition cannot be kept. */
const textOf = (clause: Node, around: Node): Node[] | null => {
  const { condition } = partAttributes(clause)
  const blocks = clause.content.content.filter((child) => child.type.name !== 'heading')
  // Guidance is printed nowhere, so it needs no condition.
  if (condition !== null && !blocks.every((block) => block.type.name === 'guidance_note' || canHaveCondition(block))) return null
  const kept =
    condition === null
      ? blocks
      : blocks.map((block) => (canHaveCondition(block) ? block.type.create({ ...block.attrs, condition }, block.content) : block))
  const heading = headingOf(clause)
  if (heading === '' || heading === headingOf(around)) return kept
  const words = schema.text(`${heading}:`, [schema.marks.strong.create()])
  const first = kept.findIndex((block) => block.type.name !== 'guidance_note')
  const opening = kept[first]
  if (opening?.type.name !== 'paragraph') return [schema.nodes.paragraph.create({ condition }, words), ...kept]
  return kept.with(first, opening.copy(Fragment.fromArray([words, schema.text(' '), ...opening.content.content])))
}

/** Lead every reference to a part to another one. */
const redirect = (tr: Transform, from: string, to: string): void => {
  const { doc } = tr
  doc.descendants((node, pos) => {
    if (node.type.name !== 'reference') return
    const ends = attributesOf(node, 'reference')
    if (ends.target === from) tr.setNodeAttribute(pos, 'target', to)
    if (ends.to === from) tr.setNodeAttribute(pos, 'to', to)
  })
}

/**
 * Make a clause (with its alternatives) the last text of the clause or annex around it; references to it lead there. What is inside it keeps its ids. The
 * text follows its library clause no longer. Returns false, and changes nothing, when there is no such clause, when it stands in nothing that has text,
 * or when it has sub-clauses, is reserved or locked, or has a condition that its text cannot have.
 */
export const joinPart = (tr: Transform, id: string): boolean => {
  const { doc } = tr
  const found = findParts(doc, id).map(({ node, pos }) => {
    const { parent: around } = doc.resolve(pos)
    const holdsText = around.type.name === 'clause' || around.type.name === 'annex'
    const isWhole =
      node.type.name === 'clause' && !node.content.content.some(isPart) && !partAttributes(node).reserved && node.attrs['locked'] === null
    return { node, pos, around, text: holdsText && isWhole ? textOf(node, around) : null }
  })
  const around = found[0]?.around
  if (!around || found.some((one) => one.text === null || one.around !== around)) return false
  for (const { node, pos } of found.toReversed()) tr.delete(pos, pos + node.nodeSize)
  const start = tr.doc.resolve(found[0]?.pos ?? 0).start()
  let end = start
  for (const child of tr.doc.resolve(start).parent.content.content) {
    if (isPart(child)) break
    end += child.nodeSize
  }
  tr.insert(end, Fragment.fromArray(found.flatMap(({ text }) => text ?? [])))
  redirect(tr, id, partAttributes(around).id)
  return true
}
