/**
 * What the clause editor shows but a wording does not hold: list labels, references by the title of their target, fields by their label, choices by all
 * their words, footnotes, the place of sub-clauses, and conditions. A clause is short, so all of it is made anew at every change.
 */
import type { Node } from 'prosemirror-model'
import { type EditorState, Plugin, PluginKey } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'
import { attributesOf, isPart, partAttributes } from '../../../shared/document/attributes.ts'
import { listLabel } from '../../../shared/document/number-styles.ts'
import type { Condition, Question } from '../../../shared/model.ts'
import { filledInBy, type Shown } from '../../editor/display.ts'
import { ownEnd } from '../../editor/commands/places.ts'
import { footnotesBelow } from '../../editor/footnotes.ts'
import { liveIn } from '../../editor/live.ts'
import { type Names, partsIn } from './names.ts'
import { wordingIn } from './wording.ts'

const key = new PluginKey<DecorationSet>('clause-display')

/** An answer without words. */
const NO_WORDS = '–'

/** In a wording nothing is left out: no question is answered. */
const all = (): boolean => true

const questionOf = (question: string, { vocabulary }: Names): Question | undefined =>
  vocabulary.questions.find(({ key: known }) => known === question)

const conditionText = ({ question, value }: Condition, names: Names): string => {
  const known = questionOf(question, names)
  return `${known?.label ?? question} ${known?.values.find((one) => one.value === value)?.label ?? value}`
}

/** A sign that is pressed to change a condition; the keys have a shortcut for it. */
const conditionSign = (text: string, stands: 'before' | 'inside') => (): HTMLElement => {
  const sign = document.createElement('button')
  sign.type = 'button'
  sign.tabIndex = -1
  sign.className = 'wording-condition'
  sign.dataset['stands'] = stands
  sign.textContent = text
  return sign
}

interface Inline extends Shown {
  /** What the pointer is told beside the text. */
  readonly title: string
}

const sound = (text: string, rest: Partial<Inline> = {}): Inline => ({ text, state: 'sound', owner: '', title: '', ...rest })

const choiceShown = (node: Node, names: Names): Inline => {
  const { question, texts } = attributesOf(node, 'choice')
  const known = questionOf(question, names)
  // In the order of the question, where it is known.
  const values = known ? known.values.map(({ value }) => value) : Object.keys(texts)
  const words = values.map((value) => texts[value] ?? '').map((text) => (text === '' ? NO_WORDS : text))
  return sound(words.join(' | '), { title: known?.label ?? question, state: known ? 'sound' : 'missing' })
}

/** The number of the next footnote; those of guidance count by themselves, for they are not printed. */
const counter = (): (() => number) => {
  let count = 0
  return () => {
    count += 1
    return count
  }
}

const build = (state: EditorState, names: Names): DecorationSet => {
  const out: Decoration[] = []
  const wording = wordingIn(state.doc)
  const own = partsIn(wording)
  const live = liveIn(state)
  const titleOf = (target: string): string | null => own.get(target) ?? names.titleOf(target)
  const shownOf = (node: Node, note: () => number): Inline | null => {
    switch (node.type.name) {
      case 'reference': {
        const { target, to } = attributesOf(node, 'reference')
        const titles = (to === null ? [target] : [target, to]).map((one) => ({ one, title: titleOf(one) }))
        const isMissing = titles.some(({ title }) => title === null)
        return sound(titles.map(({ one, title }) => title ?? one).join(' – '), { state: isMissing ? 'missing' : 'sound' })
      }
      case 'field': {
        const field = names.vocabulary.fields.find((one) => one.key === attributesOf(node, 'field').key)
        return sound(names.describe(node), { state: field ? 'open' : 'missing', owner: field?.owner ?? '' })
      }
      case 'choice':
        return choiceShown(node, names)
      case 'footnote':
        return sound(String(note()), { title: attributesOf(node, 'footnote').text })
      default:
        return null
    }
  }
  const sign = (condition: Condition | null, pos: number, stands: 'before' | 'inside'): void => {
    if (!condition) return
    const text = conditionText(condition, names)
    out.push(Decoration.widget(pos, conditionSign(text, stands), { side: -1, key: `${stands} ${text}`, ignoreSelection: true }))
  }
  const block = (node: Node, pos: number, parent: Node, index: number): void => {
    if (node.type.name === 'table_header') out.push(...filledInBy(node, pos, live.resolution))
    if (node.isAtom && node.isBlock) out.push(Decoration.node(pos, pos + node.nodeSize, {}, { live }))
    if (node.type.name === 'paragraph') sign(attributesOf(node, 'paragraph').condition, pos, 'before')
    if (node.type.name !== 'enumeration_item') return
    const label = listLabel(attributesOf(parent, 'enumeration').style, index + 1)
    out.push(Decoration.node(pos, pos + node.nodeSize, { 'data-label': label }))
    sign(attributesOf(node, 'enumeration_item').condition, pos + 1, 'inside')
  }
  const walk = (parent: Node, start: number, path: readonly number[], note: () => number): void => {
    let clauses = 0
    parent.forEach((node, offset, index) => {
      const pos = start + offset
      if (node.isInline) {
        const shown = shownOf(node, note)
        if (shown) out.push(Decoration.node(pos, pos + 1, shown.title === '' ? {} : { title: shown.title }, { ...shown }))
        return
      }
      if (!isPart(node)) {
        block(node, pos, parent, index)
        walk(node, pos + 1, path, node.type.name === 'guidance_note' ? counter() : note)
        return
      }
      clauses += 1
      const place = [...path, clauses]
      // The number of the clause itself is that of the contract it comes into; those below it follow it.
      if (place.length > 1) {
        const number = place
          .slice(1)
          .map((one) => `.${one}`)
          .join('')
        out.push(Decoration.node(pos, pos + node.nodeSize, { 'data-number': number, 'data-level': String(place.length + 1) }))
      }
      sign(partAttributes(node).condition, pos + 1, 'inside')
      walk(node, pos + 1, place, note)
      out.push(...footnotesBelow(node, pos, ownEnd({ node, pos }), state.doc, all))
    })
  }
  walk(state.doc, 0, [], counter())
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
