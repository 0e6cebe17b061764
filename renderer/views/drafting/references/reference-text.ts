/** How a reference would read at a place in the contract, in each of its forms. */
import type { EditorState } from 'prosemirror-state'
import { partAttributes } from '../../../../shared/document/attributes.ts'
import { REFERENCE_FORMS, type ReferenceForm, schema } from '../../../../shared/document/schema.ts'
import { liveIn } from '../../../editor/live.ts'

/** The place of the annex around a position, as numbers; null in the body. */
const annexAround = (state: EditorState, pos: number): readonly number[] | null => {
  const $pos = state.doc.resolve(pos)
  for (let depth = $pos.depth; depth > 0; depth -= 1) {
    const node = $pos.node(depth)
    if (node.type.name === 'annex') return liveIn(state).resolution.numberOf(partAttributes(node).id)?.path ?? null
  }
  return null
}

/** The forms with what each would print; forms that print the same are told once. */
export const formsOf = (
  state: EditorState,
  target: string,
  pos: number,
  to: string | null = null,
): { readonly form: ReferenceForm; readonly text: string }[] => {
  const from = annexAround(state, pos)
  const all = REFERENCE_FORMS.map((form) => ({
    form,
    text: liveIn(state).resolution.reference(schema.nodes.reference.create({ target, form, to }), from).text,
  }))
  return all.filter(({ text }, index) => all.findIndex((one) => one.text === text) === index)
}
