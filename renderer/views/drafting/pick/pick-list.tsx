/** Finding one of many by typing: a field with its hits under it, gone through with the arrows and taken with Enter. */
import type { LucideIcon } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, use, useEffect, useEffectEvent, useRef } from 'react'
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
  /** Whether the sections are already those of the query; they are unless it is said. */
  readonly isSettled?: boolean
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

export const PickList = ({ label, placeholder, query, onQuery, sections, isSettled = true, onPick, empty }: PickListProps): ReactNode => {
  const dialog = use(OverlayTriggerStateContext)
  const around = useRef<HTMLDivElement>(null)
  /** What was asked for when Enter came before its hits did. */
  const wanted = useRef('')
  /** Enter takes the hit that is marked, else the first: whoever knows the way types faster than the marking follows. */
  const take = (): void => {
    const picks = sections.flatMap((section) => section.picks)
    const marked = around.current?.querySelector<HTMLElement>('[role=option][data-focused]')?.dataset['key']
    const taken = picks.find(({ id }) => id === marked) ?? picks[0]
    if (taken) onPick(taken.id)
  }
  const takeWanted = useEffectEvent((): void => {
    const isWanted = wanted.current !== '' && wanted.current === query
    wanted.current = ''
    if (isWanted) take()
  })
  useEffect(() => {
    if (isSettled) takeWanted()
  }, [isSettled])
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || !(event.target instanceof HTMLInputElement)) return
    // As in other such lists: the first Escape leaves, what was typed is not emptied first.
    const leaves = event.key === 'Escape' && dialog !== null
    const takes = event.key === 'Enter' && query.trim() !== ''
    wanted.current = takes && !isSettled ? query : ''
    if (!leaves && !takes) return
    event.preventDefault()
    event.stopPropagation()
    if (leaves) dialog.close()
    else if (isSettled) take()
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- listens to the keys of the field inside it
    <div ref={around} className="pick" onKeyDownCapture={onKeyDown}>
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
