/** XML as a tree: enough for the parts of a Word file, which have neither DTDs nor CDATA. */

export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly (XmlElement | string)[]
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const decode = (text: string): string =>
  text.replaceAll(/&(?:#x([\da-fA-F]+)|#(\d+)|(\w+));/g, (all, hex: string | undefined, decimal: string | undefined, name: string | undefined) => {
    if (name !== undefined) {
      const known = ENTITIES[name]
      if (known === undefined) throw new Error(`unknown entity ${all}`)
      return known
    }
    return String.fromCodePoint(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16))
  })

/** Read one document. Throws where tags do not match, an attribute is repeated, or anything is left over. */
export const parseXml = (xml: string): XmlElement => {
  const root: { name: string; attributes: Record<string, string>; children: (XmlElement | string)[] } = { name: '', attributes: {}, children: [] }
  const open = [root]
  const token = /<\?[^>]*\?>|<!--[\s\S]*?-->|<(\/?)([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)/gy
  let end = 0
  for (const match of xml.replace(/^\ufeff/, '').matchAll(token)) {
    end = match.index + match[0].length
    const [, closing, name, attributes = '', empty, text] = match
    const parent = open.at(-1)
    if (!parent) throw new Error('content after the root element')
    if (text !== undefined) parent.children.push(decode(text))
    else if (closing === '/') {
      if (open.pop()?.name !== name) throw new Error(`</${name}> closes nothing`)
    } else if (name !== undefined) {
      const node: typeof root = { name, attributes: {}, children: [] }
      for (const [, key = '', double, single] of attributes.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
        if (key in node.attributes) throw new Error(`${key} twice in <${name}>`)
        node.attributes[key] = decode(double ?? single ?? '')
      }
      parent.children.push(node)
      if (empty !== '/') open.push(node)
    }
  }
  const found = root.children.filter((child) => typeof child !== 'string')
  if (open.length !== 1 || found.length !== 1 || end < xml.trimEnd().length)
    throw new Error(`not well-formed near ${JSON.stringify(xml.slice(end, end + 80))}`)
  return found[0] as XmlElement
}

/** The child elements, all or those with a name. */
export const elements = (parent: XmlElement, name?: string): XmlElement[] =>
  parent.children.filter((child): child is XmlElement => typeof child !== 'string' && (name === undefined || child.name === name))

/** The first child element with a name, along a path. */
export const child = (parent: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined =>
  path.reduce<XmlElement | undefined>((at, name) => at && elements(at, name)[0], parent)

/** Every element below, in document order, all or those with a name. */
export const descendants = (parent: XmlElement, name?: string): XmlElement[] =>
  elements(parent).flatMap((one) => [...(name === undefined || one.name === name ? [one] : []), ...descendants(one, name)])

/** `w:val` of a child element, along a path. */
export const valueOf = (parent: XmlElement | undefined, ...path: readonly string[]): string | undefined => child(parent, ...path)?.attributes['w:val']

/** A toggle such as `w:keepNext`: present, and not switched off. */
export const isOn = (parent: XmlElement | undefined, name: string): boolean => {
  const found = child(parent, name)
  return found !== undefined && !['0', 'false', 'off'].includes(found.attributes['w:val'] ?? '1')
}

/** The text directly in an element. */
export const textIn = (element: XmlElement): string => element.children.filter((one) => typeof one === 'string').join('')
