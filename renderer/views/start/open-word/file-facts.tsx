/** What a Word file is: the contract it was written from, its edition, and what is worth knowing before anything of it is used. */
import type { ReactNode } from 'react'
import type { FileSource, OpenedFile } from '../../../../shared/files-api.ts'
import { useEditionName } from '../../../hooks/names.ts'
import { useWords } from '../../../i18n.ts'

const Fact = ({ name, children }: { readonly name: string; readonly children: ReactNode }): ReactNode => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
)

export const FileFacts = ({ source }: { readonly source: FileSource }): ReactNode => {
  const { t, dateTime } = useWords()
  const editionName = useEditionName()
  const { title, edition, annex, known, revision, fingerprint } = source
  const library = known === null ? t('open_word.not_known') : known.isDeleted ? t('open_word.in_bin', { title: known.title }) : known.title
  return (
    <dl className="opened-facts">
      <Fact name={t('open_word.contract')}>{title}</Fact>
      <Fact name={t('open_word.edition')}>{editionName(edition)}</Fact>
      {annex !== null && <Fact name={t('open_word.annex')}>{annex}</Fact>}
      <Fact name={t('open_word.known')}>{library}</Fact>
      {revision !== null && (
        <Fact name={t('open_word.written')}>
          {known?.at ? t('open_word.written_at', { revision, when: dateTime(known.at) }) : t('open_word.written_revision', { revision })}
        </Fact>
      )}
      <Fact name={t('open_word.fingerprint')}>
        <code>{fingerprint}</code>
      </Fact>
    </dl>
  )
}

/** What to know of the file beside what it says. */
export const FileNotes = ({ file, source }: { readonly file: OpenedFile; readonly source: FileSource }): ReactNode => {
  const { t } = useWords()
  const { comparison, known, edition, hasContract, program } = source
  const notes = [
    known?.isOlder === true && t('open_word.older'),
    comparison?.isSure === false && t('open_word.unsure', { program }),
    file.trackedChanges > 0 && t('open_word.tracked', { count: file.trackedChanges }),
    file.hasMacros && t('open_word.macros'),
    hasContract ? edition === 'tender' && t('open_word.printed_only') : t('open_word.no_contract'),
  ].filter((note) => note !== false)
  return notes.map((note) => (
    <p key={note} className="field-description">
      {note}
    </p>
  ))
}
