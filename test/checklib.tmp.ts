import { readdirSync, readFileSync } from 'node:fs'
import { parseClauseFile } from '/work/main/shared/library/clause-text.ts'
import { parseStandard } from '/work/main/shared/library/standard.ts'
import { parse } from 'yaml'
const std = parseStandard(parse(readFileSync('/work/main/resources/library/standards/it-service.yaml', 'utf8')), 'it-service.yaml')
for (const lang of ['da', 'nb'] as const) {
  let n = 0
  for (const f of readdirSync(`/work/main/resources/library/clauses/${lang}`)) {
    try {
      n += parseClauseFile(
        readFileSync(`/work/main/resources/library/clauses/${lang}/${f}`, 'utf8'),
        `${lang}/${f}`,
        f.replace('.md', ''),
        lang,
      ).length
    } catch (e) {
      for (const p of (e as any).problems ?? [{ place: f, code: String(e) }]) console.log(p.place, p.code, JSON.stringify(p.params))
    }
  }
  console.log(lang, n)
}
