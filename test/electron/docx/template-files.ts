/** Word templates as organisations have them, built part by part: what Word writes, and no more than a test needs. */
import { strToU8, zipSync } from 'fflate'
import { PNG } from '../../pictures.ts'

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const CONTENT = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
const SPACES = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="${OFFICE}" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="w14"`
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'

export const run = (text: string, letters = ''): string =>
  `<w:r>${letters === '' ? '' : `<w:rPr>${letters}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`
export const paragraph = (content: string, style = '', more = ''): string =>
  `<w:p w14:paraId="0A0B0C0D" w:rsidR="00AB12CD"><w:pPr>${style === '' ? '' : `<w:pStyle w:val="${style}"/>`}${more}</w:pPr>${content}</w:p>`
export const field = (instruction: string, result: string): string =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ${instruction} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`
export const picture = (relation: string, attribute = 'embed'): string =>
  `<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="720000" cy="360000"/><wp:docPr id="1" name="Logo" descr="Byvåben"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="Logo"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:${attribute}="${relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="720000" cy="360000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`
export const PAGE_BREAK = '<w:r><w:br w:type="page"/></w:r>'

/** A paragraph style by its id in the language of the organisation's Word and its name in the file. */
export const style = (id: string, name: string, paragraphs = '', letters = '', more = '<w:basedOn w:val="Normal"/>'): string =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${more}<w:qFormat/><w:pPr>${paragraphs}</w:pPr><w:rPr>${letters}</w:rPr></w:style>`

/** Danish ids, a theme's fonts, headings in lists of their own, text without space between. */
export const DANISH_STYLES = [
  '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/><w:sz w:val="22"/><w:lang w:val="en-US"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>',
  '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr><w:spacing w:after="0" w:line="276" w:lineRule="auto"/></w:pPr><w:rPr><w:color w:val="222222"/><w:lang w:val="en-US"/></w:rPr></w:style>',
  '<w:style w:type="character" w:default="1" w:styleId="Standardskrifttypeiafsnit"><w:name w:val="Default Paragraph Font"/></w:style>',
  style('Titel', 'Title', '<w:jc w:val="center"/>', '<w:rFonts w:asciiTheme="majorHAnsi" w:hAnsiTheme="majorHAnsi"/><w:sz w:val="60"/>'),
  style(
    'Overskrift1',
    'heading 1',
    '<w:numPr><w:numId w:val="3"/></w:numPr><w:pBdr><w:bottom w:val="single" w:sz="8" w:space="1" w:color="7A1F2B"/></w:pBdr><w:spacing w:before="480" w:after="120"/><w:jc w:val="center"/>',
    '<w:rFonts w:asciiTheme="majorHAnsi" w:hAnsiTheme="majorHAnsi"/><w:b/><w:i/><w:caps/><w:color w:val="7A1F2B"/><w:spacing w:val="20"/><w:sz w:val="32"/>',
  ),
  style(
    'Overskrift2',
    'heading 2',
    '<w:spacing w:before="240"/>',
    '<w:i/><w:color w:val="7A1F2B"/><w:sz w:val="26"/>',
    '<w:basedOn w:val="Overskrift1"/>',
  ),
  style('Indholdsfortegnelse1', 'toc 1', '<w:tabs><w:tab w:val="right" w:pos="5000"/></w:tabs>', '<w:b/>'),
  style('Sidehoved', 'header', '<w:tabs><w:tab w:val="center" w:pos="4819"/></w:tabs>', '<w:sz w:val="16"/>'),
  style('Punktopstilling', 'Kommunens punkter', '<w:numPr><w:numId w:val="3"/></w:numPr>', ''),
  // An id of ours with a meaning of their own.
  style('Clause1', 'Klausulboks', '', '<w:shd w:val="clear" w:color="auto" w:fill="00FF00"/>'),
].join('')

const NUMBERING =
  '<w:abstractNum w:abstractNumId="7"><w:multiLevelType w:val="multilevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:pStyle w:val="Overskrift1"/><w:lvlText w:val="–"/><w:lvlJc w:val="left"/></w:lvl></w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>'
const THEME_COLOUR = (name: string, value: string): string => `<a:${name}><a:srgbClr val="${value}"/></a:${name}>`
const FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
const THEME = `<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Odense"><a:themeElements><a:clrScheme name="Odense">${['dk1', 'lt1', 'dk2', 'lt2', 'accent1', 'accent2', 'accent3', 'accent4', 'accent5', 'accent6', 'hlink', 'folHlink'].map((name) => THEME_COLOUR(name, '7A1F2B')).join('')}</a:clrScheme><a:fontScheme name="Odense"><a:majorFont><a:latin typeface="Garamond"/><a:ea typeface=""/><a:cs typeface=""/></a:majorFont><a:minorFont><a:latin typeface="Georgia"/><a:ea typeface=""/><a:cs typeface=""/></a:minorFont></a:fontScheme><a:fmtScheme name="Odense"><a:fillStyleLst>${FILL.repeat(3)}</a:fillStyleLst><a:lnStyleLst>${`<a:ln>${FILL}</a:ln>`.repeat(3)}</a:lnStyleLst><a:effectStyleLst>${'<a:effectStyle><a:effectLst/></a:effectStyle>'.repeat(3)}</a:effectStyleLst><a:bgFillStyleLst>${FILL.repeat(3)}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>`

export interface TemplateWish {
  readonly body: string
  readonly styles?: string
  /** Content of headers and footers by their part's name, as `header1`. */
  readonly margins?: Readonly<Record<string, string>>
  /** Relations of the document and of each header or footer beside those to them: lines of XML by the part's name. */
  readonly relations?: Readonly<Record<string, string>>
  readonly settings?: string
}

export const relation = (id: string, type: string, target: string, isExternal = false): string =>
  `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"${isExternal ? ' TargetMode="External"' : ''}/>`
/** References to a header or footer from a section's properties. */
export const reference = (name: string, place = 'default'): string => `<w:${name.replace(/\d/, '')}Reference w:type="${place}" r:id="${name}"/>`
export const section = (references = '', more = ''): string =>
  `<w:sectPr w:rsidR="00AB12CD">${references}<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1800" w:right="1300" w:bottom="1500" w:left="1600" w:header="600" w:footer="500" w:gutter="0"/>${more}</w:sectPr>`

const rels = (lines: string): string => `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${lines}</Relationships>`

/** The bytes of a .dotx. */
export const templateFile = ({ body, styles = DANISH_STYLES, margins = {}, relations = {}, settings = '' }: TemplateWish): Uint8Array => {
  const parts: Record<string, string | Uint8Array> = {
    'word/document.xml': `<w:document ${SPACES}><w:body>${body}</w:body></w:document>`,
    'word/styles.xml': `<w:styles ${SPACES}>${styles}</w:styles>`,
    'word/numbering.xml': `<w:numbering ${SPACES}>${NUMBERING}</w:numbering>`,
    'word/settings.xml': `<w:settings ${SPACES}>${settings}</w:settings>`,
    'word/theme/theme1.xml': THEME,
    'word/media/logo.png': new Uint8Array(Buffer.from(PNG.data, 'base64')),
    'word/vbaProject.bin': new Uint8Array([1, 2, 3]),
  }
  const own = [
    relation('s', 'styles', 'styles.xml'),
    relation('n', 'numbering', 'numbering.xml'),
    relation('g', 'settings', 'settings.xml'),
    relation('t', 'theme', 'theme/theme1.xml'),
  ]
  const types = ['styles', 'numbering', 'settings'].map((name) => [`word/${name}.xml`, `${CONTENT}.${name}+xml`] as const)
  const all = [...types, ['word/document.xml', `${CONTENT}.template.main+xml`] as const]
  for (const [name, content] of Object.entries(margins)) {
    const kind = name.replace(/\d/, '')
    parts[`word/${name}.xml`] = `<w:${kind === 'header' ? 'hdr' : 'ftr'} ${SPACES}>${content}</w:${kind === 'header' ? 'hdr' : 'ftr'}>`
    parts[`word/_rels/${name}.xml.rels`] = rels(relations[name] ?? '')
    own.push(relation(name, kind, `${name}.xml`))
    all.push([`word/${name}.xml`, `${CONTENT}.${kind}+xml`])
  }
  parts['word/_rels/document.xml.rels'] = rels(own.join('') + (relations['document'] ?? ''))
  parts['_rels/.rels'] = rels(relation('d', 'officeDocument', 'word/document.xml'))
  parts['[Content_Types].xml'] =
    `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>${all.map(([path, type]) => `<Override PartName="/${path}" ContentType="${type}"/>`).join('')}</Types>`
  const files = Object.entries(parts).map(([path, part]) => [
    path,
    typeof part === 'string' ? strToU8(path.endsWith('.rels') ? part : HEAD + part) : part,
  ])
  return zipSync(Object.fromEntries(files) as Record<string, Uint8Array>)
}
