/** Other ways to write the same contract: template engines with loops, and python-docx and pandoc where they are installed. Numbers are typed text there; none writes live references. */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import Docxtemplater from 'docxtemplater'
import { TemplateHandler } from 'easy-template-x'
import { strToU8, zipSync } from 'fflate'
import PizZip from 'pizzip'
import type { FlatBlock } from '../../shared/document/flat-blocks.ts'
import type { Run } from '../../shared/document/flatten.ts'

interface Line {
  readonly number: string
  readonly heading: string
  readonly text: string
}

const textOf = (runs: readonly Run[]): string => runs.map((run) => run.text).join('')

/** The paragraphs of a contract as a template engine takes them; tables as a line per row. */
const linesOf = (blocks: readonly FlatBlock[]): Line[] =>
  blocks.flatMap((block): Line[] => {
    switch (block.kind) {
      case 'chapter':
      case 'annex':
        return [{ number: block.number, heading: block.heading, text: '' }]
      case 'clause':
        return [{ number: block.number, heading: block.heading, text: textOf(block.runs) }]
      case 'paragraph':
      case 'item':
        return [{ number: '', heading: '', text: textOf(block.runs) }]
      case 'table':
        return block.rows.map((row) => ({
          number: '',
          heading: '',
          text: row.cells.map((cell) => cell.paragraphs.map(textOf).join(' ')).join(' | '),
        }))
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
const paragraph = (text: string): string => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`

/** A template whose loop over `lines` prints one paragraph each. */
const template = (): Uint8Array =>
  zipSync({
    '[Content_Types].xml': strToU8(
      '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    ),
    '_rels/.rels': strToU8(
      '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    ),
    'word/document.xml': strToU8(
      `<?xml version="1.0"?><w:document xmlns:w="${W}"><w:body>${paragraph('{#lines}')}${paragraph('{number} {heading} {text}')}${paragraph('{/lines}')}</w:body></w:document>`,
    ),
  })

export interface Peer {
  readonly name: string
  readonly write: (blocks: readonly FlatBlock[]) => Promise<number>
}

const hasPandoc = (): boolean => spawnSync('pandoc', ['--version']).status === 0

const pandoc: Peer = {
  name: 'pandoc (from Markdown)',
  write: async (blocks) => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'klausul-bench-'))
    try {
      const source = path.join(folder, 'in.md')
      writeFileSync(
        source,
        linesOf(blocks)
          .map(({ number, heading, text }) => `${number} ${heading}\n\n${text}`)
          .join('\n\n'),
      )
      execFileSync('pandoc', [source, '-o', path.join(folder, 'out.docx')])
      return 0
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
}

/** The same paragraphs by python-docx, from JSON on standard input. */
const PYTHON = `
import json, sys, docx
document = docx.Document()
for line in json.load(sys.stdin):
    paragraph = document.add_paragraph()
    paragraph.add_run(line['number'] + ' ')
    paragraph.add_run(line['heading']).bold = True
    paragraph.add_run(' ' + line['text'])
document.save(sys.argv[1])
`
const hasPythonDocx = (): boolean => spawnSync('python3', ['-c', 'import docx']).status === 0

const pythonDocx: Peer = {
  name: 'python-docx, paragraphs',
  write: async (blocks) => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'klausul-bench-'))
    try {
      execFileSync('python3', ['-c', PYTHON, path.join(folder, 'out.docx')], { input: JSON.stringify(linesOf(blocks)) })
      return 0
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
}

const notHere = (name: string): [] => {
  process.stdout.write(`${name} is not installed here and not compared with\n`)
  return []
}

/** The peers that can run here. */
export const peers = (): Peer[] => [
  {
    name: 'docxtemplater, loops',
    write: async (blocks) => {
      const document = new Docxtemplater(new PizZip(template()), { paragraphLoop: true, linebreaks: false })
      document.render({ lines: linesOf(blocks) })
      return document.toBuffer().length
    },
  },
  {
    name: 'easy-template-x, loops',
    write: async (blocks) => {
      const handler = new TemplateHandler()
      const written = await handler.process(Buffer.from(template()), { lines: linesOf(blocks).map((line) => ({ ...line })) })
      return written.length
    },
  },
  ...(hasPythonDocx() ? [pythonDocx] : notHere('python-docx')),
  ...(hasPandoc() ? [pandoc] : notHere('pandoc')),
]
