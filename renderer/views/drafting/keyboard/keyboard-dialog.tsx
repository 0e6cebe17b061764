/** Every key that does something while a contract is drafted: those of the window, of the editor, and of what stands in the panes. */
import type { TFunction } from 'i18next'
import { type ReactNode, useState } from 'react'
import { Dialog } from '../../../components/dialog.tsx'
import { Shortcut } from '../../../components/shortcut.tsx'
import { CATALOGUE } from '../../../editor/commands/catalogue.ts'
import { offeredOnce, useAllCommands } from '../../../hooks/commands.ts'
import { useWords } from '../../../i18n.ts'
import './keyboard-dialog.css'

interface Line {
  readonly id: string
  readonly title: string
  readonly keys: string
}

const placesOf = (t: TFunction): Line[] => [
  { id: 'field', title: t('keyboard.fill_field'), keys: 'Enter' },
  { id: 'next', title: t('keyboard.next_field'), keys: 'Enter' },
  { id: 'follow', title: t('keyboard.follow_reference'), keys: 'Enter' },
  { id: 'reference', title: t('keyboard.change_reference'), keys: 'Alt+Enter' },
  { id: 'jump', title: t('keyboard.outline_jump'), keys: 'Enter' },
  { id: 'up', title: t('keyboard.outline_up'), keys: 'Alt+ArrowUp' },
  { id: 'down', title: t('keyboard.outline_down'), keys: 'Alt+ArrowDown' },
  { id: 'delete', title: t('keyboard.outline_delete'), keys: 'Delete' },
  { id: 'leave', title: t('keyboard.leave_text'), keys: 'Escape' },
]

const Section = ({ title, lines }: { readonly title: string; readonly lines: readonly Line[] }): ReactNode => (
  <section className="keyboard-section">
    <h3>{title}</h3>
    <ul>
      {lines.map(({ id, title: what, keys }) => (
        <li key={id}>
          <span>{what}</span>
          <Shortcut keys={keys} />
        </li>
      ))}
    </ul>
  </section>
)

/** Shown while it is mounted. */
export const KeyboardDialog = ({ onClose }: { readonly onClose: () => void }): ReactNode => {
  const { t } = useWords()
  const commands = useAllCommands()
  // As they were when the dialog opened: what it covers may stop offering them.
  const [shown] = useState(() =>
    offeredOnce(commands).flatMap(({ id, title, shortcut }) =>
      title === undefined || shortcut === undefined ? [] : [{ id, title, keys: shortcut }],
    ),
  )
  const editing = CATALOGUE.flatMap(({ id, title, shortcut }) => (shortcut === undefined ? [] : [{ id, title: title(t), keys: shortcut }]))
  return (
    <Dialog title={t('app.shortcuts')} isOpen size="large" onClose={onClose}>
      <div className="keyboard">
        <Section title={t('keyboard.window')} lines={shown} />
        <Section title={t('keyboard.writing')} lines={editing} />
        <Section title={t('keyboard.places')} lines={placesOf(t)} />
      </div>
    </Dialog>
  )
}
