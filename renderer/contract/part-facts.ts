/** What a part says in its own blocks, the parts inside it left aside: read once per node, whatever changes elsewhere. */
import type { Node } from 'prosemirror-model'
import { attributesOf, headingOf, isPart } from '../../shared/document/attributes.ts'
import { dependsOnAnswers } from '../../shared/document/visit-included.ts'

export interface PartFacts {
  readonly heading: string
  /** The first words of its text, for a part without a heading. */
  readonly words: string
  /** The keys of the fields in its text, each once. Guidance notes count for nothing here: they are not in the contract. */
  readonly fields: readonly string[]
  readonly references: readonly Node[]
  /** The names of the blocks that are written from the record: they print fields too. */
  readonly written: readonly string[]
  /** The text of its guidance notes, one note a line; empty when it has none. */
  readonly guidance: string
}

/** Enough to recognise a clause by in one line. */
const WORDS = 80

const read = new WeakMap<Node, PartFacts>()

const textOf = (textblock: Node): string => {
  let text = textblock.type.name === 'definition' ? `${attributesOf(textblock, 'definition').term} ` : ''
  textblock.forEach((inline) => {
    if (inline.type.name !== 'footnote') text += inline.isText ? (inline.text ?? '') : '…'
  })
  return text
}

/** Ends in one »…«, whether what stands there is left out here, cut off, or both. */
const shortened = (text: string): string => {
  const cut = text.length <= WORDS ? -1 : text.lastIndexOf(' ', WORDS)
  const kept = text.length <= WORDS ? text : `${text.slice(0, cut > 0 ? cut : WORDS)} …`
  return kept.replace(/…[.,;:]?(?: …)?$/, '…')
}

const readFacts = (part: Node, holds: (node: Node) => boolean): PartFacts => {
  const fields = new Set<string>()
  const references: Node[] = []
  const written: string[] = []
  const guidance: string[] = []
  let words = ''
  const walk = (node: Node): void => {
    if (isPart(node) || node.type.name === 'heading' || !holds(node)) return
    if (node.type.name === 'guidance_note') {
      guidance.push(node.textBetween(0, node.content.size, ' ', '…'))
      return
    }
    if (node.isTextblock) {
      if (words.trim() === '') words = textOf(node)
      node.forEach((inline) => {
        if (inline.type.name === 'field') fields.add(attributesOf(inline, 'field').key)
        else if (inline.type.name === 'reference') references.push(inline)
      })
      return
    }
    if (node.isAtom) written.push(node.type.name)
    node.forEach(walk)
  }
  if (isPart(part)) part.forEach(walk)
  else walk(part)
  return { heading: headingOf(part), words: shortened(words.trim()), fields: [...fields], references, written, guidance: guidance.join('\n') }
}

/** The facts of a chapter, clause or annex, or of another top-level block. */
export const factsOf = (part: Node): PartFacts => {
  const known = read.get(part)
  if (known) return known
  const facts = readFacts(part, () => true)
  read.set(part, facts)
  return facts
}

/** Nodes are immutable: whether paragraphs or list items of a part depend on answers is looked at once. */
const conditional = new WeakMap<Node, boolean>()

/** The facts of what the answers leave in a part. */
export const factsInForce = (part: Node, holds: (node: Node) => boolean): PartFacts => {
  const known = conditional.get(part) ?? part.children.some(dependsOnAnswers)
  conditional.set(part, known)
  return known ? readFacts(part, holds) : factsOf(part)
}

/** What a part is called in a list: its heading, else its first words. */
export const nameOf = (part: Node): string => {
  const { heading, words } = factsOf(part)
  return heading === '' ? words : heading
}
