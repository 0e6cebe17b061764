/** The YAML inside an exchanged library: plain data only, read so that no file can make it costly or strange. */
import { isAlias, isMap, isScalar, LineCounter, parseDocument, stringify, visit, type YAMLMap } from 'yaml'
import type { Problem } from '../../shared/errors.ts'
import { isWritable } from '../../shared/library/inline-writer.ts'

/** No honest standard nests deeper. */
const DEEPEST = 24
/** Keys that objects have of their own accord. */
const RESERVED_KEYS: ReadonlySet<unknown> = new Set(['__proto__', 'constructor', 'prototype'])

/** Plain data as YAML that stays the same to the byte and never refers to itself. */
export const writeYaml = (value: unknown): string => stringify(value, { lineWidth: 0, aliasDuplicateObjects: false, version: '1.2' })

/** Each key is a plain word, no other of the same map, and none that objects have of their own accord. */
const checkKeys = (map: YAMLMap, tell: (key: string) => void): void => {
  const seen = new Set<unknown>(RESERVED_KEYS)
  for (const { key } of map.items) {
    const name = isScalar(key) ? key.value : null
    if (typeof name !== 'string' || seen.has(name)) tell(String(name))
    seen.add(name)
  }
}

/** Read YAML whose first line has the number `firstLine` in its file. Tags, anchors, aliases, keys that are no plain words and deep nesting are refused. */
export const readYaml = (
  text: string,
  firstLine: number,
  report: (line: number, code: string, params?: Problem['params']) => void,
): { readonly value: unknown } | null => {
  const lines = new LineCounter()
  const lineAt = (offset: number | undefined): number => firstLine + lines.linePos(offset ?? 0).line - 1
  let isSound = true
  const wrong = (code: string, offset: number | undefined, params: Problem['params'] = {}): void => {
    isSound = false
    report(lineAt(offset), code, params)
  }
  try {
    // Keys are compared below: the parser's own way takes the square of their number.
    const document = parseDocument(text, { version: '1.2', schema: 'core', merge: false, uniqueKeys: false, prettyErrors: false, lineCounter: lines })
    for (const fault of [...document.errors, ...document.warnings]) wrong('not_yaml', fault.pos[0], { why: fault.message })
    visit(document, {
      Node: (_key, node, path) => {
        const start = node.range?.[0]
        if (isAlias(node) || node.anchor !== undefined) wrong('yaml_alias', start)
        else if (node.tag !== undefined && !node.tag.startsWith('tag:yaml.org,2002:')) wrong('yaml_tag', start, { tag: node.tag })
        // What cannot stand in the file as it is can stand in it behind a backslash.
        if (isScalar(node) && typeof node.value === 'string' && !isWritable(node.value.replaceAll('\n', ' '))) wrong('control_character', start)
        if (isMap(node)) checkKeys(node, (key) => wrong('yaml_key', start, { key }))
        if (path.length <= DEEPEST * 2) return undefined
        wrong('too_deep', start, { depth: DEEPEST + 1, max: DEEPEST })
        return visit.BREAK
      },
    })
    return isSound ? { value: document.toJS({ maxAliasCount: 0 }) as unknown } : null
  } catch (error) {
    // Nesting that exhausts the stack, in the parser or here.
    if (!(error instanceof RangeError)) throw error
    wrong('too_deep', 0, { depth: DEEPEST + 1, max: DEEPEST })
    return null
  }
}
