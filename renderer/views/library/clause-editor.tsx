/** A wording of the library in an editor: the same schema, views and commands as the contract's page, for one clause. */
import { EditorView } from 'prosemirror-view'
import { type ReactNode, useEffect, useRef } from 'react'
import { caretPlugin } from '../../editor/caret.ts'
import { CLAUSE_VIEWS } from '../../editor/clause-views.ts'
import { runInPlugin } from '../../editor/run-in.ts'
import { useWords } from '../../i18n.ts'
import type { Asked } from './clause-asking.tsx'
import { keyed, pressed } from './clause-asks.ts'
import type { ClauseDraft } from './draft.ts'
import 'prosemirror-view/style/prosemirror.css'
import 'prosemirror-gapcursor/style/gapcursor.css'
import 'prosemirror-tables/style/tables.css'
import '../../editor/document.css'
import './clause-editor.css'

export interface ClauseEditorProps {
  readonly draft: ClauseDraft
  /** Names the text box for screen readers. */
  readonly label: string
  readonly onAsk: (asked: Asked) => void
  /** Whether the caret is put into it as soon as it is there. */
  readonly autoFocus: boolean
}

export const ClauseEditor = ({ draft, label, onAsk, autoFocus }: ClauseEditorProps): ReactNode => {
  const { t } = useWords()
  // Tab is a key of the text: how to get out of it has to be said.
  const description = t('library.editor_keys')
  const place = useRef<HTMLDivElement>(null)
  const isFirst = useRef(true)
  useEffect(() => {
    if (!place.current) return undefined
    const view = new EditorView(
      { mount: place.current },
      {
        state: draft.state,
        plugins: [caretPlugin(), runInPlugin()],
        nodeViews: CLAUSE_VIEWS,
        dispatchTransaction: draft.dispatch,
        attributes: {
          role: 'textbox',
          'aria-multiline': 'true',
          'aria-label': label,
          'aria-description': description,
          spellcheck: 'false',
          lang: draft.language,
        },
      },
    )
    draft.attach(view)
    if (isFirst.current && autoFocus) view.focus()
    isFirst.current = false
    return () => {
      draft.attach(null)
      view.destroy()
    }
  }, [draft, label, description, autoFocus])
  useEffect(() => {
    const element = place.current
    if (!element) return undefined
    const stop = new AbortController()
    const ask = (asked: Asked | null, event: Event): void => {
      if (!asked) return
      event.preventDefault()
      event.stopPropagation()
      onAsk(asked)
    }
    element.addEventListener('click', (event) => ask(pressed(draft, event.target), event), { signal: stop.signal })
    // Before the editor hears them.
    element.addEventListener('keydown', (event) => ask(keyed(draft, event), event), { signal: stop.signal, capture: true })
    return () => stop.abort()
  }, [draft, onAsk])
  return <div ref={place} className="document wording" />
}
