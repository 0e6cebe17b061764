/** The bar for finding and replacing in the contract; a number that a clause has is a way to that clause. */
import { ArrowDown, ArrowUp, CaseSensitive, CornerDownRight, Replace, ReplaceAll, WholeWord, X } from 'lucide-react'
import type { Command, EditorState } from 'prosemirror-state'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Button } from '../../../components/button.tsx'
import { IconButton } from '../../../components/icon-button.tsx'
import { TextField, type TextFieldProps } from '../../../components/text-field.tsx'
import { toast } from '../../../components/toasts.tsx'
import { ToggleButton } from '../../../components/toggle-button.tsx'
import { revealUnlessShown } from '../../../contract/jumps.ts'
import { positionOfKey } from '../../../contract/places.ts'
import { useContract } from '../../../contract/use-contract.ts'
import {
  currentMatch,
  findNext,
  lockedMatches,
  matchesOf,
  printedMatches,
  type Query,
  replaceAll,
  replaceMatch,
  setQuery,
} from '../../../editor/find.ts'
import { useCommands } from '../../../hooks/commands.ts'
import { useWords } from '../../../i18n.ts'
import { useDrafting } from '../drafting.ts'
import './find.css'

/** What is selected in one line is what one wants to find. */
const MOST = 100

/** What is selected, where it could be looked for; else an empty text. */
const selectedText = ({ doc, selection: { $from, $to, from, to } }: EditorState): string => {
  const selected = $from.sameParent($to) ? doc.textBetween(from, to) : ''
  return selected.length <= MOST ? selected : ''
}

