/** Accelerators in the short form in which the page reports keys: `CmdOrCtrl+Shift+E` is `cs+e`. */

const NAMES: Readonly<Record<string, string>> = {
  plus: '+',
  esc: 'escape',
  return: 'enter',
  up: 'arrowup',
  down: 'arrowdown',
  left: 'arrowleft',
  right: 'arrowright',
  space: ' ',
}

export const normaliseAccelerator = (accelerator: string): string => {
  const parts = accelerator.toLowerCase().split('+')
  const key = parts.at(-1) ?? ''
  const onMac = process.platform === 'darwin'
  const has = (...names: readonly string[]): boolean => parts.slice(0, -1).some((part) => names.includes(part))
  const either = has('cmdorctrl', 'commandorcontrol')
  const control = has('ctrl', 'control') || (either && !onMac) ? 'c' : ''
  const meta = has('cmd', 'command', 'super', 'meta') || (either && onMac) ? 'm' : ''
  return `${control}${meta}${has('alt', 'option') ? 'a' : ''}${has('shift') ? 's' : ''}+${NAMES[key] ?? key}`
}
