/** Words attached to something, that can be taken off. */
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button, Label, Tag, TagGroup as AriaTagGroup, TagList } from 'react-aria-components/TagGroup'
import { useWords } from '../i18n.ts'
import './tag-group.css'

export interface TagGroupProps {
  readonly label: string
  readonly isLabelHidden?: boolean
  readonly tags: readonly string[]
  /** Without it the tags only stand there. */
  readonly onRemove?: (tag: string) => void
}

export const TagGroup = ({ label, isLabelHidden = false, tags, onRemove }: TagGroupProps): ReactNode => {
  const { t } = useWords()
  const items = tags.map((tag) => ({ id: tag }))
  return (
    <AriaTagGroup className="tag-group" {...(onRemove ? { onRemove: (keys) => tags.filter((tag) => keys.has(tag)).forEach(onRemove) } : {})}>
      <Label className={isLabelHidden ? 'visually-hidden' : 'field-label'}>{label}</Label>
      <TagList className="tag-list" items={items} renderEmptyState={() => <span className="field-description">{t('components.none')}</span>}>
        {({ id }) => (
          <Tag className="tag" textValue={id}>
            {id}
            {onRemove && (
              <Button slot="remove" className="tag-remove">
                <X aria-hidden size="0.8rem" />
              </Button>
            )}
          </Tag>
        )}
      </TagList>
    </AriaTagGroup>
  )
}
