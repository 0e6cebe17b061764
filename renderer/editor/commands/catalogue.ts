/** Every command that a user can call, for the command palette, the menus and the toolbar. */
import type { TFunction } from 'i18next'
import {
  ArrowDown,
  ArrowDownToLine,
  ArrowUp,
  ArrowUpToLine,
  BetweenHorizontalEnd,
  BetweenHorizontalStart,
  BetweenVerticalEnd,
  BetweenVerticalStart,
  Bold,
  BookmarkPlus,
  BookA,
  BookOpen,
  BookText,
  BookX,
  Braces,
  CircleQuestionMark,
  Columns3,
  Copy,
  Eraser,
  FilePlus,
  FilePlusCorner,
  FileDiff,
  Heading,
  Heading1,
  Indent,
  Italic,
  Languages,
  LayoutPanelTop,
  Library,
  Link2,
  List,
  ListChecks,
  ListOrdered,
  ListX,
  Lock,
  LockOpen,
  type LucideIcon,
  MessageSquareText,
  Outdent,
  PenLine,
  Plus,
  Quote,
  Redo2,
  Rows3,
  Signature,
  Split,
  SquareDashedMousePointer,
  Superscript,
  Table,
  Table2,
  TableCellsMerge,
  TableCellsSplit,
  TableProperties,
  TextQuote,
  Trash2,
  Undo2,
  UserPen,
  WrapText,
} from 'lucide-react'
import { redo, undo } from 'prosemirror-history'
import type { Command, EditorState } from 'prosemirror-state'
import { schema } from '../../../shared/document/schema.ts'
import { maySaveClause } from '../../contract/saved-clause.ts'
import { quotesOn, toggleQuotes } from '../input-rules.ts'
import { levelDown, levelUp } from '../keymap.ts'
import { mayBeConditional } from './choices.ts'
import { definitionAt } from './definitions.ts'
import { newClause } from './enter.ts'
import { insertAnnexList, insertDeviationList, insertGuidance, insertSignatures, mayInsertBlock, mayInsertInline } from './insertions.ts'
import { mayLock, mayUnlock } from './locking.ts'
import { listStyleAt, toggleList, unwrapList } from './lists.ts'
import { clearMarks, hasMark, toggleEmphasis, toggleForeign, toggleStrong } from './marks.ts'
import { moveDown, moveUp } from './moving.ts'
import {
  deletePart,
  duplicatePart,
  newAnnex,
  newChapter,
  newSection,
  newSubAnnex,
  newSubclause,
  onCurrent,
  toggleHeading,
  toggleHeadingStyle,
  toggleReserved,
} from './parts.ts'
import { goToEnd, goToStart, selectMore, selectPart } from './selecting.ts'
import {
  addColumnAfter,
  addColumnBefore,
  addRowAfter,
  addRowBefore,
  columnsAreFor,
  deleteColumn,
  deleteRow,
  deleteTable,
  mergeCells,
  splitCell,
  toggleColumnsFor,
  toggleHeaderRow,
} from './tables.ts'

/** What a command asks the user first; the window shows the question and then calls the command that belongs to the answer. */
export type Asks =
  | 'reference'
  | 'field'
  | 'definition'
  | 'forms'
  | 'table'
  | 'library_clause'
  | 'footnote'
  | 'choice'
  | 'condition'
  | 'lock'
  | 'unlock'
  | 'save_clause'

export interface EditorCommand {
  /** Stable; the part before the dot is the group. */
  readonly id: string
  readonly title: (t: TFunction) => string
  /** As hooks/shortcuts.ts writes them. The editor's keymap answers it, but for those that ask: they are the window's. */
  readonly shortcut?: string
  readonly icon: LucideIcon
  /** Does it. Of one that asks: only tells whether the answer could be put at the selection, and does nothing. */
  readonly run: Command
  readonly asks?: Asks
  /** Whether what it switches is on. */
  readonly isActive?: (state: EditorState) => boolean
}

