/** Every shortcut that works where one is. */
import { type ReactNode, useState } from 'react'
import { offeredOnce, useAllCommands } from '../hooks/commands.ts'
import { useWords } from '../i18n.ts'
import { Dialog } from './dialog.tsx'
import { Shortcut } from './shortcut.tsx'
import './shortcuts-dialog.css'

const ShortcutsDialog = ({ onClose }: { readonly onClose: () => void }): ReactNode => {
  const { t } = useWords()
  const commands = useAllCommands()
  // As they were when the dialog opened: what it covers may stop offering them.
  const [shown] = useState(() => offeredOnce(commands).filter(({ title, shortcut }) => title !== undefined && shortcut !== undefined))
  return (
    <Dialog title={t('app.shortcuts')} isOpen onClose={onClose}>
      <ul className="shortcuts-list">
        {shown.map(({ id, title, shortcut }) => (
          <li key={id}>
            <span>{title}</span>
            <Shortcut keys={shortcut ?? ''} />
          </li>
        ))}
      </ul>
    </Dialog>
  )
}

export default ShortcutsDialog
