/** Draws parts of the window in a test and finds things in them as a person does: by role and name, by text, with the keyboard. */
import { act, type ReactNode } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect } from 'vitest'

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })

const roots: Root[] = []

beforeEach(() => {
  // happy-dom has no layout to scroll in.
  Object.assign(Element.prototype, { scrollIntoView: () => undefined })
  // Nor has it ever nothing else to do.
  Object.assign(globalThis, { requestIdleCallback: () => 0, cancelIdleCallback: () => undefined })
})

afterEach(async () => {
  await act(async () => {
    for (const root of roots.splice(0)) root.unmount()
  })
  document.body.replaceChildren()
  localStorage.clear()
})

/** Let what was started come to its end. */
export const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 5; turn += 1) await act(async () => new Promise((resolve) => setTimeout(resolve, 0)))
}

/** Draw something at the end of the page. */
export const render = async (what: ReactNode): Promise<void> => {
  const place = document.createElement('div')
  document.body.append(place)
  const root = createRoot(place)
  roots.push(root)
  await act(async () => root.render(what))
  await settle()
}

const ROLES: Readonly<Record<string, string>> = {
  button: 'button, [role=button]',
  textbox: 'input:not([type]), input[type=text], textarea, [role=textbox]',
  searchbox: 'input[type=search]',
  radio: 'input[type=radio]',
  checkbox: 'input[type=checkbox]:not([role])',
  switch: '[role=switch]',
  heading: 'h1, h2, h3, h4, [role=heading]',
  list: 'ul, ol, [role=list]',
  main: 'main',
  navigation: 'nav',
  link: 'a[href]',
}

const hidden = (element: Element): boolean => element.closest('[hidden], [aria-hidden=true], [inert], template') !== null

const textOf = (element: Element): string => {
  if (element.getAttribute('aria-hidden') === 'true') return ''
  return [...element.childNodes]
    .map((child) => (child instanceof Element ? (child.getAttribute('aria-label') ?? textOf(child)) : (child.textContent ?? '')))
    .join(' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

/** What a screen reader calls an element, as far as the window needs it. */
export const nameOf = (element: Element): string => {
  const by = element.getAttribute('aria-labelledby')
  if (by !== null) {
    const parts = by.split(' ').flatMap((id) => {
      const part = document.getElementById(id)
      return part ? [part === element ? (element.getAttribute('aria-label') ?? '') : textOf(part)] : []
    })
    return parts.join(' ').trim()
  }
  const label = element.getAttribute('aria-label')
  if (label !== null) return label
  if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) {
    const own = element.id === '' ? null : document.querySelector(`label[for="${element.id}"]`)
    const around = own ?? element.closest('label')
    return around ? textOf(around) : ''
  }
  return textOf(element)
}

const named = (element: Element, name: string | RegExp | undefined): boolean =>
  name === undefined || (typeof name === 'string' ? nameOf(element) === name : name.test(nameOf(element)))

/** Everything of a role, with this name if one is given, within an element if one is given. */
export const allByRole = (role: string, name?: string | RegExp, within: ParentNode = document): HTMLElement[] =>
  [...within.querySelectorAll<HTMLElement>(ROLES[role] ?? `[role=${role}]`)].filter((element) => !hidden(element) && named(element, name))

/** The one of a role with this name. */
export const byRole = (role: string, name?: string | RegExp, within: ParentNode = document): HTMLElement => {
  const found = allByRole(role, name, within)
  const [only] = found
  if (found.length === 1 && only) return only
  const there = allByRole(role, undefined, within).map(nameOf)
  throw new Error(`${found.length} of role ${role} are called ${String(name)}; there are: ${there.join(' | ')}`)
}

const visibleText = (node: Node): string => {
  if (!(node instanceof Element)) return node.textContent ?? ''
  return hidden(node) ? '' : [...node.childNodes].map(visibleText).join(' ')
}

/** Whether a text is shown. */
export const shows = (text: string | RegExp, within: Element = document.body): boolean => {
  const all = visibleText(within).replaceAll(/\s+/g, ' ')
  return typeof text === 'string' ? all.includes(text) : text.test(all)
}

/** So long a view may take the first time it is shown: it is loaded then. */
const LIMIT = 20_000

/** Wait until something holds. */
export const until = async (holds: () => boolean): Promise<void> => {
  const end = Date.now() + LIMIT
  while (!holds() && Date.now() < end) await settle()
  expect(holds()).toBe(true)
}

/** Press with a mouse. */
export const press = async (element: HTMLElement): Promise<void> => {
  await act(async () => element.click())
  await settle()
}

/** Put another text into a field. */
export const fill = async (element: HTMLElement, text: string): Promise<void> => {
  if (!(element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement)) throw new Error('not a field')
  const prototype = element instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype
  await act(async () => {
    element.focus()
    // Past React's own setter, which would take the change for its own.
    Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(element, text)
    element.dispatchEvent(new Event('input', { bubbles: true }))
  })
  await settle()
}

/** Press a key where the focus is: `Enter`, `Mod+N` (Mod is Ctrl here). */
export const key = async (shortcut: string): Promise<void> => {
  const parts = shortcut.split('+')
  const name = parts.at(-1) ?? ''
  const init = {
    key: name.length === 1 && !parts.includes('Shift') ? name.toLowerCase() : name,
    ctrlKey: parts.includes('Mod'),
    shiftKey: parts.includes('Shift'),
    altKey: parts.includes('Alt'),
    bubbles: true,
    cancelable: true,
  }
  const target = document.activeElement ?? document.body
  await act(async () => {
    target.dispatchEvent(new KeyboardEvent('keydown', init))
    target.dispatchEvent(new KeyboardEvent('keyup', init))
  })
  await settle()
}

/** Come to an element by Tab or arrow, as far as the element can tell. */
export const focus = async (element: HTMLElement): Promise<void> => {
  await act(async () => element.focus())
  await settle()
}
