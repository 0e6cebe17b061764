/** Views of what a clause can hold beside text, references and fields: choices, footnotes, the tables of the annexes and of the deviations. */
import type { Node } from 'prosemirror-model'
import type { NodeViewConstructor } from 'prosemirror-view'
import { annexTable } from '../../shared/document/annex-rows.ts'
import { attributesOf, isPart, partAttributes } from '../../shared/document/attributes.ts'
import { deviationRows } from '../../shared/document/deviations.ts'
import { annexOf } from '../../shared/document/numbering.ts'
import type { Resolution } from '../../shared/document/resolve.ts'
import { type Build, element, NODE_VIEWS, shownInline, written } from './node-views.ts'

const row = (tag: 'td' | 'th', texts: readonly string[]): HTMLElement =>
  element('tr', '', ...texts.map((text) => element(tag, '', element('p', '', text))))

const annexList: Build = (resolution, node) => {
  const { form } = attributesOf(node, 'annex_list')
  const { head, rows } = annexTable(resolution, form)
  const body = rows.map((texts) => row('td', texts))
  return [element('table', `annex-${form}`, element('thead', '', row('th', head)), element('tbody', '', ...body))]
}

/** The place of the annex that a block stands in. */
const annexAround = (block: Node, resolution: Resolution): readonly number[] | null => {
  let annex: readonly number[] | null = null
  const walk = (parent: Node, around: readonly number[] | null): void =>
    parent.forEach((node) => {
      if (node === block) annex = around
      else if (isPart(node)) walk(node, annexOf(resolution.numberOf(partAttributes(node).id)) ?? around)
    })
  walk(resolution.contract.document, null)
  return annex
}

const deviationList: Build = (resolution, node) => {
  const rows = deviationRows(resolution, annexAround(node, resolution))
  if (!rows) return [element('p', '', resolution.language.deviationList.none)]
  const lines = rows.map(({ header, cells }) =>
    element(
      'tr',
      '',
      ...cells.map(({ paragraphs }) =>
        element(header ? 'th' : 'td', '', ...paragraphs.map((runs) => element('p', '', runs.map(({ text }) => text).join('')))),
      ),
    ),
  )
  return [element('table', '', element('thead', '', ...lines.slice(0, 1)), element('tbody', '', ...lines.slice(1)))]
}

/** All views of the editor. */
export const CLAUSE_VIEWS: Readonly<Record<string, NodeViewConstructor>> = {
  ...NODE_VIEWS,
  choice: shownInline((node) => ({ class: 'choice', 'data-question': attributesOf(node, 'choice').question })),
  footnote: shownInline(() => ({ class: 'footnote' })),
  annex_list: written('annex-list', annexList),
  deviation_list: written('deviation-list', deviationList),
}
