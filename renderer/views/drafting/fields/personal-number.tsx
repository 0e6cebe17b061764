/** The warning under a text in which a personal identity number seems to stand. It stops nobody: the number may be something else. */
import { TriangleAlert } from 'lucide-react'
import type { TFunction } from 'i18next'
import type { ReactNode } from 'react'
import { personalNumbers } from '../../../../shared/library/personal-numbers.ts'
import './personal-number.css'

/** The warning for what is typed or kept; undefined when there is nothing to say. */
export const personalNumberWarning = (text: string, t: TFunction): ReactNode | undefined =>
  personalNumbers(text).length === 0 ? undefined : (
    <span className="personal-number">
      <TriangleAlert aria-hidden size="1em" /> {t('fields.personal_number')}
    </span>
  )
