/** Dragging rows of the outline, with what cannot be dropped somewhere refused while it hangs over it. */
import { useRef } from 'react'
import { useDragAndDrop } from 'react-aria-components/useDragAndDrop'
import type { Place } from '../../../../shared/document/edit.ts'
import { movePartTo } from '../../../editor/commands/moving.ts'
import type { Store } from '../../../hooks/store.ts'
import { useWords } from '../../../i18n.ts'
import { useDrafting } from '../drafting.ts'
import type { OutlineTree, Shape } from './outline-tree.ts'
import { act } from './row-menu.tsx'

const TYPE = 'application/x-klausul-part'

type Side = 'before' | 'after' | 'on'

export const useMoving = (tree: Store<OutlineTree>) => {
  const { t } = useWords()
  const drafting = useDrafting()
  const { session } = drafting
  const dragged = useRef('')
  const rowOf = (key: string) => tree.get().byKey.get(key)?.row
  const placeAt = (key: string, side: Side): Place => {
    const id = rowOf(key)?.id ?? ''
    return side === 'before' ? { before: id } : side === 'after' ? { after: id } : { into: id }
  }
  const mayDrop = (key: string, side: Side): boolean => movePartTo(rowOf(dragged.current)?.id ?? '', placeAt(key, side))(session.state)
  return useDragAndDrop<Shape>({
    getItems: (keys) => {
      dragged.current = String([...keys][0] ?? '')
      return [{ [TYPE]: dragged.current, 'text/plain': rowOf(dragged.current)?.name ?? '' }]
    },
    acceptedDragTypes: [TYPE],
    getDropOperation: (target, types) =>
      target.type === 'item' && types.has(TYPE) && mayDrop(String(target.key), target.dropPosition) ? 'move' : 'cancel',
    onMove: ({ keys, target }) => {
      const row = rowOf(String([...keys][0] ?? ''))
      if (row) act(drafting, movePartTo(row.id, placeAt(String(target.key), target.dropPosition)), t('outline.cannot_move', { name: row.name }))
    },
  }).dragAndDropHooks
}
