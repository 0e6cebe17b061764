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
  Table,
  TextCursorInput,
  Undo2,
} from 'lucide-react'
import { redo, undo } from 'prosemirror-history'
import type { Command } from 'prosemirror-state'
import { isInTable } from 'prosemirror-tables'
import type { ReactNode } from 'react'
import { listLabel } from '../../../shared/document/number-styles.ts'
import { ENUMERATION_STYLES, type EnumerationStyle } from '../../../shared/document/schema.ts'
import { IconButton } from '../../components/icon-button.tsx'
import { Menu, MenuItem, MenuSeparator } from '../../components/menu.tsx'
import { Toolbar, ToolbarGroup } from '../../components/toolbar.tsx'
import { backToText } from '../../editor/back-to-text.ts'
import { CATALOGUE, isEnabled } from '../../editor/commands/catalogue.ts'
import { definitionAt, insertDefinition } from '../../editor/commands/definitions.ts'
import { insertField, insertGuidance, insertSignatures } from '../../editor/commands/insertions.ts'
import { toggleList } from '../../editor/commands/lists.ts'
import { toggleEmphasis, toggleStrong } from '../../editor/commands/marks.ts'
import { toggleHeadingStyle } from '../../editor/commands/parts.ts'
import { insertTable } from '../../editor/commands/tables.ts'
import { useWords } from '../../i18n.ts'
import type { Asked } from './clause-asking.tsx'
import { ASKS } from './clause-asks.ts'
import { down, nextSubclause, up } from './clause-keys.ts'
import type { ClauseDraft } from './draft.ts'
import { insertExternalReference } from './insert-reference.ts'
import type { Names } from './names.ts'
import { useDraftState } from './use-draft.ts'

export interface ClauseToolbarProps {
  readonly draft: ClauseDraft
  readonly names: Names
  readonly onAsk: (asked: Asked) => void
}

const TABLES = CATALOGUE.filter(({ id }) => id.startsWith('table.'))
const ROWS = 3
const COLUMNS = 3

const sampleOf = (style: EnumerationStyle): string => `${listLabel(style, 1)}   ${listLabel(style, 2)}   ${listLabel(style, 3)}`

export const ClauseToolbar = ({ draft, names, onAsk }: ClauseToolbarProps): ReactNode => {
  const { t } = useWords()
  const state = useDraftState(draft)
  const run = (command: Command): void => {
    command(draft.state, draft.dispatch, draft.view ?? undefined)
    backToText(draft.view)
  }
  const tool = (icon: LucideIcon, label: string, command: Command, shortcut?: string): ReactNode => (
    <IconButton icon={icon} label={label} shortcut={shortcut} size="small" isDisabled={!command(state)} onPress={() => run(command)} />
  )
  const item = (label: string, command: Command): ReactNode => (
    <MenuItem isDisabled={!command(state)} onAction={() => run(command)}>
      {label}
    </MenuItem>
  )
  const isDefinition = definitionAt(state) !== null
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
            onPress={() => onAsk({ kind: 'reference' })}
          />
          <IconButton
            icon={TextCursorInput}
            size="small"
            label={t('library.insert_field')}
            isDisabled={!anyField || !insertField(anyField.key)(state)}
            onPress={() => onAsk({ kind: 'field' })}
          />
          <Menu trigger={<IconButton icon={Plus} size="small" label={t('library.insert_more')} />} label={t('library.insert_more')}>
            {item(t('library.insert_subclause'), nextSubclause)}
            {item(t('library.insert_table'), insertTable(ROWS, COLUMNS))}
            {item(t('library.insert_guidance'), insertGuidance)}
            <MenuItem isDisabled={!isDefinition && !insertDefinition('x')(state)} onAction={() => onAsk({ kind: 'term' })}>
              {isDefinition ? t('library.change_term') : t('library.insert_definition')}
            </MenuItem>
            {item(t('library.insert_signatures'), insertSignatures)}
            <MenuSeparator />
            {ASKS.map(({ command, asked }) => (
              <MenuItem
                key={command.id}
                icon={command.icon}
                shortcut={command.shortcut}
                isDisabled={!isEnabled(command, state)}
                onAction={() => onAsk(asked)}
              >
                {command.title(t)}
              </MenuItem>
            ))}
          </Menu>
          {isInTable(state) && (
            <Menu trigger={<IconButton icon={Table} size="small" label={t('drafting.table_menu')} />} label={t('drafting.table_menu')}>
              {TABLES.map((command) => (
                <MenuItem
                  key={command.id}
                  icon={command.icon}
                  isDisabled={!isEnabled(command, state)}
                  isDangerous={command.id === 'table.delete'}
                  onAction={() => run(command.run)}
                >
                  {command.title(t)}
                </MenuItem>
              ))}
            </Menu>
          )}
        </ToolbarGroup>
      </Toolbar>
    </>
  )
}