/** Whether a command can be done in a state; for one that asks, whether its answer could. */
export const isEnabled = ({ run }: EditorCommand, state: EditorState): boolean => run(state)

const EDIT: readonly EditorCommand[] = [
  { id: 'edit.undo', title: (t) => t('command.edit.undo'), shortcut: 'Mod+Z', icon: Undo2, run: undo },
  { id: 'edit.redo', title: (t) => t('command.edit.redo'), shortcut: 'Mod+Y', icon: Redo2, run: redo },
  { id: 'edit.select_more', title: (t) => t('command.edit.select_more'), shortcut: 'Mod+A', icon: TextQuote, run: selectMore },
  { id: 'edit.select_part', title: (t) => t('command.edit.select_part'), icon: SquareDashedMousePointer, run: selectPart },
  { id: 'edit.go_to_start', title: (t) => t('command.edit.go_to_start'), shortcut: 'Mod+Home', icon: ArrowUpToLine, run: goToStart },
  { id: 'edit.go_to_end', title: (t) => t('command.edit.go_to_end'), shortcut: 'Mod+End', icon: ArrowDownToLine, run: goToEnd },
]

const CLAUSE: readonly EditorCommand[] = [
  { id: 'clause.new', title: (t) => t('command.clause.new'), shortcut: 'Mod+Enter', icon: Plus, run: newClause },
  { id: 'clause.new_inside', title: (t) => t('command.clause.new_inside'), icon: WrapText, run: newSubclause },
  { id: 'clause.level_down', title: (t) => t('command.clause.level_down'), shortcut: 'Tab', icon: Indent, run: levelDown },
  { id: 'clause.level_up', title: (t) => t('command.clause.level_up'), shortcut: 'Shift+Tab', icon: Outdent, run: levelUp },
  { id: 'clause.move_up', title: (t) => t('command.clause.move_up'), shortcut: 'Alt+ArrowUp', icon: ArrowUp, run: moveUp },
  { id: 'clause.move_down', title: (t) => t('command.clause.move_down'), shortcut: 'Alt+ArrowDown', icon: ArrowDown, run: moveDown },
  { id: 'clause.heading', title: (t) => t('command.clause.heading'), icon: Heading, run: toggleHeading },
  { id: 'clause.heading_style', title: (t) => t('command.clause.heading_style'), icon: Heading1, run: toggleHeadingStyle },
  { id: 'clause.duplicate', title: (t) => t('command.clause.duplicate'), icon: Copy, run: onCurrent(duplicatePart) },
  { id: 'clause.reserve', title: (t) => t('command.clause.reserve'), icon: BookX, run: onCurrent(toggleReserved) },
  {
    id: 'clause.optional',
    title: (t) => t('command.clause.optional'),
    shortcut: 'Mod+Shift+O',
    icon: CircleQuestionMark,
    run: mayBeConditional,
    asks: 'condition',
  },
  { id: 'clause.lock', title: (t) => t('command.clause.lock'), icon: Lock, run: mayLock, asks: 'lock' },
  { id: 'clause.unlock', title: (t) => t('command.clause.unlock'), icon: LockOpen, run: mayUnlock, asks: 'unlock' },
  { id: 'clause.save', title: (t) => t('command.clause.save'), icon: BookmarkPlus, run: maySaveClause, asks: 'save_clause' },
  { id: 'clause.delete', title: (t) => t('command.clause.delete'), icon: Trash2, run: onCurrent(deletePart) },
]

