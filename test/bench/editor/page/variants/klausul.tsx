/** Klausul's editor as the program mounts it: contract from JSON, session with autosave, ContractEditor in React. */
import { TextSelection } from 'prosemirror-state'
import { createRoot } from 'react-dom/client'
import type { ContractSession } from '../../../../../renderer/contract/contract-session.ts'
import { openContract } from '../../../../../renderer/contract/open-contract.ts'
import { ContractEditor } from '../../../../../renderer/editor/contract-editor.tsx'
import { schema } from '../../../../../shared/document/schema.ts'
import { CARET_OFFSET, middleOf, type Open } from '../variant.ts'

const viewOf = (session: ContractSession) => {
  if (!session.view) throw new Error('the editor is not mounted')
  return session.view
}

export const open: Open = async (json, place) => {
  let revision = 1
  const session = await openContract('bench', {
    open: (id) => Promise.resolve({ id, revision, contract: json }),
    save: () => Promise.resolve({ revision: ++revision, at: '2026-01-01' }),
  })
  createRoot(place).render(<ContractEditor session={session} label="Kontrakt" />)
  while (session.view === null) await new Promise((resolve) => setTimeout(resolve))
  return {
    caret: () => {
      const view = viewOf(session)
      const paragraphs: { pos: number; size: number }[] = []
      view.state.doc.descendants((node, pos) => {
        if (node.type.name === 'paragraph') paragraphs.push({ pos, size: node.content.size })
      })
      const { pos } = middleOf(paragraphs, ({ size }) => size)
      view.focus()
      view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, pos + 1 + CARET_OFFSET)))
    },
    insertFirst: () => {
      const view = viewOf(session)
      const heading = schema.nodes.heading.create(null, schema.text('Ny bestemmelse'))
      const clause = schema.nodes.clause.create({ id: 'first', heading_style: 'block' }, heading)
      let pos = 0
      view.state.doc.forEach((node, offset) => {
        if (pos === 0 && node.type.name === 'chapter') pos = offset + 1 + (node.firstChild?.nodeSize ?? 0)
      })
      view.dispatch(view.state.tr.insert(pos, clause))
      return () => view.dispatch(view.state.tr.delete(pos, pos + clause.nodeSize))
    },
  }
}
