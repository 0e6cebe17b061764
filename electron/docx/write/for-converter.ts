/** A Word file as it is given to a converter: the same text without content controls, which nobody fills in on a PDF. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'

const DOCUMENT = 'word/document.xml'
const CONTROLS = /<w:(sdtPr|sdtEndPr)(?:\/>|[^>]*>.*?<\/w:\1>)|<\/?w:sdt(?:Content)?>/gs

/** LibreOffice (7.4) prints what stands in a control of plain text without its shading and frame: what is open would not be marked. */
export const withoutControls = (docx: Uint8Array): Uint8Array => {
  const parts = unzipSync(docx)
  const document = parts[DOCUMENT]
  if (!document) return docx
  // It is read once and thrown away.
  return zipSync({ ...parts, [DOCUMENT]: strToU8(strFromU8(document).replaceAll(CONTROLS, '')) }, { level: 0 })
}
