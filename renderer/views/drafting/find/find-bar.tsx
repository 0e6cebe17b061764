/** The bar for finding and replacing in the contract; a number that a clause has is a way to that clause. */
import { ArrowDown, ArrowUp, CaseSensitive, CornerDownRight, Replace, ReplaceAll, WholeWord, X } from 'lucide-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Button } from '../../../components/button.tsx'
import { IconButton } from '../../../components/icon-button.tsx'
import { TextField } from '../../../components/text-field.tsx'
import { toast } from '../../../components/toasts.tsx'
import { ToggleButton } from '../../../components/toggle-button.tsx'
import { positionOfKey } from '../../../contract/places.ts'
import { useContract } from '../../../contract/use-contract.ts'
import { currentMatch, findNext, lockedMatches, matchesOf, type Query, replaceAll, replaceMatch, setQuery } from '../../../editor/find.ts'
import { useCommands } from '../../../hooks/commands.ts'
import { useWords } from '../../../i18n.ts'
import { useDrafting } from '../drafting.ts'
import './find.css'

/** What is selected in one line is what one wants to find. */
const MOST = 100

const Bar = ({ withReplace, close }: { readonly withReplace: boolean; readonly close: () => void }): ReactNode => {
  const { t, number } = useWords()
  const { session, rows, jumps } = useDrafting()
  const [query, setAsked] = useState<Query>(() => {
    const { doc, selection } = session.state
    const selected = selection.$from.sameParent(selection.$to) ? doc.textBetween(selection.from, selection.to) : ''
    return { text: selected.length <= MOST ? selected : '', matchCase: false, wholeWord: false }
  })
  const [replacement, setReplacement] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const count = useContract(session, (state) => matchesOf(state).length)
  const current = useContract(session, currentMatch)
  useEffect(() => {
    session.dispatch(setQuery(session.state.tr, query))
  }, [session, query])
  useEffect(() => () => session.dispatch(setQuery(session.state.tr, null)), [session])
  useEffect(() => {
    field.current?.focus()
    field.current?.select()
  }, [])

  const part = /^\d+(?:\.\d+)+$/.test(query.text.trim()) ? rows(session.state).find((row) => row.number === query.text.trim()) : undefined
  const goToPart = (): void => {
    const pos = part ? positionOfKey(session.state.doc, part.key) : null
    if (pos !== null) jumps.to(pos)
  }
  const replaceEach = (): void => {
    const left = lockedMatches(session.state)
    replaceAll(replacement)(session.state, session.dispatch)
    if (left > 0) toast({ text: t('locks.not_replaced', { count: left }) })
  }
  const step = (direction: 1 | -1): void => void findNext(direction)(session.state, session.dispatch)
  const leaveByEscape = (event: { readonly key: string }): void => {
    if (event.key !== 'Escape') return
    close()
    session.view?.focus()
  }
  const onKeyDown = (event: { readonly key: string; readonly shiftKey: boolean }): void => {
    if (event.key !== 'Enter') leaveByEscape(event)
    else if (part && count === 0) goToPart()
    else step(event.shiftKey ? -1 : 1)
  }
  const found =
    query.text === '' ? '' : current >= 0 ? t('find.current', { place: number(current + 1), all: number(count) }) : t('find.count', { count })
  return (
    <div className="find-bar" role="search" aria-label={t('find.label')}>
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
        <IconButton icon={X} size="small" label={t('components.close')} shortcut="Escape" onPress={close} />
      </div>
      {withReplace && (
        <div className="find-row">
          <TextField
            label={t('find.replace_with')}
            isLabelHidden
            placeholder={t('find.replace_with')}
            value={replacement}
            onChange={setReplacement}
          />
          <Button
            size="small"
            icon={Replace}
            isDisabled={count === 0}
            onPress={() => void replaceMatch(replacement)(session.state, session.dispatch)}
          >
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
  useCommands([
    { id: 'find', title: t('find.label'), shortcut: 'Mod+F', run: () => setOpen((now) => now ?? 'find') },
    { id: 'replace', title: t('find.replace_title'), shortcut: 'Mod+H', run: () => setOpen('replace') },
  ])
  return open === null ? null : <Bar withReplace={open === 'replace'} close={() => setOpen(null)} />
}
