/** Clauses or standards of an import that have the same state: each to be taken or not, with the way to see what it changes. */
import { ChevronDown, ChevronRight } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { ImportedClause, ImportedStandard } from '../../../../shared/exchange-api.ts'
import { Badge } from '../../../components/badge.tsx'
import { Checkbox } from '../../../components/checkbox.tsx'
import { IconButton } from '../../../components/icon-button.tsx'
import { useLanguageName } from '../../../hooks/names.ts'
import { useWords } from '../../../i18n.ts'
import { ImportedDifference } from './imported-difference.tsx'

export interface ImportGroupProps<T> {
  readonly title: string
  readonly text?: string
  readonly items: readonly T[]
  readonly chosen: ReadonlySet<string>
  readonly onChange: (chosen: ReadonlySet<string>) => void
  readonly row: (item: T, box: ReactNode) => ReactNode
}

export const ImportGroup = <T extends ImportedClause | ImportedStandard>({
  title,
  text,
  items,
  chosen,
  onChange,
  row,
}: ImportGroupProps<T>): ReactNode => {
  const { t } = useWords()
  const count = items.filter(({ id }) => chosen.has(id)).length
  const choose = (ids: readonly string[], isChosen: boolean): void =>
    onChange(isChosen ? new Set([...chosen, ...ids]) : new Set([...chosen].filter((id) => !ids.includes(id))))
  if (items.length === 0) return null
  return (
    <section className="import-group" aria-label={title}>
      <div className="import-group-line">
        <h3>{title}</h3>
        {items.length > 1 && (
          <Checkbox
            label={t('library.import_choose_all')}
            isSelected={count === items.length}
            isIndeterminate={count > 0 && count < items.length}
            onChange={(isChosen) =>
              choose(
                items.map(({ id }) => id),
                isChosen,
              )
            }
          />
        )}
      </div>
      {text !== undefined && <p className="field-description">{text}</p>}
      <ul className="import-rows">
        {items.map((item) => (
          <li key={item.id} className="import-row">
            {row(item, <Checkbox label={item.title} isSelected={chosen.has(item.id)} onChange={(isChosen) => choose([item.id], isChosen)} />)}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** A clause of an import: `box` chooses it. */
export const ImportedClauseRow = ({
  preview,
  clause: { id, title, languages, differs },
  box,
}: {
  readonly preview: string
  readonly clause: ImportedClause
  readonly box: ReactNode
}): ReactNode => {
  const { t } = useWords()
  const languageName = useLanguageName()
  const [isOpen, setOpen] = useState(false)
  const differing = languages.filter(({ wordingDiffers }) => wordingDiffers).map(({ language }) => language)
  const others = {
    tags: t('library.import_differs_tags'),
    no_guidance: t('library.import_differs_no_guidance'),
    category: t('library.import_differs_category'),
    pair: t('library.import_differs_pair'),
  }
  return (
    <>
      <div className="import-row-line">
        {box}
        <span className="import-languages">
          {differing.map((language) => (
            <Badge key={language}>{languageName(language)}</Badge>
          ))}
          {differing.length > 0 && (
            <IconButton
              size="small"
              icon={isOpen ? ChevronDown : ChevronRight}
              label={t('library.import_difference_of', { title })}
              aria-expanded={isOpen}
              onPress={() => setOpen(!isOpen)}
            />
          )}
        </span>
      </div>
      {differs.length > 0 && <p className="import-more">{t('library.import_differs', { what: differs.map((one) => others[one]).join(', ') })}</p>}
      {isOpen && <ImportedDifference preview={preview} clause={id} languages={differing} />}
    </>
  )
}
