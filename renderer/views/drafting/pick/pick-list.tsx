/** Finding one of many by typing: a field with its hits under it, gone through with the arrows and taken with Enter. */
import type { LucideIcon } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, use } from 'react'
import { Autocomplete } from 'react-aria-components/Autocomplete'
import { Collection } from 'react-aria-components/Collection'
import { OverlayTriggerStateContext } from 'react-aria-components/Dialog'
import { Header, ListBox, ListBoxItem, ListBoxSection, Text } from 'react-aria-components/ListBox'
import { SearchField } from '../../../components/search-field.tsx'
import { Shortcut } from '../../../components/shortcut.tsx'
import './pick-list.css'

export interface Pick {
  readonly id: string
  readonly title: string
  readonly description?: string
  readonly icon?: LucideIcon
  readonly shortcut?: string | undefined
}

export interface PickSection {
  readonly id: string
  readonly title: string
  readonly picks: readonly Pick[]
}

export interface PickListProps {
  readonly label: string
  readonly placeholder?: string
  readonly query: string
  readonly onQuery: (query: string) => void
  readonly sections: readonly PickSection[]
  readonly onPick: (id: string) => void
  /** What stands where there are no hits. */
  readonly empty: string
}

const PickRow = ({ title, description, icon: Icon, shortcut }: Pick): ReactNode => (
  <>
    {Icon && <Icon aria-hidden size="1rem" className="pick-icon" />}
    <span className="pick-words">
      <Text slot="label" className="pick-line">
        <span className="pick-title">{title}</span>
        {shortcut !== undefined && <Shortcut keys={shortcut} />}
      </Text>
      {description !== undefined && description !== '' && (
        <Text slot="description" className="pick-description">
          {description}
        </Text>
      )}
    </span>
  </>
)

/**
 * The focus stays in the field; a list that scrolls must be reachable all the same. A moment later: react-aria looks, when the list appears, whether it can
 * have the focus, and does not move through it from the field then.
 */
const reachable = (list: HTMLElement | null): void => {
  if (list) queueMicrotask(() => list.setAttribute('tabindex', '0'))
}

export const PickList = ({ label, placeholder, query, onQuery, sections, onPick, empty }: PickListProps): ReactNode => {
  const dialog = use(OverlayTriggerStateContext)
  // As in other such lists: the first Escape leaves, what was typed is not emptied first.
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing || !dialog) return
    event.preventDefault()
    event.stopPropagation()
    dialog.close()
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- listens to the keys of the field inside it
    <div className="pick" onKeyDownCapture={onKeyDown}>
      <Autocomplete inputValue={query} onInputChange={onQuery}>
        <SearchField label={label} {...(placeholder === undefined ? {} : { placeholder })} autoFocus />
        <ListBox
          className="pick-list"
          ref={reachable}
          aria-label={label}
          items={sections.filter(({ picks }) => picks.length > 0)}
          selectionMode="none"
          onAction={(key) => onPick(String(key))}
          renderEmptyState={() => <p className="pick-empty">{empty}</p>}
        >
          {(section: PickSection) => (
            <ListBoxSection id={section.id} className="pick-section">
              {section.title !== '' && <Header className="pick-header">{section.title}</Header>}
              <Collection items={section.picks}>
                {(pick: Pick) => (
                  <ListBoxItem id={pick.id} className="pick-item" textValue={pick.title}>
                    <PickRow {...pick} />
                  </ListBoxItem>
                )}
              </Collection>
            </ListBoxSection>
          )}
        </ListBox>
      </Autocomplete>
    </div>
  )
}
