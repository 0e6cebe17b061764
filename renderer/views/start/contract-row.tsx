/** One contract in the list: its name, where it comes from, how far it has come, and what can be done to it. */
import { Archive, ArchiveRestore, CircleCheck, Copy, Ellipsis, FileDown, PenLine, SquareArrowOutUpRight, Trash2, Undo2 } from 'lucide-react'
import type { ReactNode } from 'react'
import type { ContractSummary } from '../../../shared/api.ts'
import { Badge } from '../../components/badge.tsx'
import { GridListItem } from '../../components/grid-list.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { Menu, MenuItem, MenuSection, MenuSeparator } from '../../components/menu.tsx'
import { ProgressBar } from '../../components/progress-bar.tsx'
import { useWords } from '../../i18n.ts'
import { shelfOf } from './choose.ts'
import { useEditionName, useLanguageName } from '../../hooks/names.ts'
import type { ContractActs } from './use-contract-acts.ts'

export interface RowActs extends ContractActs {
  readonly open: (contract: ContractSummary) => void
  readonly rename: (contract: ContractSummary) => void
}

const Progress = ({ fields: { total, open } }: ContractSummary): ReactNode => {
  const { t } = useWords()
  if (open === 0)
    return (
      <Badge tone="done" icon={CircleCheck}>
        {t('start_view.no_open_fields')}
      </Badge>
    )
  return (
    <>
      <span className="contract-open">{t('start_view.open_fields', { count: open, total })}</span>
      <ProgressBar label={t('start_view.filled_fields')} isLabelHidden size="small" done={total - open} total={total} />
    </>
  )
}

const LastExport = ({ lastExport, updatedAt }: ContractSummary): ReactNode => {
  const { t, recent } = useWords()
  const editionName = useEditionName()
  if (!lastExport) return null
  return (
    <span className="contract-export">
      <FileDown aria-hidden size="0.9em" />
      {t('start_view.exported', { edition: editionName(lastExport.edition), when: recent(lastExport.at) })}
      {updatedAt > lastExport.at && ` · ${t('start_view.changed_since')}`}
    </span>
  )
}

const Acts = ({ contract, acts }: { readonly contract: ContractSummary; readonly acts: RowActs }): ReactNode => {
  const { t } = useWords()
  const { title } = contract
  const trigger = <IconButton icon={Ellipsis} label={t('start_view.acts', { title })} />
  if (shelfOf(contract) === 'bin') {
    return (
      <Menu label={title} placement="bottom end" trigger={trigger}>
        <MenuItem icon={Undo2} onAction={() => void acts.restore(contract)}>
          {t('start_view.restore')}
        </MenuItem>
        <MenuItem icon={Trash2} isDangerous shortcut="Delete" onAction={() => void acts.destroy(contract)}>
          {t('start_view.destroy')}
        </MenuItem>
      </Menu>
    )
  }
  return (
    <Menu label={title} placement="bottom end" trigger={trigger}>
      <MenuSection>
        <MenuItem icon={SquareArrowOutUpRight} shortcut="Enter" onAction={() => acts.open(contract)}>
          {t('start_view.open')}
        </MenuItem>
        <MenuItem icon={PenLine} shortcut="F2" onAction={() => acts.rename(contract)}>
          {t('start_view.rename')}
        </MenuItem>
        <MenuItem icon={Copy} onAction={() => void acts.duplicate(contract)}>
          {t('start_view.duplicate')}
        </MenuItem>
      </MenuSection>
      <MenuSeparator />
      <MenuSection>
        {contract.archived ? (
          <MenuItem icon={ArchiveRestore} onAction={() => void acts.unarchive(contract)}>
            {t('start_view.unarchive')}
          </MenuItem>
        ) : (
          <MenuItem icon={Archive} onAction={() => void acts.archive(contract)}>
            {t('start_view.archive')}
          </MenuItem>
        )}
        <MenuItem icon={Trash2} shortcut="Delete" onAction={() => void acts.bin(contract)}>
          {t('start_view.bin')}
        </MenuItem>
      </MenuSection>
    </Menu>
  )
}

export interface ContractRowProps {
  readonly contract: ContractSummary
  /** The name of its standard. */
  readonly standard: string
  readonly acts: RowActs
}

export const ContractRow = ({ contract, standard, acts }: ContractRowProps): ReactNode => {
  const { t, recent } = useWords()
  const languageName = useLanguageName()
  const { id, title, language, deletedAt, updatedAt } = contract
  const when = deletedAt === null ? t('start_view.changed', { when: recent(updatedAt) }) : t('start_view.binned', { when: recent(deletedAt) })
  return (
    <GridListItem id={id} textValue={title} className="contract-row">
      <div className="contract-words">
        <span className="contract-title" lang={language} title={title}>
          {title}
        </span>
        <span className="contract-facts">{[standard, languageName(language), when].join(' · ')}</span>
      </div>
      <div className="contract-state">
        <Progress {...contract} />
        <LastExport {...contract} />
      </div>
      <Acts contract={contract} acts={acts} />
    </GridListItem>
  )
}
