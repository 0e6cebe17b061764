/** A colour as six hexadecimal digits, with the system's own way of choosing one beside it. */
import { type ReactNode, useState } from 'react'
import { TextField } from '../../../components/text-field.tsx'
import { useWords } from '../../../i18n.ts'

export interface ColourFieldProps {
  readonly label: string
  /** RRGGBB. */
  readonly value: string
  readonly onChange: (colour: string) => void
  readonly errorMessage: string | undefined
}

const COLOUR = /^#?([0-9A-F]{6})$/

export const ColourField = ({ label, value, onChange, errorMessage }: ColourFieldProps): ReactNode => {
  const { t } = useWords()
  // Null while what is written is a colour.
  const [written, setWritten] = useState<string | null>(null)
  const write = (text: string): void => {
    const colour = COLOUR.exec(text.trim().toUpperCase())?.[1]
    setWritten(colour === undefined ? text : null)
    if (colour !== undefined) onChange(colour)
  }
  return (
    <div className="colour-field">
      <input
        type="color"
        aria-label={t('house_styles.choose_colour', { label })}
        value={`#${value.toLowerCase()}`}
        onChange={(event) => write(event.target.value)}
      />
      <TextField
        label={label}
        value={written ?? value}
        maxLength={7}
        errorMessage={written === null ? errorMessage : t('house_styles.not_a_colour')}
        onChange={write}
        onBlur={() => setWritten(null)}
      />
    </div>
  )
}
