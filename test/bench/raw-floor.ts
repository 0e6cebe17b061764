/** The floor for writing a .docx: the same blocks put together as strings and zipped, with nothing checked and nothing general. */
import { strToU8, zipSync } from 'fflate'
import type { FlatBlock } from '../../shared/document/flat-blocks.ts'
import type { Run } from '../../shared/document/runs.ts'

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const textRun = (text: string, bold = false): string =>
  `<w:r>${bold ? '<w:rPr><w:b/></w:rPr>' : ''}<w:t xml:space="preserve">${escape(text)}</w:t></w:r>`
const char = (type: string): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`
const field = (instruction: string, result: string): string =>
  `${char('begin')}<w:r><w:instrText xml:space="preserve"> ${instruction} </w:instrText></w:r>${char('separate')}${textRun(result)}${char('end')}`
const runs = (all: readonly Run[]): string =>
  all.map((run) => (run.live ? field(`REF _Ref${run.live.target} \\w \\h`, run.text) : textRun(run.text, run.strong))).join('')
const paragraph = (style: string, content: string): string => `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${content}</w:p>`

/** The bytes of a minimal package with the blocks of a contract as its document. */
export const rawDocx = (blocks: readonly FlatBlock[]): Uint8Array => {
  let bookmark = 0
  const marked = (id: string, heading: string, bold: boolean): string => {
    bookmark += 1
    return `<w:bookmarkStart w:id="${bookmark}" w:name="_Ref${id}"/>${heading === '' ? '' : textRun(heading, bold)}<w:bookmarkEnd w:id="${bookmark}"/>`
  }
  const body = blocks.map((block) => {
    switch (block.kind) {
      case 'chapter':
      case 'annex':
        return paragraph('Heading1', marked(block.id, block.heading, false))
      case 'clause':
        return paragraph(`Clause${block.level}`, marked(block.id, block.heading, true) + runs(block.runs))
      case 'paragraph':
        return paragraph('ClauseText', runs(block.runs))
      case 'item':
        return paragraph('Enumeration1', runs(block.runs))
      case 'table': {
        const rows = block.rows.map((row) => {
          const cells = row.cells.map((cell) => `<w:tc><w:tcPr/>${cell.paragraphs.map((one) => paragraph('TableText', runs(one))).join('')}</w:tc>`)
          return `<w:tr>${cells.join('')}</w:tr>`
        })
        return `<w:tbl><w:tblPr/><w:tblGrid/>${rows.join('')}</w:tbl>`
      }
      case 'annex_list':
      case 'contents':
      case 'guidance':
      case 'title':
      case 'title_page':
      case 'parties':
      case 'signatures':
      default:
        return ''
    }
  })
  const document = `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body.join('')}</w:body></w:document>`
  return zipSync({ 'word/document.xml': strToU8(document), '[Content_Types].xml': strToU8('<Types/>'), '_rels/.rels': strToU8('<Relationships/>') })
}