/** `calls` counts how often the bar was called for: called for again it takes what is selected by then, and the focus. */
const Bar = ({ withReplace, calls, close }: { readonly withReplace: boolean; readonly calls: number; readonly close: () => void }): ReactNode => {
  const { t, number } = useWords()
  const { session, rows, jumps } = useDrafting()
  const [query, setAsked] = useState<Query>(() => ({ text: selectedText(session.state), matchCase: false, wholeWord: false }))
  const [replacement, setReplacement] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const replacementField = useRef<HTMLInputElement>(null)
  const count = useContract(session, (state) => matchesOf(state).length)
  const current = useContract(session, currentMatch)
  useEffect(() => {
    session.dispatch(setQuery(session.state.tr, query))
  }, [session, query])
  useEffect(() => () => session.dispatch(setQuery(session.state.tr, null)), [session])
  const first = useRef(calls)
  useEffect(() => {
    const selected = calls === first.current ? '' : selectedText(session.state)
    if (selected !== '') setAsked((now) => ({ ...now, text: selected }))
    field.current?.focus()
    // When the field holds it.
    requestAnimationFrame(() => field.current?.select())
  }, [session, calls])

  const part = /^\d+(?:\.\d+)+$/.test(query.text.trim()) ? rows(session.state).find((row) => row.number === query.text.trim()) : undefined
  const goToPart = (): void => {
    const pos = part ? positionOfKey(session.state.doc, part.key) : null
    if (pos !== null) jumps.to(pos)
  }
  const replaceEach = (): void => {
    const locked = lockedMatches(session.state)
    const printed = printedMatches(session.state)
    const replaced = count - locked - printed
    replaceAll(replacement)(session.state, session.dispatch)
    toast({ text: t('find.replaced', { count: replaced }) })
    if (locked > 0) toast({ text: t('locks.not_replaced', { count: locked }) })
    if (printed > 0) toast({ text: t('find.not_replaced', { count: printed }) })
    // The buttons may be out of use now.
    field.current?.focus()
  }
  const onText = (command: Command): void => {
    command(session.state, session.dispatch)
    const match = matchesOf(session.state)[currentMatch(session.state)]
    if (match && session.view) revealUnlessShown(session.view, match.from)
  }
  const step = (direction: 1 | -1): void => onText(findNext(direction))
  const leave = (): void => {
    close()
    session.view?.focus()
  }
  const leaveByEscape = (event: { readonly key: string }): void => {
    if (event.key === 'Escape') leave()
  }
  const onKeyDown: TextFieldProps['onKeyDown'] = (event) => {
    if (event.key === 'Tab' && !event.shiftKey && replacementField.current) {
      // As in a word processor: from what is looked for to what takes its place. The buttons between them are reached backwards from there.
      event.preventDefault()
      replacementField.current.focus()
      replacementField.current.select()
    } else if (event.key !== 'Enter') event.continuePropagation()
    else if (part && count === 0) goToPart()
    else step(event.shiftKey ? -1 : 1)
  }
  const onReplacementKeyDown: TextFieldProps['onKeyDown'] = (event) => {
    if (event.key !== 'Enter') event.continuePropagation()
    else if (count > 0) onText(replaceMatch(replacement))
  }
  const found =
    query.text === '' ? '' : current >= 0 ? t('find.current', { place: number(current + 1), all: number(count) }) : t('find.count', { count })
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- hears Escape of the controls inside it
    <div className="find-bar" role="search" aria-label={t('find.label')} onKeyDown={leaveByEscape}>
      <div className="find-row">
        <TextField
          label={t('find.find')}
          isLabelHidden
          placeholder={t('find.find')}
          inputRef={field}
          value={query.text}
          onChange={(text) => setAsked({ ...query, text })}
          onKeyDown={onKeyDown}
        />
        <span className="find-count" role="status">
          {found}
        </span>
        <IconButton icon={ArrowUp} size="small" label={t('find.previous')} shortcut="Shift+Enter" isDisabled={count === 0} onPress={() => step(-1)} />
        <IconButton icon={ArrowDown} size="small" label={t('find.next')} shortcut="Enter" isDisabled={count === 0} onPress={() => step(1)} />
        <ToggleButton
          icon={CaseSensitive}
          size="small"
          label={t('find.match_case')}
          isSelected={query.matchCase}
          onChange={(matchCase) => setAsked({ ...query, matchCase })}
        />
        <ToggleButton
          icon={WholeWord}
          size="small"
          label={t('find.whole_word')}
          isSelected={query.wholeWord}
          onChange={(wholeWord) => setAsked({ ...query, wholeWord })}
        />
        {part && (
          <Button size="small" variant="quiet" icon={CornerDownRight} onPress={goToPart}>
            {t('find.go_to', { number: part.number })}
          </Button>
        )}
        <IconButton icon={X} size="small" label={t('components.close')} shortcut="Escape" onPress={leave} />
      </div>
      {withReplace && (
        <div className="find-row">
          <TextField
            label={t('find.replace_with')}
            isLabelHidden
            placeholder={t('find.replace_with')}
            inputRef={replacementField}
            value={replacement}
            onChange={setReplacement}
            onKeyDown={onReplacementKeyDown}
          />
          <Button size="small" icon={Replace} isDisabled={count === 0} onPress={() => onText(replaceMatch(replacement))}>
            {t('find.replace')}
          </Button>
          <Button size="small" icon={ReplaceAll} isDisabled={count === 0} onPress={replaceEach}>
            {t('find.replace_all')}
          </Button>
        </div>
      )}
    </div>
  )
}

export const FindBar = (): ReactNode => {
  const { t } = useWords()
  const [open, setOpen] = useState<'find' | 'replace' | null>(null)
  const [calls, setCalls] = useState(0)
  const call = (which: 'find' | 'replace'): void => {
    setOpen((now) => (now === 'replace' ? now : which))
    setCalls((now) => now + 1)
  }
  useCommands([
    { id: 'find', title: t('find.label'), shortcut: 'Mod+F', run: () => call('find') },
    { id: 'replace', title: t('find.replace_title'), shortcut: 'Mod+H', run: () => call('replace') },
  ])
  return open === null ? null : <Bar withReplace={open === 'replace'} calls={calls} close={() => setOpen(null)} />
}
