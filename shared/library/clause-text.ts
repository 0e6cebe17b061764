/** The text format of the clause library (resources/library/README.md) read into clause nodes. */
import { Fragment, type Node } from 'prosemirror-model'
import { attributesOf } from '../document/attributes.ts'
import { schema } from '../document/schema.ts'
import { AppError, type Problem } from '../errors.ts'
import type { Condition, ContractLanguage } from '../model.ts'
import { type Line, plainOnly, readBlocks, type Report } from './clause-blocks.ts'

/** One clause of the library in one language. The node's ids are the clause's id and the paths of its parts (`delay-penalty/cap`). */
export interface ClauseText {
  readonly id: string
  readonly language: ContractLanguage
  readonly category: string
  readonly tags: readonly string[]
  /** Why the clause needs no guidance note; null when it has one. */
  readonly noGuidance: string | null
  readonly node: Node
}

/** As deep as a list in Word has levels. */
const CLAUSE_LINE = /^(#{2,10}) ([a-z0-9-]+)(?:: (.+))?$/
const SETTINGS = ['tags', 'when', 'heading', 'locked', 'no-guidance'] as const
const SETTING_LINE = new RegExp(`^(${SETTINGS.join('|')}): (.+)$`)

/** `pricing = fixed` as a condition, or null if it is not one. */
export const parseCondition = (text: string): Condition | null => {
  const match = /^([a-z_]+) = ([a-z_0-9]+)$/.exec(text.trim())
  return match?.[1] !== undefined && match[2] !== undefined ? { question: match[1], value: match[2] } : null
}

export interface ClauseFileOptions {
  /** The number of the text's first line, when it is a part of a file. Default 1. */
  readonly firstLine?: number
  /** Whether each clause must have a guidance note or a reason for having none, as those that ship must. Default true. */
  readonly needsGuidance?: boolean
}

/** Read the clauses of one file. Throws `AppError('bad_library')` with file and line of every problem. */
export const parseClauseFile = (
  text: string,
  file: string,
  category: string,
  language: ContractLanguage,
  { firstLine = 1, needsGuidance = true }: ClauseFileOptions = {},
): ClauseText[] => {
  const problems: Problem[] = []
  const report = (line: number, code: string, params: Problem['params'] = {}): void => {
    problems.push({ place: `${file}:${line}`, code, params })
  }
  const lines = text.split(/\r?\n/).map((content, index): Line => ({ number: index + firstLine, text: content.trimEnd() }))
  const clauses = splitClauses(lines, report).flatMap((section) => readClause(section, category, language, needsGuidance, report))
  if (problems.length > 0) throw new AppError('bad_library', { file }, problems)
  return clauses
}

/** A heading line with the lines under it, up to the next heading of any depth, and the sub-clauses below. */
interface Section {
  readonly line: number
  readonly id: string
  readonly heading: string
  readonly body: Line[]
  readonly below: Section[]
}

const splitClauses = (lines: readonly Line[], report: Report): Section[] => {
  const top: Section[] = []
  const open: Section[] = []
  /** Whether a heading of a clause has come, right or wrong: before it only the file's title may stand. */
  let begun = false
  for (const line of lines) {
    const match = CLAUSE_LINE.exec(line.text)
    if (match) {
      begun = true
      const depth = (match[1] ?? '').length - 2
      const parent = open[depth - 1]
      if (depth > 0 && !parent) {
        report(line.number, 'clause_without_parent')
        continue
      }
      const id = parent ? `${parent.id}/${match[2]}` : (match[2] ?? '')
      const section: Section = { line: line.number, id, heading: match[3] ?? '', body: [], below: [] }
      const siblings = parent ? parent.below : top
      if (siblings.some((other) => other.id === id)) report(line.number, 'duplicate_id', { id })
      siblings.push(section)
      open.length = depth
      open.push(section)
    } else if (begun ? line.text.startsWith('#') : line.text !== '' && !line.text.startsWith('# ')) {
      begun ||= line.text.startsWith('#')
      report(line.number, 'bad_heading_line', { text: line.text })
    } else open.at(-1)?.body.push(line)
  }
  return top
}

interface Settings {
  tags: string[]
  condition: Condition | null
  headingStyle: 'run_in' | 'block'
  locked: string | null
  noGuidance: string | null
}

/** Take the setting lines off the front of a body. */
const takeSettings = (body: Line[], report: Report): Settings => {
  const settings: Settings = { tags: [], condition: null, headingStyle: 'run_in', locked: null, noGuidance: null }
  for (let line = body[0]; line && line.text !== ''; line = body[0]) {
    const match = SETTING_LINE.exec(line.text)
    if (!match) {
      report(line.number, 'unknown_key', { known: SETTINGS.join(', ') })
      break
    }
    body.shift()
    const value = match[2] ?? ''
    switch (match[1] as (typeof SETTINGS)[number]) {
      case 'tags':
        settings.tags = value.split(',').map((tag) => tag.trim())
        break
      case 'when':
        settings.condition = parseCondition(value)
        if (!settings.condition) report(line.number, 'bad_condition', { text: value })
        break
      case 'heading':
        if (value === 'block') settings.headingStyle = 'block'
        else report(line.number, 'wrong_value', { expected: 'block' })
        break
      case 'locked':
        settings.locked = value
        break
      case 'no-guidance':
        settings.noGuidance = value
        break
      default:
    }
  }
  return settings
}

const readClause = (section: Section, category: string, language: ContractLanguage, needsGuidance: boolean, report: Report): ClauseText[] => {
  let part: ReturnType<typeof readPart>
  try {
    part = readPart(section, report)
    part.node.check()
  } catch (error) {
    // The schema's validators refuse with a RangeError what the notation cannot tell: an id that is too long, a table without rows.
    if (!(error instanceof RangeError)) throw error
    report(section.line, 'wrong_attribute', { why: error.message })
    return []
  }
  const { node, settings } = part
  let guided = false
  node.descendants((child) => {
    guided ||= child.type.name === 'guidance_note' && attributesOf(child, 'guidance_note').audience === 'drafter'
    return !child.isTextblock
  })
  if (needsGuidance && guided === (settings.noGuidance !== null)) report(section.line, guided ? 'guidance_and_reason' : 'guidance_missing')
  return [{ id: section.id, language, category, tags: settings.tags, noGuidance: settings.noGuidance, node }]
}

const readPart = (section: Section, report: Report): { node: Node; settings: Settings } => {
  const settings = takeSettings(section.body, report)
  const taken = section.below.map(({ id }) => id.slice(section.id.length + 1))
  const blocks = readBlocks(section.body, section.id, taken, report)
  const below = section.below.map((sub) => readPart(sub, report).node)
  if (blocks.length + below.length === 0) report(section.line, 'empty_clause', { id: section.id })
  plainOnly(section.heading, section.line, report)
  const heading = section.heading === '' ? [] : [schema.nodes.heading.create(null, schema.text(section.heading))]
  const { condition, headingStyle, locked } = settings
  const attributes = { id: section.id, condition, heading_style: headingStyle, locked }
  return { node: schema.nodes.clause.create(attributes, Fragment.fromArray([...heading, ...blocks, ...below])), settings }
}
