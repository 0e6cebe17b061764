/** The contract on its page: a ProseMirror view over an open contract's session. */
import type { Plugin } from 'prosemirror-state'
import { EditorView } from 'prosemirror-view'
import { useLayoutEffect, useRef } from 'react'
import type { ContractSession } from '../contract/contract-session.ts'
import { caretPlugin } from './caret.ts'
import { CLAUSE_VIEWS } from './clause-views.ts'
import { drawingPlugin, SECTION_VIEWS } from './drawing.ts'
import { runInPlugin } from './run-in.ts'
import { viewportPlugin } from './viewport.ts'
import 'prosemirror-view/style/prosemirror.css'
import 'prosemirror-gapcursor/style/gapcursor.css'
import 'prosemirror-tables/style/tables.css'
import './document.css'

/** Plugins of the view: they need the DOM, so that they are not part of a contract's state. */
const VIEW_PLUGINS: readonly Plugin[] = [caretPlugin(), viewportPlugin(), runInPlugin()]

/** The nearest ancestor with `data-scrolls` scrolls the contract. `label` names the text box for screen readers. */
export const ContractEditor = ({ session, label }: { readonly session: ContractSession; readonly label: string }) => {
  const place = useRef<HTMLDivElement>(null)
  // Before the first paint: an empty page would be painted else.
  useLayoutEffect(() => {
    if (!place.current) return undefined
    const view = new EditorView(
      { mount: place.current },
      {
        state: session.state,
        plugins: [...VIEW_PLUGINS, drawingPlugin(session.state)],
        nodeViews: { ...CLAUSE_VIEWS, ...SECTION_VIEWS },
        dispatchTransaction: session.dispatch,
        attributes: { role: 'textbox', 'aria-multiline': 'true', 'aria-label': label, spellcheck: 'false' },
      },
    )
    session.attach(view)
    return () => {
      session.attach(null)
      view.destroy()
    }
  }, [session, label])
  return <div ref={place} className="document" />
}
