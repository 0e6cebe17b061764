/**
 * Other ways to write the same contract: template engines with loops, and python-docx and pandoc where they are installed (those with the start of their
 * process). Each writes all of the text and the tables. Numbers are typed text there; none writes live references, a table of contents or bookmarks.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import Docxtemplater from 'docxtemplater'
import { TemplateHandler } from 'easy-template-x'
import { strToU8, zipSync } from 'fflate'
import PizZip from 'pizzip'
import type { FlatBlock } from '../../shared/document/flat-blocks.ts'
import type { Run } from '../../shared/document/runs.ts'

/** A paragraph or table as a template engine takes it: which kind it is, and what is printed. */
interface Line {
  readonly part: boolean
  readonly clause: boolean
  readonly plain: boolean
  readonly table: boolean
  readonly number: string
  readonly heading: string
  readonly text: string
  /** Every table of the contract has four columns. */
  readonly rows: readonly Readonly<Record<'a' | 'b' | 'c' | 'd', string>>[]
}

const NOTHING: Line = { part: false, clause: false, plain: false, table: false, number: '', heading: '', text: '', rows: [] }

const textOf = (runs: readonly Run[]): string => runs.map((run) => run.text).join('')

/** The contract as a template engine takes it. */
const linesOf = (blocks: readonly FlatBlock[]): Line[] =>
  blocks.flatMap((block): Line[] => {
    switch (block.kind) {
      case 'chapter':
      case 'annex':
        return [{ ...NOTHING, part: true, number: block.number, heading: block.heading }]
      case 'clause':
        return [{ ...NOTHING, clause: true, number: block.number, heading: block.heading, text: textOf(block.runs) }]
      case 'paragraph':
      case 'item':
        return [{ ...NOTHING, plain: true, text: textOf(block.runs) }]
      case 'table': {
        const rows = block.rows.map((row) => {
          const [a = '', b = '', c = '', d = ''] = row.cells.map((cell) => cell.paragraphs.map(textOf).join(' '))
          return { a, b, c, d }
        })
        return [{ ...NOTHING, table: true, rows }]
      }
      case 'annex_list':
      case 'contents':
      case 'guidance':
      case 'title':
      case 'title_page':
      case 'parties':
      case 'signatures':
      default:
        return []
    }
  })

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const run = (text: string, bold = false): string => `<w:r>${bold ? '<w:rPr><w:b/></w:rPr>' : ''}<w:t xml:space="preserve">${text}</w:t></w:r>`
const paragraph = (content: string, style = ''): string => `<w:p>${style && `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}${content}</w:p>`
const when = (kind: keyof Line, content: string): string => `${paragraph(run(`{#${kind}}`))}${content}${paragraph(run(`{/${kind}}`))}`
const cell = (text: string): string => `<w:tc><w:tcPr/>${paragraph(run(text), 'TableText')}</w:tc>`
const TABLE = `<w:tbl><w:tblPr/><w:tblGrid/><w:tr>${cell('{#rows}{a}')}${cell('{b}')}${cell('{c}')}${cell('{d}{/rows}')}</w:tr></w:tbl>`
const LINE = [
  when('part', paragraph(run('{number} {heading}'), 'Heading1')),
  when('clause', paragraph(`${run('{number} ')}${run('{heading}', true)}${run(' {text}')}`, 'Clause1')),
  when('plain', paragraph(run('{text}'), 'ClauseText')),
  when('table', TABLE),
].join('')

/** A template whose loop over `lines` prints headings, clauses, text and tables, each in its style. */
const template = (): Uint8Array =>
  zipSync({
    '[Content_Types].xml': strToU8(
      '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    ),
    '_rels/.rels': strToU8(
      '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    ),
    'word/document.xml': strToU8(
      `<?xml version="1.0"?><w:document xmlns:w="${W}"><w:body>${paragraph(run('{#lines}'))}${LINE}${paragraph(run('{/lines}'))}</w:body></w:document>`,
    ),
  })

export interface Peer {
  readonly name: string
  /** The bytes of the file. */
  readonly write: (blocks: readonly FlatBlock[]) => Promise<Uint8Array>
}

/** Have a program write a file in a folder of its own. */
const byProgram = (write: (folder: string, file: string) => void): Uint8Array => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'klausul-bench-'))
  try {
    const file = path.join(folder, 'out.docx')
    write(folder, file)
    return readFileSync(file)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const hasPandoc = (): boolean => spawnSync('pandoc', ['--version']).status === 0

/** Our own words have nothing that Markdown would take for a mark. */
const markdownOf = ({ part, number, heading, text, rows }: Line): string => {
  if (rows.length > 0) {
    const [head, ...rest] = rows.map((row) => `| ${Object.values(row).join(' | ')} |`)
    return [head, '|---|---|---|---|', ...rest].join('\n')
  }
  if (part) return `# ${number} ${heading}`
  return [number, heading === '' ? '' : `**${heading}**`, text].filter((one) => one !== '').join(' ')
}

const pandoc: Peer = {
  name: 'pandoc, from Markdown',
  write: async (blocks) =>
    byProgram((folder, file) => {
      const source = path.join(folder, 'in.md')
      writeFileSync(source, linesOf(blocks).map(markdownOf).join('\n\n'))
      execFileSync('pandoc', ['--from', 'markdown-auto_identifiers', source, '-o', file])
    }),
}

/** The same paragraphs by python-docx, from JSON on standard input. */
const PYTHON = `
import json, sys, docx
document = docx.Document()
for line in json.load(sys.stdin):
    if line['rows']:
        table = document.add_table(rows=0, cols=4)
        for row in line['rows']:
            for cell, text in zip(table.add_row().cells, row.values()):
                cell.text = text
        continue
    paragraph = document.add_paragraph(style='Heading 1' if line['part'] else None)
    paragraph.add_run(line['number'] + ' ')
    paragraph.add_run(line['heading']).bold = True
    paragraph.add_run(' ' + line['text'])
document.save(sys.argv[1])
`
const hasPythonDocx = (): boolean => spawnSync('python3', ['-c', 'import docx']).status === 0

const pythonDocx: Peer = {
  name: 'python-docx',
  write: async (blocks) => byProgram((_folder, file) => execFileSync('python3', ['-c', PYTHON, file], { input: JSON.stringify(linesOf(blocks)) })),
}

const notHere = (name: string): [] => {
  process.stdout.write(`${name} is not on this machine and not compared with\n`)
  return []
}

export const docxtemplater: Peer = {
  name: 'docxtemplater, loops',
  write: async (blocks) => {
    const written = new Docxtemplater(new PizZip(template()), { paragraphLoop: true, linebreaks: false })
    written.render({ lines: linesOf(blocks) })
    return written.toBuffer()
  },
}

/** The peers that can run here; those that cannot are named. */
export const peers = (): Peer[] => [
  docxtemplater,
  {
    name: 'easy-template-x, loops',
    write: async (blocks) => {
      const handler = new TemplateHandler()
      return await handler.process(Buffer.from(template()), {
        lines: linesOf(blocks).map((line) => ({ ...line, rows: line.rows.map((row) => ({ ...row })) })),
      })
    },
  },
  ...(hasPythonDocx() ? [pythonDocx] : notHere('python-docx')),
  ...(hasPandoc() ? [pandoc] : notHere('pandoc')),
]