const TEXT: readonly EditorCommand[] = [
  {
    id: 'text.strong',
    title: (t) => t('command.text.strong'),
    shortcut: 'Mod+B',
    icon: Bold,
    run: toggleStrong,
    isActive: (state) => hasMark(state, schema.marks.strong),
  },
  {
    id: 'text.emphasis',
    title: (t) => t('command.text.emphasis'),
    shortcut: 'Mod+I',
    icon: Italic,
    run: toggleEmphasis,
    isActive: (state) => hasMark(state, schema.marks.emphasis),
  },
  {
    id: 'text.foreign',
    title: (t) => t('command.text.foreign'),
    icon: Languages,
    run: toggleForeign('en'),
    isActive: (state) => hasMark(state, schema.marks.foreign),
  },
  { id: 'text.clear', title: (t) => t('command.text.clear'), shortcut: 'Mod+Space', icon: Eraser, run: clearMarks },
  {
    id: 'text.forms',
    title: (t) => t('command.text.forms'),
    icon: BookText,
    run: (state) => definitionAt(state) !== null,
    asks: 'forms',
  },
  { id: 'text.quotes', title: (t) => t('command.text.quotes'), icon: Quote, run: toggleQuotes, isActive: quotesOn },
]

const LIST: readonly EditorCommand[] = [
  {
    id: 'list.roman_parens',
    title: (t) => t('command.list.roman_parens'),
    icon: ListOrdered,
    run: toggleList('roman_parens'),
    isActive: (state) => listStyleAt(state) === 'roman_parens',
  },
  {
    id: 'list.alpha_parens',
    title: (t) => t('command.list.alpha_parens'),
    icon: ListOrdered,
    run: toggleList('alpha_parens'),
    isActive: (state) => listStyleAt(state) === 'alpha_parens',
  },
  {
    id: 'list.alpha_paren',
    title: (t) => t('command.list.alpha_paren'),
    icon: ListOrdered,
    run: toggleList('alpha_paren'),
    isActive: (state) => listStyleAt(state) === 'alpha_paren',
  },
  {
    id: 'list.digit_paren',
    title: (t) => t('command.list.digit_paren'),
    icon: ListOrdered,
    run: toggleList('digit_paren'),
    isActive: (state) => listStyleAt(state) === 'digit_paren',
  },
  {
    id: 'list.roman_dot',
    title: (t) => t('command.list.roman_dot'),
    icon: ListOrdered,
    run: toggleList('roman_dot'),
    isActive: (state) => listStyleAt(state) === 'roman_dot',
  },
  {
    id: 'list.bullet',
    title: (t) => t('command.list.bullet'),
    icon: List,
    run: toggleList('bullet'),
    isActive: (state) => listStyleAt(state) === 'bullet',
  },
  { id: 'list.dash', title: (t) => t('command.list.dash'), icon: List, run: toggleList('dash'), isActive: (state) => listStyleAt(state) === 'dash' },
  { id: 'list.none', title: (t) => t('command.list.none'), icon: ListX, run: unwrapList },
]

