/** Somebody saved a newer version meanwhile: what differs from it, and which of the two wordings is to hold. */
import { type ReactNode, useMemo } from 'react'
import type { ClauseWording } from '../../../shared/api.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Differences } from '../../differences/differences.tsx'
import { wordingDifferences } from '../../differences/wording-differences.ts'
import { useWords } from '../../i18n.ts'
import type { ClauseDraft } from './draft.ts'
import type { Names } from './names.ts'
import { wordingFrom } from './wording.ts'

export interface ConflictDialogProps {
  readonly draft: ClauseDraft
  readonly theirs: ClauseWording
  readonly names: Names
  readonly onKeepMine: () => void
  readonly onTakeTheirs: () => void
  readonly onClose: () => void
}

export const ConflictDialog = ({ draft, theirs, names, onKeepMine, onTakeTheirs, onClose }: ConflictDialogProps): ReactNode => {
  const { t, dateTime } = useWords()
  const blocks = useMemo(
    () => wordingDifferences(wordingFrom(theirs.content), draft.wording, names.language, { before: names.describe, after: names.describe }),
    [draft, theirs, names],
  )
  return (
    <Dialog
      title={t('library.conflict')}
      isOpen
      size="large"
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('library.conflict_later')}</Button>
          <Button onPress={onTakeTheirs}>{t('library.conflict_take_theirs')}</Button>
          <Button variant="primary" onPress={onKeepMine}>
            {t('library.conflict_keep_mine')}
          </Button>
        </>
      }
    >
      <p>{t('library.conflict_text', { version: theirs.version, when: dateTime(theirs.createdAt) })}</p>
      <Differences blocks={blocks} language={names.language} label={t('library.conflict_differences')} isFolded />
    </Dialog>
  )
}
