import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { parseClauseFile } from '../shared/library/clause-text.ts'
import { parseStandard } from '../shared/library/standard.ts'
import { assemble } from '../shared/library/assemble.ts'
import { NO_ANSWERS } from '../shared/library/answers.ts'
import { resolve } from '../shared/document/resolve.ts'
import { outline, usedFields } from '../shared/document/outline.ts'
import { writeDocx } from '../electron/docx/write/write-docx.ts'
import { estimatePageNumbers, layoutDocument } from 'docx/layout'
import { parse } from 'yaml'
const std = parseStandard(parse(readFileSync('resources/library/standards/it-service.yaml', 'utf8')), 'it-service.yaml')
for (const lang of ['da', 'nb'] as const) {
  const map = new Map<string, any>()
  for (const f of readdirSync(`resources/library/clauses/${lang}`))
    for (const c of parseClauseFile(readFileSync(`resources/library/clauses/${lang}/${f}`, 'utf8'), f, f, lang))
      map.set(c.id, { node: c.node, version: 1 })
  try {
    const c = assemble(std, NO_ANSWERS, {
      language: lang,
      clause: (id) => map.get(id) ?? null,
      clauseIds: [...map.keys()],
      idFor: (s) => s.replaceAll('/', '_'),
    })
    const r = resolve(c)
    const o = outline(r)
    console.log(
      lang,
      o.items.filter((i) => i.kind === 'clause').length,
      o.items.filter((i) => i.kind === 'annex').length,
      o.references.length,
      o.references.filter((r) => r.broken),
      usedFields(r).length,
      usedFields(r).filter((f) => f.definition === null),
    )
    const t = performance.now()
    const bytes = writeDocx(r, { markOwners: false, pageNumbers: process.argv[2] ? null : estimatePageNumbers })
    console.log('ms', performance.now() - t, bytes.length)
    writeFileSync(`/tmp/try-${lang}.docx`, bytes)
  } catch (e) {
    console.log(e)
  }
}
