/**
 * What the clause editor shows but a wording does not hold: list labels, references by the title of their target, fields by their label, the place of
 * sub-clauses and their conditions. A clause is short, so all of it is made anew at every change.
 */
import type { Node } from 'prosemirror-model'
import { type EditorState, Plugin, PluginKey } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'
import { attributesOf, isPart, partAttributes } from '../../../shared/document/attributes.ts'
import { listLabel } from '../../../shared/document/number-styles.ts'
import type { Condition } from '../../../shared/model.ts'
import type { Shown } from '../../editor/display.ts'
import { liveIn } from '../../editor/live.ts'
import { type Names, partsIn } from './names.ts'
import { wordingIn } from './wording.ts'

const key = new PluginKey<DecorationSet>('clause-display')

const conditionText = ({ question, value }: Condition, { vocabulary }: Names): string => {
  const known = vocabulary.questions.find((one) => one.key === question)
  return `${known?.label ?? question} ${known?.values.find((one) => one.value === value)?.label ?? value}`
}

const conditionSign = (text: string) => (): HTMLElement => {
  const sign = document.createElement('span')
  sign.className = 'wording-condition'
  sign.textContent = text
  return sign
}

const build = (state: EditorState, names: Names): DecorationSet => {
  const out: Decoration[] = []
  const own = partsIn(wordingIn(state.doc))
  const live = liveIn(state)
  const inline = (node: Node, pos: number): void => {
    if (node.type.name === 'reference') {
      const { target } = attributesOf(node, 'reference')
      const title = own.get(target) ?? names.titleOf(target)
      const shown: Shown = { text: title ?? target, state: title === null ? 'missing' : 'sound', owner: '' }
      out.push(Decoration.node(pos, pos + 1, {}, { ...shown }))
    } else if (node.type.name === 'field') {
      const field = names.vocabulary.fields.find((one) => one.key === attributesOf(node, 'field').key)
      const shown: Shown = { text: names.describe(node), state: field ? 'open' : 'missing', owner: field?.owner ?? '' }
      out.push(Decoration.node(pos, pos + 1, {}, { ...shown }))
    }
  }
  const walk = (parent: Node, start: number, path: readonly number[]): void => {
    let clauses = 0
    parent.forEach((node, offset, index) => {
      const pos = start + offset
      if (isPart(node)) {
        clauses += 1
        const place = [...path, clauses]
        const { condition } = partAttributes(node)
        // The number of the clause itself is that of the contract it comes into; those below it follow it.
        if (place.length > 1) {
          const number = place
            .slice(1)
            .map((one) => `.${one}`)
            .join('')
          out.push(Decoration.node(pos, pos + node.nodeSize, { 'data-number': number, 'data-level': String(place.length + 1) }))
        }
        if (condition) {
          const text = conditionText(condition, names)
          out.push(Decoration.widget(pos + 1, conditionSign(text), { side: -1, key: text, ignoreSelection: true }))
        }
        walk(node, pos + 1, place)
      } else if (node.isInline) inline(node, pos)
      else {
        if (node.type.name === 'signature_block') out.push(Decoration.node(pos, pos + node.nodeSize, {}, { live }))
        if (node.type.name === 'enumeration_item') {
          const label = listLabel(attributesOf(parent, 'enumeration').style, index + 1)
          out.push(Decoration.node(pos, pos + node.nodeSize, { 'data-label': label }))
        }
        walk(node, pos + 1, path)
      }
    })
  }
  walk(state.doc, 0, [])
  return DecorationSet.create(state.doc, out)
}

/** Shows what is live in a wording. Comes after the live plugin. */
export const clauseDisplayPlugin = (names: Names): Plugin<DecorationSet> =>
  new Plugin({
    key,
    state: {
      init: (_config, state) => build(state, names),
      apply: (tr, value, _before, after) => (tr.docChanged ? build(after, names) : value),
    },
    props: { decorations: (state) => key.getState(state) ?? null },
  })

/** Keeps a wording one clause: an edit that would put another beside it, or take it away, is not done. */
export const oneClausePlugin = (): Plugin =>
  new Plugin({
    filterTransaction: (tr) => !tr.docChanged || (tr.doc.childCount === 1 && tr.doc.firstChild?.type.name === 'clause'),
  })
