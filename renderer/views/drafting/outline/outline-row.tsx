/** A row of the outline: number, name, and marks for what is to be seen to in it. */
import { CircleAlert, CircleFadingArrowUp, EyeOff, LockOpen, type LucideIcon, PencilLine, Unlink } from 'lucide-react'
import type { TFunction } from 'i18next'
import type { ReactNode } from 'react'
import { useWords } from '../../../i18n.ts'
import type { OutlineNode } from './outline-tree.ts'

interface Mark {
  readonly id: string
  readonly icon: LucideIcon
  readonly text: string
  readonly count?: number
}

/** The marks of a row; `open` rows count only what is their own, for what is inside them is seen there. */
export const marksOf = (
  { row, isChanged, isUnlocked, isOutdated, openFields, brokenReferences }: OutlineNode,
  isOpen: boolean,
  t: TFunction,
): Mark[] => {
  const open = isOpen ? row.openFields : openFields
  const broken = isOpen ? row.brokenReferences : brokenReferences
  return [
    ...(row.leftOutBy === '' ? [] : [{ id: 'left_out', icon: EyeOff, text: t('outline.left_out') }]),
    ...(broken > 0 ? [{ id: 'broken', icon: Unlink, text: t('outline.broken_references', { count: broken }) }] : []),
    ...(isOutdated ? [{ id: 'outdated', icon: CircleFadingArrowUp, text: t('outline.newer_wording') }] : []),
    ...(isUnlocked ? [{ id: 'unlocked', icon: LockOpen, text: t('inspector.was_unlocked') }] : []),
    ...(isChanged ? [{ id: 'changed', icon: PencilLine, text: t('outline.own_wording') }] : []),
    ...(open > 0 ? [{ id: 'open', icon: CircleAlert, text: t('outline.open_fields', { count: open }), count: open }] : []),
  ]
}

/** What a screen reader says of a row. */
export const spokenRow = (node: OutlineNode, t: TFunction): string => {
  const { number, name, isReserved, isUnused } = node.row
  const head = [number, name === '' ? t('outline.nameless') : name].filter((text) => text !== '').join(' ')
  return [
    head,
    ...(isReserved ? [t('outline.reserved')] : isUnused ? [t('record.annex_not_used')] : []),
    ...marksOf(node, false, t).map(({ text }) => text),
  ].join(', ')
}

const MarkView = ({ mark: { id, icon: Icon, text, count } }: { readonly mark: Mark }): ReactNode => (
  <span className="outline-mark" data-mark={id} title={text}>
    <Icon aria-hidden size="0.85rem" />
    {count !== undefined && <span aria-hidden>{count}</span>}
  </span>
)

export const OutlineRow = ({
  node,
  isOpen,
  isHere,
}: {
  readonly node: OutlineNode
  readonly isOpen: boolean
  readonly isHere: boolean
}): ReactNode => {
  const { t } = useWords()
  const { row } = node
  return (
    <span
      className="outline-row"
      data-kind={row.kind}
      data-out={row.isLeftOut || undefined}
      data-reserved={row.isReserved || row.isUnused || undefined}
      data-here={isHere || undefined}
    >
      {row.number !== '' && <span className="outline-number">{row.number}</span>}
      <span className="outline-name" title={row.name}>
        {row.name === '' ? t('outline.nameless') : row.name}
      </span>
      {row.isReserved && <span className="outline-reserved">{t('outline.reserved')}</span>}
      {row.isUnused && !row.isReserved && <span className="outline-reserved">{t('record.annex_not_used')}</span>}
      <span className="outline-marks">
        {marksOf(node, isOpen, t).map((mark) => (
          <MarkView key={mark.id} mark={mark} />
        ))}
      </span>
    </span>
  )
}
