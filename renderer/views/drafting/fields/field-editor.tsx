/** A field of the contract to fill in, wherever it stands: a control that fits its type, checked when it is left or entered. */
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { formatValue } from '../../../../shared/language/formats.ts'
import { LANGUAGES } from '../../../../shared/language/languages.ts'
import { HOLDS_TEXT } from '../../../../shared/library/personal-numbers.ts'
import type { FieldDefinition, FieldType } from '../../../../shared/model.ts'
import { TextArea } from '../../../components/text-area.tsx'
import { TextField, type TextFieldProps } from '../../../components/text-field.tsx'
import { readField, writeField } from '../../../contract/field-text.ts'
import { recordOf, setFieldValue } from '../../../contract/record.ts'
import { useContract } from '../../../contract/use-contract.ts'
import { useWords } from '../../../i18n.ts'
import { useDrafting } from '../drafting.ts'
import { CalendarButton } from './calendar-button.tsx'
import { DeadlineEditor } from './deadline-editor.tsx'
import { fieldProblem } from './field-problem.ts'
import { personalNumberWarning } from './personal-number.tsx'
import './fields.css'

export interface FieldEditorProps {
  readonly definition: FieldDefinition
  readonly autoFocus?: boolean
  /** Enter was pressed and the value is kept. */
  readonly onEntered?: () => void
}

/** Which keyboard a touch screen shows. */
const MODES: Partial<Record<FieldType, 'numeric' | 'decimal' | 'email' | 'tel'>> = {
  integer: 'numeric',
  percent: 'decimal',
  amount: 'decimal',
  registration: 'numeric',
  gln: 'numeric',
  p_number: 'numeric',
  email: 'email',
  phone: 'tel',
}

/** What is typed, what it means, and keeping it. */
const useTyped = ({ key, type }: FieldDefinition) => {
  const { t } = useWords()
  const { session } = useDrafting()
  const language = LANGUAGES[useContract(session, (state) => recordOf(state).language)]
  const value = useContract(session, (state) => recordOf(state).values[key] ?? null)
  const [typed, setTyped] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | undefined>(undefined)
  const kept = writeField(type, value, language)
  const meant = typed === null || typed.trim() === '' ? null : readField(type, typed, language).value

  /** Keep what is typed; false when it cannot be. */
  const keep = (text: string | null = typed): boolean => {
    if (text === null || text === kept) {
      setTyped(null)
      setProblem(undefined)
      return true
    }
    const { value: next, problem: wrong } = text.trim() === '' ? { value: null, problem: null } : readField(type, text, language)
    if (wrong) {
      setProblem(fieldProblem(wrong, t))
      return false
    }
    // Enter takes the focus away, and leaving keeps the value too: it may be kept by then.
    if (next !== (recordOf(session.state).values[key] ?? null)) session.dispatch(setFieldValue(session.state, key, next))
    setTyped(null)
    setProblem(undefined)
    return true
  }
  return {
    language,
    value,
    keep,
    problem,
    text: typed ?? kept,
    /** How it will be printed, while that is not what is typed. */
    preview: meant === null || typed === null ? null : formatValue(type, meant, language),
    type: (text: string): void => {
      setTyped(text)
      setProblem(undefined)
    },
    forget: (): void => {
      setTyped(null)
      setProblem(undefined)
    },
  }
}

const TypedEditor = ({ definition, autoFocus = false, onEntered }: FieldEditorProps): ReactNode => {
  const { t } = useWords()
  const { label, type } = definition
  const { language, value, keep, problem, text, preview, type: setText, forget } = useTyped(definition)
  const latest = useRef(keep)
  useEffect(() => {
    latest.current = keep
  })
  // The pane may be closed while something is typed.
  useEffect(() => () => void latest.current(), [])
  const isLong = type === 'address'
  const onKeyDown: TextFieldProps['onKeyDown'] = (event) => {
    if (event.key === 'Enter' && (!isLong || event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      if (keep()) onEntered?.()
      return
    }
    if (event.key === 'Escape') {
      forget()
      // The popup around it closes at once, without another drawing.
      latest.current = () => true
    }
    // Escape closes that popup, and the window has shortcuts.
    event.continuePropagation()
  }
  const hint = {
    amount: t('fields.hint_amount'),
    percent: t('fields.hint_percent'),
    date: t('fields.hint_date'),
    month: t('fields.hint_month'),
  }
  const warning = HOLDS_TEXT.has(type) ? personalNumberWarning(text, t) : undefined
  const printed = preview !== null && preview !== text ? t('fields.printed', { text: preview.replaceAll('\n', ', ') }) : undefined
  const description = warning ?? printed
  const props = {
    label,
    value: text,
    onChange: setText,
    onBlur: () => void latest.current(),
    onKeyDown,
    autoFocus,
    errorMessage: problem,
    ...(description === undefined ? {} : { description }),
  }
  if (isLong)
    return (
      <TextArea
        {...props}
        rows={3}
        {...(description === undefined && onEntered ? { description: t('fields.hint_enter') } : {})}
        placeholder={t('fields.hint_address')}
      />
    )
  const mode = MODES[type]
  return (
    <div className="field-editor" lang={language.code}>
      <TextField
        {...props}
        {...(mode === undefined ? {} : { inputMode: mode })}
        {...(type in hint ? { placeholder: hint[type as keyof typeof hint] } : {})}
      />
      {type === 'date' && (
        <CalendarButton
          label={label}
          value={value === null ? null : String(value)}
          onChoose={(date) => {
            keep(date)
          }}
        />
      )}
    </div>
  )
}

export const FieldEditor = (props: FieldEditorProps): ReactNode =>
  props.definition.type === 'deadline' ? <DeadlineEditor {...props} /> : <TypedEditor {...props} />
