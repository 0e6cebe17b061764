/** A clause in the library pane. */
import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import type { ContractLanguage } from '../../../../shared/model.ts'
import { useWords } from '../../../i18n.ts'
import { marked } from '../../library/marked.tsx'
import type { Found } from './listed.ts'

export interface LibraryRowProps {
  readonly found: Found
  readonly language: ContractLanguage
  /** The contract has this clause. */
  readonly isUsed: boolean
  /** Its preview is open. */
  readonly isChosen: boolean
}

export const LibraryRow = ({ found: { title, text, marks }, language, isUsed, isChosen }: LibraryRowProps): ReactNode => {
  const { t } = useWords()
  return (
    <div className="library-row" lang={language} data-chosen={isChosen || undefined}>
      <span className="library-row-line">
        <span className="library-row-title">{title}</span>
        {isUsed && (
          <span className="library-row-used">
            <Check aria-hidden size="0.85rem" />
            {t('drafting_library.used')}
          </span>
        )}
      </span>
      <span className="library-row-text">{marked(text, marks)}</span>
    </div>
  )
}
