/** The normal form of a library clause: every part of it has the id that its place in the clause texts gives it (clause-text.ts), whatever the editor minted. */
import { Fragment, type Node } from 'prosemirror-model'
import { headingOf, idOf } from '../document/attributes.ts'
import { schema } from '../document/schema.ts'

/** From the id of a part to that of its normal form. */
export type Names = ReadonlyMap<string, string>

const NAME = /^[a-z0-9-]+$/

/** What references in a wording name. */
export const referencedIn = (wording: Node): string[] => {
  const found: string[] = []
  wording.descendants((node) => {
    if (node.type.name === 'reference') for (const end of [node.attrs['target'], node.attrs['to']]) if (typeof end === 'string') found.push(end)
  })
  return found
}

/** The paragraphs, definitions and list items of a part, not of the parts inside it, in their order. */
const innerOf = (part: Node): Node[] => {
  const found: Node[] = []
  const visit = (parent: Node): void =>
    parent.forEach((node) => {
      if (node.type.name === 'clause') return
      if (idOf(node) !== null) found.push(node)
      if (!node.isTextblock) visit(node)
    })
  visit(part)
  return found
}

const collect = (part: Node, newId: string, isReferenced: (id: string) => boolean, names: Map<string, string>): void => {
  const oldId = idOf(part) ?? ''
  names.set(oldId, newId)
  const below = part.children.filter((child) => child.type.name === 'clause')
  const inner = innerOf(part)
  const taken = new Set<string>()
  const kept = new Map<Node, string>()
  for (const node of [...below, ...inner]) {
    const id = idOf(node) ?? ''
    const name = id.startsWith(`${oldId}/`) ? id.slice(oldId.length + 1) : ''
    if (node.type.name === 'definition' || !NAME.test(name) || taken.has(name)) continue
    taken.add(name)
    kept.set(node, name)
  }
  const free = (base: string, from: number): string => {
    let place = from
    while (taken.has(`${base}-${place}`)) place += 1
    taken.add(`${base}-${place}`)
    return `${base}-${place}`
  }
  below.forEach((sub, index) => {
    const name = kept.get(sub) ?? free('part', index + 1)
    collect(sub, `${newId}/${name}`, isReferenced, names)
  })
  let items = 0
  let paragraphs = 0
  let definitions = 0
  for (const node of inner) {
    const id = idOf(node) ?? ''
    let name = kept.get(node)
    if (node.type.name === 'enumeration_item') {
      items += 1
      name ??= isReferenced(id) ? free('item', items) : `item.${items}`
    } else if (node.type.name === 'definition') {
      definitions += 1
      name = definitions === 1 ? 'term' : `term.${definitions}`
    } else {
      paragraphs += 1
      name ??= free('paragraph', paragraphs)
    }
    names.set(id, `${newId}/${name}`)
  }
}

/** The names of the parts of a clause that is called `name`. An item of a list that something points to gets a name, the others go by their place. */
export const namesIn = (clause: Node, isReferenced: (id: string) => boolean, name = idOf(clause) ?? ''): Map<string, string> => {
  const names = new Map<string, string>()
  collect(clause, name, isReferenced, names)
  return names
}

/** A clause in its normal form: parts and references under their names; a heading without words is none. */
export const normalForm = (clause: Node, names: Names): Node => {
  const named = (id: unknown): unknown => (typeof id === 'string' ? (names.get(id) ?? id) : id)
  const normal = (node: Node): Node => {
    if (node.isText) return node
    const { attrs } = node
    const attributes =
      node.type.name === 'reference'
        ? { ...attrs, target: named(attrs['target']), to: named(attrs['to']) }
        : 'id' in attrs
          ? { ...attrs, id: named(attrs['id']) }
          : attrs
    const children = node.children.flatMap((child) => {
      if (child.type.name !== 'heading') return [normal(child)]
      const heading = headingOf(node).trim()
      return heading === '' ? [] : [schema.nodes.heading.create(null, schema.text(heading))]
    })
    return node.type.create(attributes, Fragment.fromArray(children), node.marks)
  }
  return normal(clause)
}
