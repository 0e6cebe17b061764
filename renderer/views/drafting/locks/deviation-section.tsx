/** A clause whose locked text was unlocked: why the contract deviates, how, and the way back. */
import { LockOpen } from 'lucide-react'
import type { Node } from 'prosemirror-model'
import { type ReactNode, useMemo, useState } from 'react'
import { type Deviation, partAttributes } from '../../../../shared/document/attributes.ts'
import { deviates, lockedContent } from '../../../../shared/document/deviations.ts'
import { Badge } from '../../../components/badge.tsx'
import { Button } from '../../../components/button.tsx'
import { compareWordings } from '../../../contract/own-changes.ts'
import { nameOf } from '../../../contract/part-facts.ts'
import { recordOf } from '../../../contract/record.ts'
import { Differences } from '../../../differences/differences.tsx'
import { liveIn } from '../../../editor/live.ts'
import { forgetLock, giveReason, lockAgain } from '../../../editor/locks.ts'
import { confirm } from '../../../hooks/confirm.ts'
import { useWords } from '../../../i18n.ts'
import { answerConsent, doWithConsent } from '../consent/consent.tsx'
import { useDrafting } from '../drafting.ts'
import { KeptField } from '../record/kept-field.tsx'

const NOTHING: ReadonlyMap<string, string> = new Map()

const Compared = ({ clause, deviation }: { readonly clause: Node; readonly deviation: Deviation }): ReactNode => {
  const { t } = useWords()
  const { session } = useDrafting()
  const blocks = useMemo(
    () => compareWordings(session.state, clause.type.create(clause.attrs, lockedContent(deviation)), clause, NOTHING),
    [session, clause, deviation],
  )
  return <Differences blocks={blocks} language={recordOf(session.state).language} label={t('locks.differences')} isFolded />
}

export const DeviationSection = ({ clause, deviation }: { readonly clause: Node; readonly deviation: Deviation }): ReactNode => {
  const { t } = useWords()
  const drafting = useDrafting()
  const { session } = drafting
  const [isShown, setShown] = useState(false)
  const { id } = partAttributes(clause)
  const isOther = deviates(clause, liveIn(session.state).resolution)
  const name = nameOf(clause) || t('outline.nameless')
  const forget = async (): Promise<void> => {
    const agreed = await confirm({
      title: t('locks.forget_title', { name }),
      text: t('locks.forget_text'),
      action: t('locks.forget'),
      isDangerous: true,
    })
    if (agreed) forgetLock(id)(session.state, session.dispatch)
  }
  return (
    <>
      <p>
        <Badge tone={isOther && deviation.reason === '' ? 'open' : 'neutral'}>{isOther ? t('locks.deviates') : t('locks.same')}</Badge>
      </p>
      <p className="inspected-lock">
        <LockOpen aria-hidden size="1rem" />
        {t('locks.was_locked', { reason: deviation.lock })}
      </p>
      <KeptField
        key={id}
        label={t('locks.deviation_reason')}
        description={t('locks.deviation_reason_help')}
        value={deviation.reason}
        rows={3}
        onKeep={(reason) => void giveReason(id, reason)(session.state, session.dispatch)}
      />
      {isOther && isShown && <Compared clause={clause} deviation={deviation} />}
      <div className="inspected-acts">
        {isOther && (
          <Button size="small" onPress={() => setShown(!isShown)}>
            {isShown ? t('inspector.hide_changes') : t('inspector.show_changes')}
          </Button>
        )}
        <Button size="small" onPress={() => void doWithConsent(drafting, lockAgain(id), answerConsent(name))}>
          {isOther ? t('locks.restore') : t('locks.lock_again')}
        </Button>
        <Button size="small" onPress={() => void forget()}>
          {t('locks.forget_ask')}
        </Button>
      </div>
    </>
  )
}
