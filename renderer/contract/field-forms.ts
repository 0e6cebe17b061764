/** How the fields in the text are printed: a number by itself, or with its word (`30 (tretti)`). */
import type { Command, EditorState } from 'prosemirror-state'
import { attributesOf } from '../../shared/document/attributes.ts'
import type { FieldForm } from '../../shared/document/schema.ts'
import { quietly } from '../editor/commands/command.ts'

/** The form of a field where it stands in the text, at one position or everywhere: null when it stands there in no text, `mixed` when forms differ. */
export const formOf = ({ doc }: Pick<EditorState, 'doc'>, key: string, at: number | null): FieldForm | 'mixed' | null => {
  const forms = new Set<FieldForm>()
  doc.descendants((node, pos) => {
    if (node.type.name !== 'field' || (at !== null && pos !== at)) return
    const { key: own, form } = attributesOf(node, 'field')
    if (own === key) forms.add(form)
  })
  const [first] = forms
  return forms.size > 1 ? 'mixed' : (first ?? null)
}

/** Print a field in a form, at one position or wherever it stands in the text. */
export const setFieldForm = (key: string, form: FieldForm, at: number | null): Command =>
  quietly((tr) => {
    tr.doc.descendants((node, pos) => {
      if (node.type.name !== 'field' || (at !== null && pos !== at)) return
      const own = attributesOf(node, 'field')
      // A step of an attribute alone touches no place, and what shows the field would not be drawn anew.
      if (own.key === key && own.form !== form) tr.setNodeMarkup(pos, null, { ...node.attrs, form })
    })
    return tr.docChanged
  })
