/** The styles of a Word file: found by id or name, with what each comes to through the styles that it is based on (ECMA-376, 17.7.2). */
import type { Element } from '@xmldom/xmldom'
import { attributeOf, childElement, childElements } from '../read/read-xml.ts'
import { isOn, valueOf } from './tree.ts'

/** Properties by their local name. */
export type Properties = ReadonlyMap<string, Element>

export interface StyleSheet {
  readonly root: Element
  readonly all: readonly Element[]
  byId(id: string): Element | null
  /** By its type and its name, which for built-in styles is the same in every language. The default style of a type is its `normal`. */
  named(type: string, name: string): Element | null
  /** What a style comes to; `own` leaves out the default style and the document's defaults. */
  effective(style: Element | null, kind: 'pPr' | 'rPr', reach?: 'own' | 'all'): Properties
}

/** More than any file has that a program wrote. */
const LONGEST_CHAIN = 50

/** Properties whose attributes count one by one. */
const MERGED = new Set(['rFonts', 'spacing', 'ind', 'lang'])
const SCRIPTS = ['ascii', 'hAnsi', 'eastAsia', 'cs']

const merge = (base: Element, over: Element): Element => {
  const merged = base.cloneNode(true) as Element
  if (base.localName === 'rFonts') {
    // A font named outright takes the place of one of the theme, and the other way round.
    for (const script of SCRIPTS) {
      const themed = script === 'cs' ? 'cstheme' : `${script}Theme`
      if (attributeOf(over, script) === null && attributeOf(over, themed) === null) continue
      for (const name of [script, themed]) if (base.namespaceURI) merged.removeAttributeNS(base.namespaceURI, name)
    }
  }
  for (const attribute of Array.from(over.attributes)) merged.setAttributeNS(attribute.namespaceURI, attribute.name, attribute.value)
  return merged
}

const addTo = (properties: Map<string, Element>, group: Element | null): void => {
  for (const one of group ? childElements(group) : []) {
    const name = one.localName ?? ''
    const base = properties.get(name)
    properties.set(name, base && MERGED.has(name) ? merge(base, one) : one)
  }
}

const typeOf = (style: Element): string => attributeOf(style, 'type') ?? 'paragraph'
export const nameOf = (style: Element): string => (valueOf(childElement(style, 'name')) ?? '').toLowerCase()
export const isDefault = (style: Element): boolean => ['1', 'true', 'on'].includes(attributeOf(style, 'default') ?? '')

/** How a style is known whatever its id: by its type and name, the default paragraph style as such. */
export const keyOf = (style: Element): string => `${typeOf(style)} ${isDefault(style) && typeOf(style) === 'paragraph' ? 'normal' : nameOf(style)}`

/** Read `w:styles`. */
export const styleSheet = (root: Element): StyleSheet => {
  const all = childElements(root, 'style')
  const byId = new Map(all.toReversed().map((style) => [attributeOf(style, 'styleId') ?? '', style]))
  const byKey = new Map(all.toReversed().map((style) => [keyOf(style), style]))
  const chainOf = (style: Element): Element[] => {
    const chain: Element[] = []
    for (let at: Element | null | undefined = style; at && !chain.includes(at) && chain.length < LONGEST_CHAIN; ) {
      chain.unshift(at)
      at = byId.get(valueOf(childElement(at, 'basedOn')) ?? '')
    }
    return chain
  }
  return {
    root,
    all,
    byId: (id) => byId.get(id) ?? null,
    named: (type, name) => byKey.get(`${type} ${name}`) ?? null,
    effective: (style, kind, reach = 'all') => {
      const properties = new Map<string, Element>()
      if (reach === 'all') addTo(properties, childElement(root, 'docDefaults', `${kind}Default`, kind))
      const chain = style ? chainOf(style) : []
      for (const one of chain) if (reach === 'all' || !(isDefault(one) && typeOf(one) === 'paragraph')) addTo(properties, childElement(one, kind))
      return properties
    },
  }
}

/** Whether a property that can be on or off is on in what a style comes to. */
export const hasOn = (properties: Properties, name: string): boolean => isOn(properties.get(name))
