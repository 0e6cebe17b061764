/** Views of the nodes whose text is not in the document: references, fields, title page, parties, signatures. Plain DOM, one small class each at most. */
import type { Node } from 'prosemirror-model'
import type { Decoration, NodeView, NodeViewConstructor } from 'prosemirror-view'
import { attributesOf } from '../../shared/document/attributes.ts'
import type { Resolution } from '../../shared/document/resolve.ts'
import { CONTRACT_NUMBER, PARTY_FACTS, partyKey, SIGNING_DATE, signatoryKey } from '../../shared/document/special-fields.ts'
import { capitalised } from '../../shared/language/inflection.ts'
import type { Shown } from './display.ts'
import type { Live } from './live.ts'

const shownIn = (list: readonly Decoration[]): Partial<Shown> | undefined =>
  list.map(({ spec }) => spec as Partial<Shown>).find(({ text }) => text !== undefined)

/** A node that shows text which its decoration brings; far from the viewport it has none and shows an ellipsis. */
const shownInline =
  (attributes: (node: Node) => Readonly<Record<string, string>>): NodeViewConstructor =>
  (node, _view, _getPos, decorations): NodeView => {
    const dom = document.createElement('span')
    const show = (current: Node, shown: Partial<Shown> | undefined): void => {
      for (const [name, value] of Object.entries(attributes(current))) dom.setAttribute(name, value)
      const text = shown?.text ?? '…'
      if (dom.textContent !== text) dom.textContent = text
      dom.dataset['state'] = shown?.state ?? 'unknown'
      if (shown?.owner) dom.dataset['owner'] = shown.owner
      else delete dom.dataset['owner']
    }
    show(node, shownIn(decorations))
    return {
      dom,
      update: (next, list) => {
        if (next.type !== node.type) return false
        show(next, shownIn(list))
        return true
      },
      ignoreMutation: () => true,
    }
  }

type Build = (resolution: Resolution) => HTMLElement[]

const element = (tag: string, className: string, ...children: readonly (string | HTMLElement)[]): HTMLElement => {
  const made = document.createElement(tag)
  if (className !== '') made.className = className
  made.append(...children)
  return made
}

/** A field outside the text: it is filled in by the same click as one in the text. */
const fieldSpan = (resolution: Resolution, key: string): HTMLElement => {
  const { text, open, definition } = resolution.field(key)
  const span = element('span', 'field', text)
  span.dataset['key'] = key
  span.dataset['state'] = open ? 'open' : 'filled'
  if (definition) span.dataset['owner'] = definition.owner
  return span
}

const hasField = (resolution: Resolution, key: string): boolean => resolution.contract.fields.some((field) => field.key === key)

const titlePage: Build = (resolution) => {
  const { contract, language } = resolution
  const names = contract.parties.flatMap(({ role }, index) => [
    ...(index > 0 ? [element('p', '', language.and)] : []),
    element('p', 'party-name', fieldSpan(resolution, partyKey(role, 'name'))),
  ])
  return [
    element('h1', '', contract.title),
    ...(names.length > 0 ? [element('p', '', language.between), ...names] : []),
    ...(hasField(resolution, CONTRACT_NUMBER) ? [element('p', '', `${language.contractNumber} `, fieldSpan(resolution, CONTRACT_NUMBER))] : []),
  ]
}

const parties: Build = (resolution) => {
  const { contract, language } = resolution
  const { open, close } = language.quotes
  return [
    element('h2', '', contract.title),
    ...contract.parties.flatMap(({ role, name }, index) => [
      element('p', 'party-word', index === 0 ? language.between : language.and),
      ...PARTY_FACTS.map((fact) => {
        const labelled = fact === 'contact_name' || fact === 'contact_email' || fact === 'contact_phone'
        const label = labelled ? `${capitalised(language.partyFacts[fact])}: ` : ''
        return element('p', 'party-fact', label, fieldSpan(resolution, partyKey(role, fact)))
      }),
      element('p', 'party-term', `(${language.hereinafter} ${open}${name}${close})`),
    ]),
  ]
}

const signatures: Build = (resolution) => {
  const { contract, language } = resolution
  const { signature } = language
  return contract.parties.map(({ role, name }) =>
    element(
      'div',
      'signature',
      element('p', 'signature-for', `${signature.for} ${name}`),
      element('p', '', fieldSpan(resolution, partyKey(role, 'name'))),
      ...(hasField(resolution, SIGNING_DATE) ? [element('p', '', `${signature.date}: `, fieldSpan(resolution, SIGNING_DATE))] : []),
      element('p', 'signature-line'),
      element('p', '', signature.signature),
      element('p', '', `${signature.name}: `, ...(hasField(resolution, signatoryKey(role)) ? [fieldSpan(resolution, signatoryKey(role))] : [])),
    ),
  )
}

/** A block written from the contract's record, anew whenever what is live changes. */
const written =
  (className: string, build: Build): NodeViewConstructor =>
  (node, _view, _getPos, decorations): NodeView => {
    const dom = element('div', className)
    let shown: Live | null = null
    const show = (list: readonly Decoration[]): void => {
      const live = list.map(({ spec }) => (spec as { live?: Live }).live).find((one) => one !== undefined) ?? null
      if (live === null || live === shown) return
      shown = live
      dom.replaceChildren(...build(live.resolution))
    }
    show(decorations)
    return {
      dom,
      update: (next, list) => {
        if (next.type !== node.type) return false
        show(list)
        return true
      },
      ignoreMutation: () => true,
    }
  }

export const NODE_VIEWS: Readonly<Record<string, NodeViewConstructor>> = {
  reference: shownInline((node) => {
    const { target, form } = attributesOf(node, 'reference')
    return { class: 'reference', 'data-target': target, 'data-form': form }
  }),
  field: shownInline((node) => ({ class: 'field', 'data-key': attributesOf(node, 'field').key })),
  title_page: written('title-page', titlePage),
  parties: written('parties', parties),
  signature_block: written('signatures', signatures),
}
