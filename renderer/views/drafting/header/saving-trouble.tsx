/** What stands over the page when the contract could not be saved: why, and the ways out. */
import { TriangleAlert } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { api } from '../../../api.ts'
import { Button } from '../../../components/button.tsx'
import { confirm } from '../../../hooks/confirm.ts'
import { toast } from '../../../components/toasts.tsx'
import { discardContract } from '../../../contract/open-contract.ts'
import { recordOf } from '../../../contract/record.ts'
import { keepAsCopy } from '../../../contract/replace-contract.ts'
import { useSaving } from '../../../contract/use-contract.ts'
import { attempt } from '../../../hooks/attempt.ts'
import { go } from '../../../hooks/navigation.ts'
import { useWords } from '../../../i18n.ts'
import { useDrafting } from '../drafting.ts'

const Banner = ({ text, why, children }: { readonly text: string; readonly why: readonly string[]; readonly children: ReactNode }): ReactNode => (
  <div className="drafting-trouble" role="alert">
    <TriangleAlert aria-hidden size="1.15rem" />
    <div className="drafting-trouble-words">
      {why.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <p>{text}</p>
    </div>
    <div className="drafting-trouble-acts">{children}</div>
  </div>
)

export const SavingTrouble = ({ reopen }: { readonly reopen: () => void }): ReactNode => {
  const { t, error, problems } = useWords()
  const { session } = useDrafting()
  const saving = useSaving(session)
  const [busy, setBusy] = useState(false)
  const keepCopy = async (): Promise<void> => {
    setBusy(true)
    const title = t('drafting.copy_title', { title: recordOf(session.state).title })
    const id = await attempt(() => keepAsCopy(session, title, api.contracts))
    setBusy(false)
    if (id === undefined) return
    toast({ text: t('drafting.copy_kept') })
    go({ name: 'drafting', id })
  }
  const loadOther = async (): Promise<void> => {
    const question = {
      title: t('drafting.load_other_title'),
      text: t('drafting.load_other_text'),
      action: t('drafting.load_other'),
      isDangerous: true,
    }
    if (!(await confirm(question))) return
    discardContract(session)
    reopen()
  }
  if (saving.status === 'failed')
    return (
      <Banner text={t('drafting.save_failed_text')} why={[error(saving.error), ...problems(saving.error)]}>
        <Button size="small" onPress={() => void session.flush()}>
          {t('drafting.retry')}
        </Button>
      </Banner>
    )
  if (saving.status === 'conflict')
    return (
      <Banner text={t('drafting.conflict_text')} why={[]}>
        <Button size="small" variant="primary" isPending={busy} onPress={() => void keepCopy()}>
          {t('drafting.keep_copy')}
        </Button>
        <Button size="small" onPress={() => void loadOther()}>
          {t('drafting.load_other')}
        </Button>
      </Banner>
    )
  return null
}
