/** The tools over the page: undo, marks, lists, and menus of everything else that the catalogue of commands has. */
import { Eye, EyeOff, List, Plus, Redo2, Rows3, Table, Undo2 } from 'lucide-react'
import { redoDepth, undoDepth } from 'prosemirror-history'
import type { EditorState } from 'prosemirror-state'
import { isInTable } from 'prosemirror-tables'
import type { ReactNode } from 'react'
import { IconButton } from '../../../components/icon-button.tsx'
import { Menu, MenuItem } from '../../../components/menu.tsx'
import { Select } from '../../../components/select.tsx'
import { toast } from '../../../components/toasts.tsx'
import { ToggleButton } from '../../../components/toggle-button.tsx'
import { Toolbar as Tools, ToolbarGroup } from '../../../components/toolbar.tsx'
import { useContract } from '../../../contract/use-contract.ts'
import { CATALOGUE, catalogued, type EditorCommand, isEnabled } from '../../../editor/commands/catalogue.ts'
import { useCommands } from '../../../hooks/commands.ts'
import { useStore } from '../../../hooks/store.ts'
import { useWords } from '../../../i18n.ts'
import { useDrafting } from '../drafting.ts'
import { doCommand } from '../editor-acts.ts'
import { arrange, layout, ZOOMS } from '../layout.ts'

const ZoomSelect = (): ReactNode => {
  const { t } = useWords()
  const { zoom } = useStore(layout())
  const options = ZOOMS.map((id) => ({ id, label: id === 'fit' ? t('drafting.zoom_fit') : t('drafting.zoom_percent', { percent: id }) }))
  return <Select label={t('drafting.zoom')} isLabelHidden options={options} value={zoom} onChange={(next) => arrange({ zoom: next })} />
}

const group = (name: string): readonly EditorCommand[] => CATALOGUE.filter(({ id }) => id.startsWith(`${name}.`))
const LISTS = group('list')
const CLAUSES = group('clause')
const INSERTIONS = group('insert')
const TABLES = group('table')

const UNDO = catalogued('edit.undo')
const REDO = catalogued('edit.redo')
const MARKS = [catalogued('text.strong'), catalogued('text.emphasis')]

const canUndo = (state: EditorState): boolean => undoDepth(state) > 0
const canRedo = (state: EditorState): boolean => redoDepth(state) > 0

/** Drawn when its menu opens: only then is it asked what can be done where the caret is. */
const CommandItem = ({ command }: { readonly command: EditorCommand }): ReactNode => {
  const { t } = useWords()
  const drafting = useDrafting()
  const { id, title, shortcut, icon } = command
  return (
    <MenuItem
      id={id}
      icon={icon}
      shortcut={shortcut}
      isDisabled={!isEnabled(command, drafting.session.state)}
      isDangerous={id === 'clause.delete' || id === 'table.delete'}
      onAction={() => doCommand(drafting, command)}
    >
      {title(t)}
    </MenuItem>
  )
}
const items = (commands: readonly EditorCommand[]): ReactNode => commands.map((command) => <CommandItem key={command.id} command={command} />)

const Mark = ({ command }: { readonly command: EditorCommand }): ReactNode => {
  const { t } = useWords()
  const drafting = useDrafting()
  const isOn = useContract(drafting.session, (state) => command.isActive?.(state) === true)
  return (
    <ToggleButton
      icon={command.icon}
      size="small"
      label={command.title(t)}
      shortcut={command.shortcut}
      isSelected={isOn}
      onChange={() => doCommand(drafting, command)}
    />
  )
}

const TableMenu = (): ReactNode => {
  const { t } = useWords()
  const { session } = useDrafting()
  const isHere = useContract(session, isInTable)
  if (!isHere) return null
  return (
    <Menu label={t('drafting.table_menu')} trigger={<IconButton icon={Table} size="small" label={t('drafting.table_menu')} />}>
      {items(TABLES)}
    </Menu>
  )
}

export const Toolbar = (): ReactNode => {
  const { t } = useWords()
  const drafting = useDrafting()
  const undoable = useContract(drafting.session, canUndo)
  const redoable = useContract(drafting.session, canRedo)
  const { guidance } = useStore(layout())
  // The menu's and the keys', when one does not write in a field of its own: a row of the outline has the focus, or an answer.
  // It stays there.
  const onText = ({ run }: EditorCommand) => {
    const { state, dispatch, view } = drafting.session
    run(state, dispatch, view ?? undefined)
  }
  const redo = { id: 'redo', disabled: !redoable, run: () => onText(REDO) }
  useCommands([
    { id: 'undo', shortcut: 'Mod+Z', disabled: !undoable, run: () => onText(UNDO) },
    { ...redo, shortcut: 'Mod+Y' },
    { ...redo, shortcut: 'Mod+Shift+Z' },
  ])
  // The palette lists the catalogue itself, so these have no title here; the editor's keymap answers the others.
  useCommands(
    CATALOGUE.flatMap((command) =>
      command.asks === undefined || command.shortcut === undefined
        ? []
        : [
            {
              id: command.id,
              shortcut: command.shortcut,
              run: () => {
                if (isEnabled(command, drafting.session.state)) doCommand(drafting, command)
                else toast({ text: t('insert.not_in_text') })
              },
            },
          ],
    ),
  )
  const tool = (command: EditorCommand, icon: typeof Undo2, isPossible: boolean): ReactNode => (
    <IconButton
      icon={icon}
      size="small"
      label={command.title(t)}
      shortcut={command.shortcut}
      isDisabled={!isPossible}
      onPress={() => doCommand(drafting, command)}
    />
  )
  return (
    <div className="page-tools">
      <Tools label={t('drafting.tools')}>
        <ToolbarGroup label={t('drafting.history_group')}>
          {tool(UNDO, Undo2, undoable)}
          {tool(REDO, Redo2, redoable)}
        </ToolbarGroup>
        <ToolbarGroup label={t('drafting.text_group')}>
          {MARKS.map((command) => (
            <Mark key={command.id} command={command} />
          ))}
          <Menu label={t('drafting.list_menu')} trigger={<IconButton icon={List} size="small" label={t('drafting.list_menu')} />}>
            {items(LISTS)}
          </Menu>
        </ToolbarGroup>
        <ToolbarGroup label={t('drafting.structure_group')}>
          <Menu label={t('drafting.clause_menu')} trigger={<IconButton icon={Rows3} size="small" label={t('drafting.clause_menu')} />}>
            {items(CLAUSES)}
          </Menu>
          <Menu label={t('drafting.insert_menu')} trigger={<IconButton icon={Plus} size="small" label={t('drafting.insert_menu')} />}>
            {items(INSERTIONS)}
          </Menu>
          <TableMenu />
        </ToolbarGroup>
      </Tools>
      <div className="page-tools-end">
        <ToggleButton
          icon={guidance ? Eye : EyeOff}
          size="small"
          label={t('drafting.guidance')}
          isSelected={guidance}
          onChange={(shown) => arrange({ guidance: shown })}
        />
        <ZoomSelect />
      </div>
    </div>
  )
}
