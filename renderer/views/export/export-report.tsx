/** What an export wrote, and what is worth knowing about it. */
import { FileText } from 'lucide-react'
import type { ReactNode } from 'react'
import type { ExportReport } from '../../../shared/api.ts'
import { useWords } from '../../i18n.ts'

const Files = ({ names }: { readonly names: readonly string[] }): ReactNode => (
  <ul className="export-files">
    {names.map((name) => (
      <li key={name}>
        <FileText aria-hidden size="1.1em" /> {name}
      </li>
    ))}
  </ul>
)

export const ExportReportView = ({ report }: { readonly report: ExportReport }): ReactNode => {
  const { t, number } = useWords()
  const { files, folder, clauses, annexes, references, fields, guesses, houseStyleGone, pdf } = report
  return (
    <div className="export-report" role="status">
      <p>{t('export_dialog.written', { count: files.length })}</p>
      <Files names={files} />
      {pdf && pdf.files.length > 0 && (
        <>
          <p>{t('export_dialog.pdf_made', { count: pdf.files.length, converter: pdf.converter })}</p>
          <Files names={pdf.files} />
        </>
      )}
      {pdf?.isRefused && <p className="export-warning">{t('export_dialog.pdf_refused')}</p>}
      <p className="field-description">{folder}</p>
      <dl className="export-facts">
        <div>
          <dt>{t('export_dialog.clauses')}</dt>
          <dd>{number(clauses)}</dd>
        </div>
        <div>
          <dt>{t('export_dialog.annexes')}</dt>
          <dd>{number(annexes)}</dd>
        </div>
        <div>
          <dt>{t('export_dialog.references')}</dt>
          <dd>{number(references.total)}</dd>
        </div>
        <div>
          <dt>{t('export_dialog.open_fields')}</dt>
          <dd>{number(fields.open)}</dd>
        </div>
      </dl>
      {references.broken > 0 && <p className="export-warning">{t('export_dialog.with_broken', { count: references.broken })}</p>}
      {houseStyleGone && <p className="export-warning">{t('house_styles.gone_in_export')}</p>}
      {guesses.length > 0 && <p className="field-description">{t('export_dialog.guessed')}</p>}
    </div>
  )
}
