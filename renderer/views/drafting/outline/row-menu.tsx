/** What can be done with a part, in a menu at its row. */
import { ArrowDown, ArrowUp, Ban, CopyPlus, Ellipsis, FileText, SquarePlus, Trash2, Undo2 } from 'lucide-react'
import type { TFunction } from 'i18next'
import type { Command } from 'prosemirror-state'
import type { ReactNode } from 'react'
import { Menu, MenuTrigger } from 'react-aria-components/Menu'
import { IconButton } from '../../../components/icon-button.tsx'
import { MenuItem, MenuSeparator } from '../../../components/menu.tsx'
import { Popover } from '../../../components/popover.tsx'
import { toast } from '../../../components/toasts.tsx'
import { revealUnlessShown } from '../../../contract/jumps.ts'
import { backToText } from '../../../editor/back-to-text.ts'
import { deletePart, duplicatePart, setReserved } from '../../../editor/commands/parts.ts'
import { useWords } from '../../../i18n.ts'
import { deleteConsent, doWithConsent, reserveConsent } from '../consent/consent.tsx'
import { type Drafting, useDrafting } from '../drafting.ts'
import { offerUndo } from '../offer-undo.ts'
import { addBeside, moveBy } from './acts.ts'
import type { OutlineNode } from './outline-tree.ts'

/** Do a command, or say that it cannot be done. */
export const act = ({ session }: Drafting, command: Command, refusal: string): boolean => {
  const done = command(session.state, session.dispatch, session.view ?? undefined)
  if (!done) toast({ text: refusal })
  return done
}

/** Delete a part, after asking when others point to it, and offer to have it back. */
export const deleteRow = async (drafting: Drafting, id: string, name: string, t: TFunction): Promise<void> => {
  const { session } = drafting
  const done = await doWithConsent(drafting, deletePart(id), deleteConsent(name))
  if (done === 'refused') toast({ text: t('outline.cannot_move', { name }) })
  if (done === true) offerUndo(session, t('outline.deleted', { name }), t('drafting.undo'))
}

export interface RowMenuProps {
  readonly node: OutlineNode
  readonly isOpen: boolean
  readonly onOpenChange: (open: boolean) => void
}

export const RowMenu = ({ node: { id: key, row }, isOpen, onOpenChange }: RowMenuProps): ReactNode => {
  const { t } = useWords()
  const drafting = useDrafting()
  const { session } = drafting
  const name = row.name === '' ? t('outline.nameless') : row.name
  const run = (command: Command): boolean => act(drafting, command, t('outline.cannot_move', { name }))
  const setOut = async (): Promise<void> => {
    const done = await doWithConsent(drafting, setReserved(row.id, !row.isReserved), reserveConsent(name))
    if (done === 'refused') toast({ text: t('outline.cannot_move', { name }) })
  }
  const add = (side: 'before' | 'after'): void => {
    if (!run(addBeside(key, side)) || !session.view) return
    backToText(session.view)
    revealUnlessShown(session.view, session.state.selection.head)
  }
  return (
    <MenuTrigger isOpen={isOpen} onOpenChange={onOpenChange}>
      <IconButton icon={Ellipsis} size="small" label={t('outline.more', { name })} excludeFromTabOrder />
      <Popover placement="bottom end">
        <Menu className="menu" aria-label={t('outline.more', { name })}>
          <MenuItem icon={SquarePlus} onAction={() => add('before')}>
            {t('outline.add_before')}
          </MenuItem>
          <MenuItem icon={SquarePlus} onAction={() => add('after')}>
            {t('outline.add_after')}
          </MenuItem>
          <MenuItem icon={CopyPlus} onAction={() => void run(duplicatePart(row.id))}>
            {t('outline.duplicate')}
          </MenuItem>
          <MenuSeparator />
          <MenuItem icon={ArrowUp} shortcut="Alt+ArrowUp" onAction={() => void run(moveBy(key, -1))}>
            {t('outline.move_up')}
          </MenuItem>
          <MenuItem icon={ArrowDown} shortcut="Alt+ArrowDown" onAction={() => void run(moveBy(key, 1))}>
            {t('outline.move_down')}
          </MenuItem>
          <MenuSeparator />
          {row.kind === 'annex' && (
            <MenuItem icon={FileText} onAction={() => drafting.annex.set(key)}>
              {t('record.annex_act')}
            </MenuItem>
          )}
          <MenuItem icon={row.isReserved ? Undo2 : Ban} onAction={() => void setOut()}>
            {row.isReserved ? t('outline.bring_back') : t('outline.reserve')}
          </MenuItem>
          <MenuItem icon={Trash2} isDangerous shortcut="Delete" onAction={() => void deleteRow(drafting, row.id, name, t)}>
            {t('outline.delete')}
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
