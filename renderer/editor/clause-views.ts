/** Views of what a clause can hold beside text, references and fields: choices, footnotes, the table of the annexes. */
import type { NodeViewConstructor } from 'prosemirror-view'
import { annexTable } from '../../shared/document/annex-rows.ts'
import { attributesOf } from '../../shared/document/attributes.ts'
import { type Build, element, NODE_VIEWS, shownInline, written } from './node-views.ts'

const row = (tag: 'td' | 'th', texts: readonly string[]): HTMLElement =>
  element('tr', '', ...texts.map((text) => element(tag, '', element('p', '', text))))

const annexList: Build = (resolution, node) => {
  const { form } = attributesOf(node, 'annex_list')
  const { head, rows } = annexTable(resolution, form)
  const body = rows.map((texts) => row('td', texts))
  return [element('table', `annex-${form}`, element('thead', '', row('th', head)), element('tbody', '', ...body))]
}

/** All views of the editor. */
export const CLAUSE_VIEWS: Readonly<Record<string, NodeViewConstructor>> = {
  ...NODE_VIEWS,
  choice: shownInline((node) => ({ class: 'choice', 'data-question': attributesOf(node, 'choice').question })),
  footnote: shownInline(() => ({ class: 'footnote' })),
  annex_list: written('annex-list', annexList),
}
