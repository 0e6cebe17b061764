/** The tools of the clause editor, one stop of the Tab key. */
import {
  Bold,
  IndentDecrease,
  IndentIncrease,
  Italic,
  Link,
  List,
  type LucideIcon,
  PilcrowRight,
  Plus,
  Redo2,
  TextCursorInput,
  Undo2,
} from 'lucide-react'
import { redo, undo } from 'prosemirror-history'
import type { Command } from 'prosemirror-state'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { attributesOf } from '../../../shared/document/attributes.ts'
import { listLabel } from '../../../shared/document/number-styles.ts'
import { ENUMERATION_STYLES, type EnumerationStyle } from '../../../shared/document/schema.ts'
import { IconButton } from '../../components/icon-button.tsx'
import { Menu, MenuItem, MenuSeparator } from '../../components/menu.tsx'
import { Toolbar, ToolbarGroup } from '../../components/toolbar.tsx'
import { insertDefinition, setTerm } from '../../editor/commands/definitions.ts'
import { insertField, insertGuidance, insertSignatures } from '../../editor/commands/insertions.ts'
import { toggleList } from '../../editor/commands/lists.ts'
import { toggleEmphasis, toggleStrong } from '../../editor/commands/marks.ts'
import { toggleHeadingStyle } from '../../editor/commands/parts.ts'
import { around } from '../../editor/commands/places.ts'
import { insertTable } from '../../editor/commands/tables.ts'
import { useWords } from '../../i18n.ts'
import { down, nextSubclause, up } from './clause-keys.ts'
import type { ClauseDraft } from './draft.ts'
import { InsertDialog } from './insert-dialog.tsx'
import { insertExternalReference } from './insert-reference.ts'
import { type Names, partsIn } from './names.ts'
import { TermDialog } from './term-dialog.tsx'
import { useDraftState } from './use-draft.ts'

export interface ClauseToolbarProps {
  readonly draft: ClauseDraft
  readonly names: Names
}

const ROWS = 3
const COLUMNS = 3

const sampleOf = (style: EnumerationStyle): string => `${listLabel(style, 1)}   ${listLabel(style, 2)}   ${listLabel(style, 3)}`

export const ClauseToolbar = ({ draft, names }: ClauseToolbarProps): ReactNode => {
  const { t } = useWords()
  const state = useDraftState(draft)
  const [asking, setAsking] = useState<'reference' | 'field' | 'term' | null>(null)
  const isBackToText = useRef(false)
  const run = (command: Command): void => {
    isBackToText.current = true
    setAsking(null)
    command(draft.state, draft.dispatch, draft.view ?? undefined)
    draft.view?.focus()
  }
  // A dialog lets nobody else have the focus; when it is gone, the text gets it rather than the button that opened it.
  useEffect(() => {
    if (asking === null && isBackToText.current) draft.view?.focus()
    isBackToText.current = false
  }, [asking, draft])
  const tool = (icon: LucideIcon, label: string, command: Command, shortcut?: string): ReactNode => (
    <IconButton icon={icon} label={label} shortcut={shortcut} size="small" isDisabled={!command(state)} onPress={() => run(command)} />
  )
  const item = (label: string, command: Command): ReactNode => (
    <MenuItem isDisabled={!command(state)} onAction={() => run(command)}>
      {label}
    </MenuItem>
  )
  const definition = around(state.selection.$from, (node) => node.type.name === 'definition')
  const defined = definition && attributesOf(definition.node, 'definition')
  const [anyField] = names.vocabulary.fields
  return (
    <>
      <Toolbar label={t('library.tools')}>
        <ToolbarGroup label={t('library.tools_history')}>
          {tool(Undo2, t('library.undo'), undo, 'Mod+Z')}
          {tool(Redo2, t('library.redo'), redo, 'Mod+Shift+Z')}
        </ToolbarGroup>
        <ToolbarGroup label={t('library.tools_text')}>
          {tool(Bold, t('library.strong'), toggleStrong, 'Mod+B')}
          {tool(Italic, t('library.emphasis'), toggleEmphasis, 'Mod+I')}
        </ToolbarGroup>
        <ToolbarGroup label={t('library.tools_structure')}>
          <Menu trigger={<IconButton icon={List} size="small" label={t('library.list')} />} label={t('library.list')}>
            {ENUMERATION_STYLES.map((style) => (
              <MenuItem key={style} isDisabled={!toggleList(style)(state)} onAction={() => run(toggleList(style))}>
                {sampleOf(style)}
              </MenuItem>
            ))}
          </Menu>
          {tool(IndentDecrease, t('library.level_up'), up, 'Shift+Tab')}
          {tool(IndentIncrease, t('library.level_down'), down, 'Tab')}
          {tool(PilcrowRight, t('library.heading_style'), toggleHeadingStyle)}
        </ToolbarGroup>
        <ToolbarGroup label={t('library.tools_insert')}>
          <IconButton
            icon={Link}
            size="small"
            label={t('library.insert_reference')}
            isDisabled={!insertExternalReference(draft.id, 'full')(state)}
            onPress={() => setAsking('reference')}
          />
          <IconButton
            icon={TextCursorInput}
            size="small"
            label={t('library.insert_field')}
            isDisabled={!anyField || !insertField(anyField.key)(state)}
            onPress={() => setAsking('field')}
          />
          <Menu trigger={<IconButton icon={Plus} size="small" label={t('library.insert_more')} />} label={t('library.insert_more')}>
            {item(t('library.insert_subclause'), nextSubclause)}
            {item(t('library.insert_table'), insertTable(ROWS, COLUMNS))}
            {item(t('library.insert_guidance'), insertGuidance)}
            <MenuItem isDisabled={!defined && !insertDefinition('x')(state)} onAction={() => setAsking('term')}>
              {defined ? t('library.change_term') : t('library.insert_definition')}
            </MenuItem>
            <MenuSeparator />
            {item(t('library.insert_signatures'), insertSignatures)}
          </Menu>
        </ToolbarGroup>
      </Toolbar>
      {asking === 'reference' && (
        <InsertDialog
          title={t('library.insert_reference')}
          label={t('library.find_target')}
          language={names.language}
          options={[...[...partsIn(draft.wording)].map(([id, title]) => ({ id, title })), ...names.targets().filter(({ id }) => id !== draft.id)]}
          hasForms
          onChoose={(id, form) => run(insertExternalReference(id, form))}
          onClose={() => setAsking(null)}
        />
      )}
      {asking === 'field' && (
        <InsertDialog
          title={t('library.insert_field')}
          label={t('library.find_field')}
          language={names.language}
          options={names.vocabulary.fields.map(({ key, label }) => ({ id: key, title: label }))}
          onChoose={(id) => run(insertField(id))}
          onClose={() => setAsking(null)}
        />
      )}
      {asking === 'term' && (
        <TermDialog
          term={defined?.term ?? ''}
          onDone={(term) => run(defined ? setTerm(defined.id, term) : insertDefinition(term))}
          onClose={() => setAsking(null)}
        />
      )}
    </>
  )
}
