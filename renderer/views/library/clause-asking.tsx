/** What is asked beside a wording: what to insert, what something depends on, and the popups of the choice or footnote that was pressed. */
import type { Command } from 'prosemirror-state'
import { type ReactNode, useEffect, useRef } from 'react'
import { attributesOf } from '../../../shared/document/attributes.ts'
import { ChoiceDialog } from '../../editor/asking/choice-dialog.tsx'
import { ChoicePopup } from '../../editor/asking/choice-popup.tsx'
import { ConditionDialog } from '../../editor/asking/condition-dialog.tsx'
import type { InlinePlace } from '../../editor/asking/editing.ts'
import { FootnoteDialog } from '../../editor/asking/footnote-dialog.tsx'
import { FootnotePopup } from '../../editor/asking/footnote-popup.tsx'
import { definitionAt, insertDefinition, setTerm } from '../../editor/commands/definitions.ts'
import { insertField } from '../../editor/commands/insertions.ts'
import { useWords } from '../../i18n.ts'
import type { ClauseDraft } from './draft.ts'
import { InsertDialog } from './insert-dialog.tsx'
import { insertExternalReference } from './insert-reference.ts'
import { type Names, partsIn } from './names.ts'
import { TermDialog } from './term-dialog.tsx'

/** What a wording is asked about. `at` is the position of what may depend on an answer; null for what the caret stands in. */
export type Asked =
  | { readonly kind: 'reference' | 'field' | 'term' | 'new_choice' | 'new_footnote' }
  | { readonly kind: 'condition'; readonly at: number | null }
  | (InlinePlace & { readonly kind: 'choice' | 'footnote' })

export interface ClauseAskingProps {
  readonly draft: ClauseDraft
  readonly names: Names
  readonly asked: Asked | null
  readonly onClose: () => void
}

export const ClauseAsking = ({ draft, names, asked, onClose }: ClauseAskingProps): ReactNode => {
  const { t } = useWords()
  const isBackToText = useRef(false)
  // A dialog lets nobody else have the focus; when it is gone, the text gets it rather than the button that opened it.
  useEffect(() => {
    if (asked === null && isBackToText.current) draft.view?.focus()
    isBackToText.current = false
  }, [asked, draft])
  const run = (command: Command): void => {
    isBackToText.current = true
    onClose()
    command(draft.state, draft.dispatch, draft.view ?? undefined)
    draft.view?.focus()
  }
  const own = { editing: draft, onClose }
  switch (asked?.kind) {
    case undefined:
      return null
    case 'reference':
      return (
        <InsertDialog
          title={t('library.insert_reference')}
          label={t('library.find_target')}
          language={names.language}
          options={[...[...partsIn(draft.wording)].map(([id, title]) => ({ id, title })), ...names.targets().filter(({ id }) => id !== draft.id)]}
          hasForms
          onChoose={(id, form) => run(insertExternalReference(id, form))}
          onClose={onClose}
        />
      )
    case 'field':
      return (
        <InsertDialog
          title={t('library.insert_field')}
          label={t('library.find_field')}
          language={names.language}
          options={names.vocabulary.fields.map(({ key, label }) => ({ id: key, title: label }))}
          onChoose={(id) => run(insertField(id))}
          onClose={onClose}
        />
      )
    case 'term': {
      const definition = definitionAt(draft.state)
      const defined = definition && attributesOf(definition, 'definition')
      return (
        <TermDialog
          term={defined?.term ?? ''}
          onDone={(term) => run(defined ? setTerm(defined.id, term) : insertDefinition(term))}
          onClose={onClose}
        />
      )
    }
    case 'new_choice':
      return <ChoiceDialog {...own} mayAdd={false} />
    case 'new_footnote':
      return <FootnoteDialog {...own} />
    case 'condition':
      return (
        <ConditionDialog
          {...own}
          at={asked.at}
          inContract={false}
          apply={async (command) => (command(draft.state, draft.dispatch) ? true : 'refused')}
        />
      )
    case 'choice':
      return <ChoicePopup key={asked.pos} {...own} place={asked} />
    case 'footnote':
      return <FootnotePopup key={asked.pos} {...own} place={asked} />
  }
}
