/** A button, with an icon beside its words if wished. For an icon alone see icon-button.tsx. */
import { LoaderCircle, type LucideIcon } from 'lucide-react'
import type { ReactNode, Ref } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button'
import { useHeld } from './held.ts'
import './button.css'

export interface ButtonProps extends Omit<AriaButtonProps, 'children' | 'className' | 'style'> {
  /** `primary`: the one act that a view or dialog is about. `quiet`: without a frame. Default `secondary`. */
  readonly variant?: 'primary' | 'secondary' | 'quiet' | 'danger'
  readonly size?: 'normal' | 'small'
  readonly icon?: LucideIcon
  readonly children: ReactNode
  readonly ref?: Ref<HTMLButtonElement>
}

/** `isPending` shows that the act is under way and takes no second press. */
export const Button = ({ variant = 'secondary', size = 'normal', icon: Icon, children, ...props }: ButtonProps): ReactNode => (
  <AriaButton {...useHeld(props)} className={`button button-${variant} button-${size}`}>
    {props.isPending === true ? <LoaderCircle className="spinning" aria-hidden size="1.1em" /> : Icon && <Icon aria-hidden size="1.1em" />}
    {children}
  </AriaButton>
)
