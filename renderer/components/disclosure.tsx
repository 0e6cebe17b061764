/** A heading that opens and closes what stands under it. */
import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import {
  Button,
  Disclosure as AriaDisclosure,
  DisclosurePanel,
  type DisclosureProps as AriaDisclosureProps,
  Heading,
} from 'react-aria-components/Disclosure'
import './disclosure.css'

export interface DisclosureProps extends Omit<AriaDisclosureProps, 'children' | 'className' | 'style'> {
  readonly title: string
  /** The level of the heading in the outline of the view. Default 3. */
  readonly level?: 2 | 3 | 4
  /** Stands at the end of the heading's line: a count, a badge. */
  readonly aside?: ReactNode
  readonly children: ReactNode
}

export const Disclosure = ({ title, level = 3, aside, children, ...props }: DisclosureProps): ReactNode => (
  <AriaDisclosure {...props} className="disclosure">
    <div className="disclosure-line">
      <Heading level={level} className="disclosure-heading">
        <Button slot="trigger" className="disclosure-button">
          <ChevronRight aria-hidden size="1rem" />
          {title}
        </Button>
      </Heading>
      {aside}
    </div>
    <DisclosurePanel className="disclosure-panel">{children}</DisclosurePanel>
  </AriaDisclosure>
)
