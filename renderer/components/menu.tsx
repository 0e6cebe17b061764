/** A menu that a button opens: items with icons and shortcuts, in sections. */
import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import {
  Header,
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  type MenuItemProps as AriaMenuItemProps,
  MenuSection as AriaMenuSection,
  MenuTrigger,
  Separator,
  SubmenuTrigger,
} from 'react-aria-components/Menu'
import type { PopoverProps as AriaPopoverProps } from 'react-aria-components/Popover'
import { Popover } from './popover.tsx'
import { Shortcut } from './shortcut.tsx'
import './menu.css'

export interface MenuProps {
  /** A button of this folder. */
  readonly trigger: ReactNode
  /** What the menu is about, for screen readers. */
  readonly label: string
  readonly placement?: NonNullable<AriaPopoverProps['placement']>
  /** `MenuItem`, `MenuSection`, `MenuSeparator`, `Submenu`. */
  readonly children: ReactNode
}

export interface MenuItemProps extends Omit<AriaMenuItemProps, 'children' | 'className' | 'style'> {
  readonly icon?: LucideIcon
  /** Shown only; the act itself is offered by `useCommands`. */
  readonly shortcut?: string | undefined
  readonly description?: string | undefined
  /** For an act that destroys. */
  readonly isDangerous?: boolean
  readonly children: string
}

export interface MenuSectionProps {
  readonly title?: string
  readonly children: ReactNode
}

export interface SubmenuProps {
  readonly title: string
  readonly icon?: LucideIcon
  readonly children: ReactNode
}

export const Menu = ({ trigger, label, placement = 'bottom start', children }: MenuProps): ReactNode => (
  <MenuTrigger>
    {trigger}
    <Popover placement={placement}>
      <AriaMenu className="menu" aria-label={label}>
        {children}
      </AriaMenu>
    </Popover>
  </MenuTrigger>
)

/** Its name is all that is seen of it, as in the menus of the system: »Omdøb F2«. */
export const MenuItem = ({ icon: Icon, shortcut, description, isDangerous = false, children, ...props }: MenuItemProps): ReactNode => (
  <AriaMenuItem textValue={children} {...props} className={isDangerous ? 'menu-item menu-item-dangerous' : 'menu-item'}>
    {Icon && <Icon aria-hidden size="1rem" />}
    <span className="menu-text">
      {children}
      {description !== undefined && <span className="menu-description">{description}</span>}
    </span>
    {shortcut !== undefined && <Shortcut keys={shortcut} />}
  </AriaMenuItem>
)

export const MenuSection = ({ title, children }: MenuSectionProps): ReactNode => (
  <AriaMenuSection className="menu-section">
    {title !== undefined && <Header className="menu-header">{title}</Header>}
    {children}
  </AriaMenuSection>
)

export const MenuSeparator = (): ReactNode => <Separator className="menu-separator" />

export const Submenu = ({ title, icon, children }: SubmenuProps): ReactNode => (
  <SubmenuTrigger>
    <MenuItem {...(icon ? { icon } : {})}>{title}</MenuItem>
    <Popover>
      <AriaMenu className="menu">{children}</AriaMenu>
    </Popover>
  </SubmenuTrigger>
)
