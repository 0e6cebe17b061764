/** Definitions: put in, and what they define changed. */
import type { Node } from 'prosemirror-model'
import { type Command, type EditorState, NodeSelection } from 'prosemirror-state'
import { isPart } from '../../../shared/document/attributes.ts'
import { schema } from '../../../shared/document/schema.ts'
import { newId } from '../identities.ts'
import { command, quietly } from './command.ts'
import { insertBlock } from './insertions.ts'
import { around, caret } from './places.ts'

/** The definition that the caret stands in, or null. */
export const definitionAt = ({ selection }: Pick<EditorState, 'selection'>): Node | null =>
  selection instanceof NodeSelection && selection.node.type.name === 'definition'
    ? selection.node
    : (around(selection.$from, (node) => node.type.name === 'definition')?.node ?? null)

/** Define a term. `text` is the beginning of what it means (»betyder «), `forms` are its inflected forms. */
export const insertDefinition = (term: string, text = '', forms: readonly string[] = []): Command =>
  command((tr) => {
    if (term.trim() === '') return false
    const made = schema.nodes.definition.create({ id: newId(), term: term.trim(), forms }, text === '' ? null : schema.text(text))
    if (!insertBlock(tr, made)) return false
    caret(tr, tr.selection.head + text.length)
    return true
  })

/** Change what a definition defines, and the forms in which the text uses it. */
export const setTerm = (id: string, term: string, forms: readonly string[] | null = null): Command =>
  quietly((tr) => {
    if (term.trim() === '') return false
    tr.doc.descendants((node, pos) => {
      if (node.type.name === 'definition' && node.attrs['id'] === id) {
        tr.setNodeAttribute(pos, 'term', term.trim())
        if (forms !== null) tr.setNodeAttribute(pos, 'forms', forms)
      }
      return isPart(node)
    })
    return tr.docChanged
  })
