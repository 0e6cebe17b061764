/** The record of one annex in a dialog, opened from its row in the outline. */
import { type ReactNode, useState } from 'react'
import { annexReader } from '../../../contract/annexes.ts'
import { Button } from '../../../components/button.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { useContract } from '../../../contract/use-contract.ts'
import { useStore } from '../../../hooks/store.ts'
import { useDrafting } from '../drafting.ts'
import { AnnexForm, useAnnexWords } from './annex-form.tsx'
import './record.css'

const AnnexDialog = ({ annexKey, onClose }: { readonly annexKey: string; readonly onClose: () => void }): ReactNode => {
  const { t } = useAnnexWords()
  const { session } = useDrafting()
  const [read] = useState(annexReader)
  const annex = useContract(session, read).find(({ key }) => key === annexKey)
  if (!annex) return null
  return (
    <Dialog
      title={annex.number === '' ? annex.title : annex.number}
      isOpen
      onClose={onClose}
      size="small"
      footer={
        <Button variant="primary" onPress={onClose}>
          {t('record.done')}
        </Button>
      }
    >
      <AnnexForm annex={annex} />
    </Dialog>
  )
}

export const AnnexAct = (): ReactNode => {
  const { annex } = useDrafting()
  const key = useStore(annex)
  return key === null ? null : <AnnexDialog annexKey={key} onClose={() => annex.set(null)} />
}
