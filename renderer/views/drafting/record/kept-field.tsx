/** A line of text in the contract, or some of them: kept when it is left or entered, given up by Escape, refused with a reason. */
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { TextArea } from '../../../components/text-area.tsx'
import { TextField, type TextFieldProps } from '../../../components/text-field.tsx'
import { useWords } from '../../../i18n.ts'
import { personalNumberWarning } from '../fields/personal-number.tsx'

export interface KeptFieldProps {
  readonly label: string
  readonly value: string
  readonly description?: string
  readonly inputMode?: 'email' | 'tel'
  readonly autoFocus?: boolean
  /** Room for a longer text: so many lines are shown. */
  readonly rows?: number
  /** What is wrong with a text, as a sentence; undefined when nothing is. */
  readonly problemOf?: (text: string) => string | undefined
  /** Called with a text that is another one than `value`. */
  readonly onKeep: (text: string) => void
}

/** Spaces at the ends and in a row are no part of a name. */
const tidy = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()

export const KeptField = ({ value, onKeep, problemOf, rows, ...props }: KeptFieldProps): ReactNode => {
  const { t } = useWords()
  const [typed, setTyped] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | undefined>(undefined)
  const forget = (): void => {
    setTyped(null)
    setProblem(undefined)
  }
  const keep = (): void => {
    const next = typed === null ? value : tidy(typed)
    const wrong = next === value ? undefined : problemOf?.(next)
    if (wrong !== undefined) {
      setProblem(wrong)
      return
    }
    forget()
    if (next !== value) onKeep(next)
  }
  const latest = useRef(keep)
  useEffect(() => {
    latest.current = keep
  })
  // The pane may be closed while something is typed.
  useEffect(() => () => latest.current(), [])
  const onKeyDown: TextFieldProps['onKeyDown'] = (event) => {
    if (event.key === 'Enter') {
      event.preventDefault()
      keep()
      return
    }
    if (event.key === 'Escape' && typed !== null) {
      forget()
      return
    }
    event.continuePropagation()
  }
  const warning = personalNumberWarning(typed ?? value, t)
  const field = {
    ...props,
    ...(warning !== undefined && { description: warning }),
    value: typed ?? value,
    onChange: (text: string) => {
      setTyped(text)
      setProblem(undefined)
    },
    onBlur: keep,
    onKeyDown,
    errorMessage: problem,
  }
  return rows === undefined ? <TextField {...field} /> : <TextArea {...field} rows={rows} />
}
