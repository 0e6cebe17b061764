/** A button that opens a month to choose a day from. */
import { parseDate } from '@internationalized/date'
import { CalendarDays, ChevronLeft, ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button, Calendar, CalendarCell, CalendarGrid, CalendarHeading } from 'react-aria-components/Calendar'
import { IconButton } from '../../../components/icon-button.tsx'
import { PopoverTrigger } from '../../../components/popover.tsx'
import { useWords } from '../../../i18n.ts'
import './calendar-button.css'

export interface CalendarButtonProps {
  readonly label: string
  /** `2026-07-01`; null shows this month. */
  readonly value: string | null
  readonly onChoose: (date: string) => void
}

export const CalendarButton = ({ label, value, onChoose }: CalendarButtonProps): ReactNode => {
  const { t } = useWords()
  return (
    <PopoverTrigger trigger={<IconButton icon={CalendarDays} label={t('fields.choose_day', { label })} />} label={t('fields.choose_day', { label })}>
      {(close) => (
        <Calendar
          className="calendar"
          aria-label={label}
          // The arrows move from the day that is chosen, or from today.
          autoFocus
          value={value === null ? null : parseDate(value)}
          onChange={(date) => {
            onChoose(date.toString())
            close()
          }}
        >
          <header className="calendar-header">
            <Button slot="previous" className="icon-button icon-button-small">
              <ChevronLeft aria-hidden size="1rem" />
            </Button>
            <CalendarHeading className="calendar-heading" />
            <Button slot="next" className="icon-button icon-button-small">
              <ChevronRight aria-hidden size="1rem" />
            </Button>
          </header>
          <CalendarGrid className="calendar-grid">{(date) => <CalendarCell date={date} className="calendar-cell" />}</CalendarGrid>
        </Calendar>
      )}
    </PopoverTrigger>
  )
}