const INSERT: readonly EditorCommand[] = [
  {
    id: 'insert.reference',
    title: (t) => t('command.insert.reference'),
    shortcut: 'Mod+Shift+R',
    icon: Link2,
    run: mayInsertInline,
    asks: 'reference',
  },
  { id: 'insert.field', title: (t) => t('command.insert.field'), shortcut: 'Mod+Shift+F', icon: Braces, run: mayInsertInline, asks: 'field' },
  {
    id: 'insert.definition',
    title: (t) => t('command.insert.definition'),
    shortcut: 'Mod+Shift+D',
    icon: BookA,
    run: mayInsertBlock(schema.nodes.definition),
    asks: 'definition',
  },
  {
    id: 'insert.choice',
    title: (t) => t('command.insert.choice'),
    shortcut: 'Mod+Shift+A',
    icon: Split,
    run: mayInsertInline,
    asks: 'choice',
  },
  {
    id: 'insert.footnote',
    title: (t) => t('command.insert.footnote'),
    shortcut: 'Mod+Shift+U',
    icon: Superscript,
    run: mayInsertInline,
    asks: 'footnote',
  },
  { id: 'insert.table', title: (t) => t('command.insert.table'), icon: Table, run: mayInsertBlock(schema.nodes.table), asks: 'table' },
  {
    id: 'insert.library_clause',
    title: (t) => t('command.insert.library_clause'),
    shortcut: 'Mod+Shift+L',
    icon: Library,
    run: () => true,
    asks: 'library_clause',
  },
  { id: 'insert.guidance', title: (t) => t('command.insert.guidance'), icon: MessageSquareText, run: insertGuidance },
  { id: 'insert.signatures', title: (t) => t('command.insert.signatures'), icon: Signature, run: insertSignatures },
  { id: 'insert.annex_list', title: (t) => t('command.insert.annex_list'), icon: Table2, run: insertAnnexList('plain') },
  { id: 'insert.annex_check', title: (t) => t('command.insert.annex_check'), icon: ListChecks, run: insertAnnexList('check') },
  { id: 'insert.deviation_list', title: (t) => t('command.insert.deviation_list'), icon: FileDiff, run: insertDeviationList },
  { id: 'insert.section', title: (t) => t('command.insert.section'), icon: Heading1, run: newSection },
  { id: 'insert.chapter', title: (t) => t('command.insert.chapter'), icon: BookOpen, run: newChapter },
  { id: 'insert.annex', title: (t) => t('command.insert.annex'), icon: FilePlus, run: newAnnex },
  { id: 'insert.sub_annex', title: (t) => t('command.insert.sub_annex'), icon: FilePlusCorner, run: newSubAnnex },
]

const TABLE: readonly EditorCommand[] = [
  { id: 'table.row_before', title: (t) => t('command.table.row_before'), icon: BetweenHorizontalStart, run: addRowBefore },
  { id: 'table.row_after', title: (t) => t('command.table.row_after'), icon: BetweenHorizontalEnd, run: addRowAfter },
  { id: 'table.column_before', title: (t) => t('command.table.column_before'), icon: BetweenVerticalStart, run: addColumnBefore },
  { id: 'table.column_after', title: (t) => t('command.table.column_after'), icon: BetweenVerticalEnd, run: addColumnAfter },
  { id: 'table.delete_row', title: (t) => t('command.table.delete_row'), icon: Rows3, run: deleteRow },
  { id: 'table.delete_column', title: (t) => t('command.table.delete_column'), icon: Columns3, run: deleteColumn },
  { id: 'table.header_row', title: (t) => t('command.table.header_row'), icon: LayoutPanelTop, run: toggleHeaderRow },
  {
    id: 'table.for_tenderer',
    title: (t) => t('command.table.for_tenderer'),
    icon: UserPen,
    run: toggleColumnsFor('tenderer'),
    isActive: columnsAreFor('tenderer'),
  },
  {
    id: 'table.for_buyer',
    title: (t) => t('command.table.for_buyer'),
    icon: PenLine,
    run: toggleColumnsFor('buyer'),
    isActive: columnsAreFor('buyer'),
  },
  {
    id: 'table.for_signing',
    title: (t) => t('command.table.for_signing'),
    icon: Signature,
    run: toggleColumnsFor('signing'),
    isActive: columnsAreFor('signing'),
  },
  { id: 'table.merge_cells', title: (t) => t('command.table.merge_cells'), icon: TableCellsMerge, run: mergeCells },
  { id: 'table.split_cell', title: (t) => t('command.table.split_cell'), icon: TableCellsSplit, run: splitCell },
  { id: 'table.delete', title: (t) => t('command.table.delete'), icon: TableProperties, run: deleteTable },
]

/** In the order in which menus show them. */
export const CATALOGUE: readonly EditorCommand[] = [...EDIT, ...CLAUSE, ...TEXT, ...LIST, ...INSERT, ...TABLE]

/** A command by its id. */
export const catalogued = (id: string): EditorCommand => {
  const found = CATALOGUE.find((one) => one.id === id)
  if (!found) throw new Error(`no command ${id}`)
  return found
}
