/** The XML of a part that this program wrote, as a tree: read in one pass, for a long contract has some megabytes of it. */

export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly (XmlElement | string)[]
}

/** A comment, declaration or instruction; a tag with its name, attributes and end; or text. */
const TOKEN = /<!--[\s\S]*?-->|<[?!][^>]*>|<(\/?)([^\s/>]+)((?:\s+[^\s=]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>|([^<]+)/g
const ATTRIBUTE = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g
const ENTITY = /&(?:#x([0-9a-fA-F]+)|#(\d+)|(\w+));/g
const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

const decoded = (text: string): string =>
  text.includes('&')
    ? text.replaceAll(ENTITY, (all, hex: string | undefined, decimal: string | undefined, name: string | undefined) => {
        if (name !== undefined) return NAMED[name] ?? all
        return String.fromCodePoint(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16))
      })
    : text

/** The root element of a part. */
export const readTree = (xml: string): XmlElement => {
  const top: (XmlElement | string)[] = []
  const open: { readonly name: string; readonly children: (XmlElement | string)[] }[] = [{ name: '', children: top }]
  for (const [, end, name, attributes = '', empty, text] of xml.matchAll(TOKEN)) {
    const parent = open.at(-1)
    if (!parent) throw new Error('more ends than beginnings')
    if (text !== undefined) parent.children.push(decoded(text))
    if (name === undefined) continue
    if (end === '/') {
      open.pop()
      continue
    }
    const children: (XmlElement | string)[] = []
    const pairs = [...attributes.matchAll(ATTRIBUTE)].map(([, key = '', double, single]) => [key, decoded(double ?? single ?? '')])
    parent.children.push({ name, attributes: Object.fromEntries(pairs), children })
    if (empty !== '/') open.push({ name, children })
  }
  const root = top.find((one) => typeof one !== 'string')
  if (!root) throw new Error('no root element')
  return root
}

export const elementsIn = (parent: XmlElement | undefined, name?: string): XmlElement[] =>
  (parent?.children ?? []).filter((one): one is XmlElement => typeof one !== 'string' && (name === undefined || one.name === name))

/** The first element along a path. */
export const elementIn = (parent: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined =>
  path.reduce<XmlElement | undefined>((at, name) => elementsIn(at, name)[0], parent)

/** The text that stands directly in an element. */
export const textIn = ({ children }: XmlElement): string => children.filter((one) => typeof one === 'string').join('')

/** `w:val` of the first element along a path. */
export const valueIn = (parent: XmlElement | undefined, ...path: readonly string[]): string | undefined =>
  elementIn(parent, ...path)?.attributes['w:val']

/** A length in twips from an attribute, in pixels at 96 to the inch. */
export const pixels = (twips: string | number | undefined): number => (Number(twips ?? 0) * 96) / 1440

/**
 * The binding of a content control to the data that travels with the file: its text is the same as that data, but the layout, which has no data, would take
 * it for a guess.
 */
const BINDING = 'w:dataBinding'

/** A drawing of the old kind that hangs on the page and takes no room: a layout that knows only some of them stops at the others. */
const isHanging = ({ name, children }: XmlElement): boolean =>
  name === 'w:pict' && children.some((child) => typeof child !== 'string' && child.attributes['style']?.includes('position:absolute'))

/** An element as the docx library holds it: `{"w:p": [{_attr: {…}}, …]}`. */
export const asDocx = ({ name, attributes, children }: XmlElement): object => ({
  [name]: [
    ...(Object.keys(attributes).length > 0 ? [{ _attr: attributes }] : []),
    ...children.flatMap((child): (string | object)[] =>
      typeof child === 'string' ? [child] : child.name === BINDING || isHanging(child) ? [] : [asDocx(child)],
    ),
  ],
})
