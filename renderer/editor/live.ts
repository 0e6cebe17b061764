/** What the editor shows but the document does not store: the resolver's answer and the defined terms, worked out anew only when the structure changed. */
import { type EditorState, Plugin, PluginKey } from 'prosemirror-state'
import { definedTerms, termPattern } from '../../shared/document/defined-terms.ts'
import { resolve, type Resolution } from '../../shared/document/resolve.ts'
import { sameStructure } from '../../shared/document/structure.ts'
import { contractIn, recordOf } from '../contract/record.ts'
import { sameFootnotes } from './footnotes.ts'

export interface Live {
  /**
   * Right for ids, numbers, references and fields. Its `parts` hold the nodes as they were when the structure last changed: their text may be older
   * than the document's.
   */
  readonly resolution: Resolution
  /** Finds uses of defined terms; null when the contract defines none. */
  readonly terms: RegExp | null
}

const key = new PluginKey<Live>('live')

const liveOf = (state: EditorState): Live => {
  const contract = contractIn(state)
  return { resolution: resolve(contract), terms: termPattern(definedTerms(contract.document).flatMap(({ term, forms }) => [term, ...forms])) }
}

/** Keeps `Live` up to date. Comes after the record's plugin. */
export const livePlugin = (): Plugin<Live> =>
  new Plugin({
    key,
    state: {
      init: (_config, state) => liveOf(state),
      apply: (tr, value, before, after) => {
        if (!tr.docChanged) return value
        const isSame = recordOf(before) === recordOf(after) && sameStructure(before.doc, after.doc) && sameFootnotes(before.doc, after.doc)
        return isSame ? value : liveOf(after)
      },
    },
  })

/** The live side of the contract in a state; the same object until numbers, references, fields or terms may read otherwise. */
export const liveIn = (state: EditorState): Live => {
  const live = key.getState(state)
  if (!live) throw new Error('this state holds no contract')
  return live
}
