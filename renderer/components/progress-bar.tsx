/** How far something has come. */
import type { ReactNode } from 'react'
import { ProgressBar as AriaProgressBar } from 'react-aria-components/ProgressBar'
import './progress-bar.css'

export interface ProgressBarProps {
  readonly label: string
  readonly isLabelHidden?: boolean
  readonly done: number
  /** 0 when it is not known how much there is. */
  readonly total: number
  /** What stands for the share: »12 af 40«. */
  readonly text?: string
  readonly size?: 'normal' | 'small'
}

export const ProgressBar = ({ label, isLabelHidden = false, done, total, text, size = 'normal' }: ProgressBarProps): ReactNode => (
  <AriaProgressBar
    className={`progress progress-${size}`}
    aria-label={label}
    value={done}
    maxValue={Math.max(total, 1)}
    isIndeterminate={total === 0}
    {...(text === undefined ? {} : { valueLabel: text })}
  >
    {({ percentage, valueText }) => (
      <>
        {!isLabelHidden && (
          <span className="progress-words" aria-hidden>
            <span>{label}</span>
            <span className="progress-value">{valueText}</span>
          </span>
        )}
        <span className="progress-track">
          <span className="progress-fill" data-indeterminate={percentage === undefined || undefined} style={{ width: `${percentage ?? 30}%` }} />
        </span>
      </>
    )}
  </AriaProgressBar>
)
