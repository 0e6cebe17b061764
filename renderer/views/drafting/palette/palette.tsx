/** The command palette: every command, every part of the contract and every clause of the library in one list. */
import { BookOpen, CornerDownRight } from 'lucide-react'
import { type ReactNode, useDeferredValue, useEffect, useState } from 'react'
import type { ClauseHit } from '../../../../shared/api.ts'
import type { ContractLanguage } from '../../../../shared/model.ts'
import { api } from '../../../api.ts'
import { Dialog } from '../../../components/dialog.tsx'
import { toast } from '../../../components/toasts.tsx'
import { annexesOf } from '../../../contract/parts.ts'
import { positionOfKey } from '../../../contract/places.ts'
import { recordOf } from '../../../contract/record.ts'
import { CATALOGUE, isEnabled } from '../../../editor/commands/catalogue.ts'
import { attempt } from '../../../hooks/attempt.ts'
import { offeredOnce, useAllCommands } from '../../../hooks/commands.ts'
import { useWords } from '../../../i18n.ts'
import { useDrafting } from '../drafting.ts'
import { doCommand } from '../editor-acts.ts'
import { insertFromLibrary } from '../insert-clause.ts'
import { PickList, type Pick } from '../pick/pick-list.tsx'
import { matches } from './matches.ts'

/** So many of each kind are listed: who looks for more types on. */
const MOST = 12

/** A dialog that goes has given the focus back after so many frames. */
const FRAMES = 10

/** Do something when the dialog that goes has given the focus back: one that is opened then can give it back as well. */
const whenGone = (act: () => void, frames = FRAMES): void => {
  requestAnimationFrame(() => {
    if (document.activeElement === document.body && frames > 0) whenGone(act, frames - 1)
    else act()
  })
}

interface Choice extends Pick {
  readonly run: () => void
}

interface Found {
  readonly query: string
  readonly hits: readonly ClauseHit[]
}

/** The clauses of the library that a text finds, and whether the answer is there already; one that another overtook is dropped. */
const useClauses = (query: string, language: ContractLanguage): { readonly hits: readonly ClauseHit[]; readonly isThere: boolean } => {
  const [found, setFound] = useState<Found>({ query: '', hits: [] })
  useEffect(() => {
    if (query.trim().length < 2) return undefined
    let isCurrent = true
    // Without the library the commands are still there; it says itself what is wrong with it where it is shown.
    api.library.search(query, language).then(
      (hits) => isCurrent && setFound({ query, hits }),
      () => isCurrent && setFound({ query, hits: [] }),
    )
    return () => {
      isCurrent = false
    }
  }, [query, language])
  return query.trim().length < 2 ? { hits: [], isThere: true } : { hits: found.hits, isThere: found.query === query }
}

const PaletteList = ({ close }: { readonly close: () => void }): ReactNode => {
  const { t } = useWords()
  const drafting = useDrafting()
  const { session, rows, jumps } = drafting
  const [query, setQuery] = useState('')
  const asked = useDeferredValue(query)
  const { language } = recordOf(session.state)
  const offered = useAllCommands()
  const { hits, isThere } = useClauses(asked, language)
  const { state } = session

  const commands: Choice[] = [
    ...offeredOnce(offered).flatMap((command) =>
      command.title === undefined || command.id === 'palette'
        ? []
        : [{ id: `window ${command.id}`, title: command.title, shortcut: command.shortcut, run: command.run }],
    ),
    ...CATALOGUE.filter((command) => isEnabled(command, state)).map((command) => ({
      id: `editor ${command.id}`,
      title: command.title(t),
      icon: command.icon,
      shortcut: command.shortcut,
      run: () => doCommand(drafting, command),
    })),
  ].filter(({ title }) => matches(title, asked))
  const annexes = annexesOf(rows(state))
  const parts: Choice[] =
    asked.trim() === ''
      ? []
      : rows(state)
          .filter(({ number, name }) => matches(`${number} ${name}`, asked))
          .slice(0, MOST)
          .map(({ key, parent, number, name }) => ({
            id: `part ${key}`,
            title: [number, name].filter(Boolean).join(' '),
            description: annexes.get(parent) ?? '',
            icon: CornerDownRight,
            run: () => {
              const pos = positionOfKey(session.state.doc, key)
              if (pos !== null) jumps.to(pos)
            },
          }))
  const clauses: Choice[] = hits.slice(0, MOST).map(({ id, language: code, title, sentence }) => ({
    id: `clause ${id}`,
    title: title === '' ? sentence : title,
    description: sentence,
    icon: BookOpen,
    run: () =>
      void attempt(async () => {
        const done = await insertFromLibrary(drafting, { clause: id, language: code }, [null])
        if (!done) toast({ text: t('palette.does_not_fit', { title }), tone: 'danger' })
      }),
  }))
  const choices = [...commands, ...parts, ...clauses]
  return (
    <PickList
      label={t('palette.label')}
      placeholder={t('palette.placeholder')}
      query={query}
      onQuery={setQuery}
      empty={t('palette.empty')}
      isSettled={asked === query && (isThere || commands.length + parts.length > 0)}
      sections={[
        { id: 'commands', title: t('palette.commands'), picks: asked.trim() === '' ? commands : commands.slice(0, MOST) },
        { id: 'parts', title: t('palette.parts'), picks: parts },
        { id: 'clauses', title: t('palette.clauses'), picks: clauses },
      ]}
      onPick={(id) => {
        close()
        whenGone(() => choices.find((one) => one.id === id)?.run())
      }}
    />
  )
}

/** Shown while it is mounted. */
export const Palette = ({ close }: { readonly close: () => void }): ReactNode => {
  const { t } = useWords()
  return (
    <Dialog title={t('palette.title')} isOpen onClose={close}>
      <PaletteList close={close} />
    </Dialog>
  )
}
