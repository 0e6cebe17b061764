/** Buttons that can do nothing any more by their own press, while they have the focus. */
import { useLayoutEffect, useRef, useState } from 'react'
import { leaveFocus } from './focus-return.ts'

interface Pressable {
  readonly isDisabled?: boolean | undefined
  readonly isPending?: boolean | undefined
  readonly onFocusChange?: ((isFocused: boolean) => void) | undefined
}

/**
 * A button that its own press disables (»Save«, the last »Undo«) keeps the focus until the user moves on: a disabled one gives it to nothing, and who works by
 * keyboard would begin at the top of the window. It takes no press and is said to be disabled; `data-held` is for its look. One that its press takes away
 * (»Show all«, »Remove«) leaves the focus to what stands beside it.
 */
export const useHeld = <P extends Pressable>(props: P): P & { readonly 'data-held'?: true } => {
  const [isFocused, setFocused] = useState(false)
  const isHeld = isFocused && props.isDisabled === true
  const had = useRef(false)
  useLayoutEffect(
    () => () => {
      if (had.current) leaveFocus()
    },
    [],
  )
  return {
    ...props,
    ...(isHeld ? { isDisabled: false, isPending: true, 'data-held': true } : {}),
    onFocusChange: (now) => {
      had.current = now
      setFocused(now)
      props.onFocusChange?.(now)
    },
  }
}
