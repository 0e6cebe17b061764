/** What can be done with a part, in a menu at its row. */
import { ArrowDown, ArrowUp, Ban, CopyPlus, Ellipsis, SquarePlus, Trash2, Undo2 } from 'lucide-react'
import { undo } from 'prosemirror-history'
import type { EditorState, Transaction } from 'prosemirror-state'
import type { ReactNode } from 'react'
import { Menu, MenuTrigger } from 'react-aria-components/Menu'
import { IconButton } from '../../../components/icon-button.tsx'
import { MenuItem, MenuSeparator } from '../../../components/menu.tsx'
import { Popover } from '../../../components/popover.tsx'
import { toast } from '../../../components/toasts.tsx'
import { useWords } from '../../../i18n.ts'
import { type Drafting, useDrafting } from '../drafting.ts'
import { add, duplicate, moveBy, remove, reserve } from './acts.ts'
import type { OutlineNode } from './outline-tree.ts'

/** Do an act, or say that it cannot be done. */
export const act = ({ session }: Drafting, make: (state: EditorState) => Transaction | null, refusal: string): boolean => {
  const tr = make(session.state)
  if (tr) session.dispatch(tr)
  else toast({ text: refusal })
  return tr !== null
}

export interface RowMenuProps {
  readonly node: OutlineNode
  readonly isOpen: boolean
  readonly onOpenChange: (open: boolean) => void
}

export const RowMenu = ({ node: { id, row }, isOpen, onOpenChange }: RowMenuProps): ReactNode => {
  const { t } = useWords()
  const drafting = useDrafting()
  const { session } = drafting
  const name = row.name === '' ? t('outline.nameless') : row.name
  const run = (make: (state: EditorState) => Transaction | null): boolean => act(drafting, make, t('outline.cannot_move', { name }))
  const addBeside = (side: 'before' | 'after'): void => {
    if (run((state) => add(state, id, side)?.scrollIntoView() ?? null)) session.view?.focus()
  }
  const deletePart = (): void => {
    if (!run((state) => remove(state, id))) return
    toast({
      text: t('outline.deleted', { name }),
      action: { label: t('drafting.undo'), run: () => void undo(session.state, session.dispatch) },
    })
  }
  return (
    <MenuTrigger isOpen={isOpen} onOpenChange={onOpenChange}>
      <IconButton icon={Ellipsis} size="small" label={t('outline.more', { name })} />
      <Popover placement="bottom end">
        <Menu className="menu" aria-label={t('outline.more', { name })}>
          <MenuItem icon={SquarePlus} onAction={() => addBeside('before')}>
            {t('outline.add_before')}
          </MenuItem>
          <MenuItem icon={SquarePlus} onAction={() => addBeside('after')}>
            {t('outline.add_after')}
          </MenuItem>
          <MenuItem icon={CopyPlus} onAction={() => void run((state) => duplicate(state, id))}>
            {t('outline.duplicate')}
          </MenuItem>
          <MenuSeparator />
          <MenuItem icon={ArrowUp} shortcut="Alt+ArrowUp" onAction={() => void run((state) => moveBy(state, id, -1))}>
            {t('outline.move_up')}
          </MenuItem>
          <MenuItem icon={ArrowDown} shortcut="Alt+ArrowDown" onAction={() => void run((state) => moveBy(state, id, 1))}>
            {t('outline.move_down')}
          </MenuItem>
          <MenuSeparator />
          <MenuItem icon={row.isReserved ? Undo2 : Ban} onAction={() => void run((state) => reserve(state, id, !row.isReserved))}>
            {row.isReserved ? t('outline.bring_back') : t('outline.reserve')}
          </MenuItem>
          <MenuItem icon={Trash2} isDangerous shortcut="Delete" onAction={deletePart}>
            {t('outline.delete')}
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
