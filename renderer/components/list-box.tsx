/** A list of choices, as it stands in a select or on its own. For rows with controls in them see grid-list.tsx. */
import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import {
  Header,
  ListBox as AriaListBox,
  ListBoxItem as AriaListBoxItem,
  type ListBoxItemProps as AriaListBoxItemProps,
  type ListBoxProps as AriaListBoxProps,
  ListBoxSection as AriaListBoxSection,
} from 'react-aria-components/ListBox'
import './list-box.css'

export type ListBoxProps<T> = Omit<AriaListBoxProps<T>, 'className' | 'style'>

export interface ListBoxItemProps extends Omit<AriaListBoxItemProps, 'children' | 'className' | 'style'> {
  /** A second, quieter line. */
  readonly description?: string | undefined
  readonly children: ReactNode
}

export interface ListBoxSectionProps {
  readonly title: string
  readonly children: ReactNode
}

export const ListBox = <T extends object>(props: ListBoxProps<T>): ReactNode => <AriaListBox {...props} className="list-box" />

/** `textValue` is needed when the children are more than a text. */
export const ListBoxItem = ({ description, children, ...props }: ListBoxItemProps): ReactNode => (
  <AriaListBoxItem {...(typeof children === 'string' ? { textValue: children } : {})} {...props} className="list-box-item">
    {({ isSelected, selectionMode }) => (
      <>
        <span className="list-box-text">
          {children}
          {description !== undefined && <span className="list-box-description">{description}</span>}
        </span>
        {selectionMode !== 'none' && <Check className="list-box-check" aria-hidden size="1rem" opacity={isSelected ? 1 : 0} />}
      </>
    )}
  </AriaListBoxItem>
)

export const ListBoxSection = ({ title, children }: ListBoxSectionProps): ReactNode => (
  <AriaListBoxSection className="list-box-section">
    <Header className="list-box-header">{title}</Header>
    {children}
  </AriaListBoxSection>
)
