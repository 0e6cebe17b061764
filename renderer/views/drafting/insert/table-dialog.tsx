/** Inserting a table at the caret. */
import { type ReactNode, useState } from 'react'
import { Button } from '../../../components/button.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { NumberField } from '../../../components/number-field.tsx'
import { insertTable, MAX_COLUMNS } from '../../../editor/commands/tables.ts'
import { useWords } from '../../../i18n.ts'
import { useDrafting } from '../drafting.ts'
import { insertOrSay } from '../../../editor/asking/insert-or-say.ts'

export const TableDialog = ({ onClose }: { readonly onClose: () => void }): ReactNode => {
  const { t } = useWords()
  const { session } = useDrafting()
  const [rows, setRows] = useState(3)
  const [columns, setColumns] = useState(3)
  const make = (): void => {
    onClose()
    insertOrSay(session, insertTable(rows, columns), t('insert.not_in_clause'))
  }
  return (
    <Dialog
      title={t('insert.table_title')}
      isOpen
      size="small"
      onClose={onClose}
      onSubmit={make}
      footer={
        <>
          <Button onPress={onClose}>{t('insert.cancel')}</Button>
          <Button variant="primary" type="submit">
            {t('insert.insert')}
          </Button>
        </>
      }
    >
      <div className="insert-pair">
        <NumberField label={t('insert.rows')} value={rows} onChange={setRows} minValue={1} maxValue={100} autoFocus />
        <NumberField label={t('insert.columns')} value={columns} onChange={setColumns} minValue={1} maxValue={MAX_COLUMNS} />
      </div>
      <p className="field-description">{t('insert.table_help')}</p>
    </Dialog>
  )
}
