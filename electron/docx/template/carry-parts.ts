/** What a template's content points to, carried into another package: pictures and addresses. Whatever else it points to is left out with what shows it. */
import type { Element } from '@xmldom/xmldom'
import { attributeOf } from '../read/read-xml.ts'
import { type Relation, relationsOf, type Template } from './open-template.ts'
import { descendants, remove, RELATIONSHIPS, unwrap } from './tree.ts'

/** A relation of a part in our package. */
export interface CarriedRelation {
  readonly id: string
  readonly type: 'image' | 'hyperlink'
  readonly target: string
  readonly isExternal: boolean
}

export interface CarriedPicture {
  /** The path in our package. */
  readonly path: string
  readonly type: string
  readonly data: Uint8Array
}

export interface Carrier {
  /** Give the content of a template's part the ids of relations in ours, `prefix` and a number, and tell which those are. */
  carry(root: Element, from: string, prefix: string): CarriedRelation[]
  /** All pictures of what was carried. */
  pictures(): CarriedPicture[]
}

const SHOWN_BY = new Set(['drawing', 'pict', 'object', 'background'])

/** Remove what shows a thing that stays behind; of a link the text stays. */
const leaveOut = (element: Element): void => {
  if (element.localName === 'hyperlink') {
    unwrap(element)
    return
  }
  let shown: Element | null = element
  while (shown && !SHOWN_BY.has(shown.localName ?? '')) shown = shown.parentNode?.nodeType === shown.nodeType ? (shown.parentNode as Element) : null
  remove(shown ?? element)
}

const isAddress = ({ type, target, isExternal }: Relation): boolean => type === 'hyperlink' && isExternal && /^(?:https?|mailto):/i.test(target)

/** Carries parts of one template. */
export const partCarrier = ({ word }: Template): Carrier => {
  const pictures = new Map<string, CarriedPicture>()
  const pictureOf = (path: string): CarriedPicture | null => {
    const known = pictures.get(path)
    if (known) return known
    const type = word.contentType(path) ?? ''
    const data = type.startsWith('image/') ? word.bytes(path) : null
    if (!data) return null
    const ending = /\.[a-z0-9]{1,5}$/i.exec(path)?.[0].toLowerCase() ?? ''
    const picture = { path: `word/media/template-${pictures.size + 1}${ending}`, type, data }
    pictures.set(path, picture)
    return picture
  }
  return {
    carry: (root, from, prefix) => {
      const relations = relationsOf(word, from)
      const carried: CarriedRelation[] = []
      const add = (relation: Omit<CarriedRelation, 'id'>): string => {
        const known = carried.find(({ type, target }) => type === relation.type && target === relation.target)
        const id = known?.id ?? `${prefix}${carried.length + 1}`
        if (!known) carried.push({ id, ...relation })
        return id
      }
      for (const element of [root, ...descendants(root, '*')]) {
        const references = Array.from(element.attributes).filter(({ namespaceURI }) => namespaceURI === RELATIONSHIPS)
        for (const attribute of references) {
          const relation = relations.get(attribute.value)
          const picture = relation?.type === 'image' && !relation.isExternal ? pictureOf(relation.target) : null
          if (attribute.value === '') continue
          if (picture) attribute.value = add({ type: 'image', target: picture.path.replace(/^word\//, ''), isExternal: false })
          else if (relation && isAddress(relation)) attribute.value = add({ type: 'hyperlink', target: relation.target, isExternal: true })
          else if (attribute.localName === 'link' && attributeOf(element, 'embed') !== null) element.removeAttributeNode(attribute)
          else leaveOut(element)
        }
        // Bookmarks stay behind, and with them what leads to one.
        if (element.localName === 'hyperlink' && attributeOf(element, 'anchor') !== null && element.parentNode) unwrap(element)
      }
      return carried
    },
    pictures: () => [...pictures.values()],
  }
}
