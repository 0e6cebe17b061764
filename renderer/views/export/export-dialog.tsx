/** The way to Word: which edition, in how many files, what is still open, how far it has come, and what was written. */
import { FolderOpen } from 'lucide-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { ExportReport } from '../../../shared/api.ts'
import { AppError } from '../../../shared/errors.ts'
import { defaultWish, type Edition, EDITIONS, type ExportWish, FILE_SPLITS, type FileSplit } from '../../../shared/export-wish.ts'
import { api } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { ProgressBar } from '../../components/progress-bar.tsx'
import { RadioGroup } from '../../components/radio-group.tsx'
import { toast } from '../../components/toasts.tsx'
import { attempt, tellRefusal } from '../../hooks/attempt.ts'
import { useEditionName } from '../../hooks/names.ts'
import { type Progress, useProgress } from '../../hooks/progress.ts'
import { useWords } from '../../i18n.ts'
import type { ContractSession } from '../../contract/contract-session.ts'
import { recordOf } from '../../contract/record.ts'
import { ExportReportView } from './export-report.tsx'
import { MoreChoices } from './more-choices.tsx'
import { OpenPoints } from './open-points.tsx'
import './export-dialog.css'

type Step =
  | { readonly name: 'choosing' }
  | { readonly name: 'writing' }
  | { readonly name: 'written'; readonly report: ExportReport }
  | { readonly name: 'refused'; readonly error: unknown }

const Writing = ({ progress }: { readonly progress: Progress | null }): ReactNode => {
  const { t } = useWords()
  const stages: Readonly<Record<string, string>> = { pages: t('progress.pages'), writing: t('progress.writing'), pdf: t('progress.pdf') }
  return (
    <div className="export-writing">
      <ProgressBar label={stages[progress?.stage ?? ''] ?? t('export_dialog.beginning')} done={progress?.done ?? 0} total={progress?.total ?? 0} />
      <p className="field-description">{t('export_dialog.meanwhile')}</p>
    </div>
  )
}

const Choices = ({ choice, onChange }: { readonly choice: ExportWish; readonly onChange: (choice: ExportWish) => void }): ReactNode => {
  const { t } = useWords()
  const nameOf = useEditionName()
  const explained: Readonly<Record<Edition, string>> = {
    working: t('export_dialog.working_text'),
    tender: t('export_dialog.tender_text'),
    signing: t('export_dialog.signing_text'),
  }
  const splits: Readonly<Record<FileSplit, { label: string; description: string }>> = {
    one: { label: t('export_dialog.one'), description: t('export_dialog.one_text') },
    per_annex: { label: t('export_dialog.per_annex'), description: t('export_dialog.per_annex_text') },
  }
  return (
    <div className="export-choices">
      <RadioGroup
        label={t('export_dialog.edition')}
        options={EDITIONS.map((id) => ({ id, label: nameOf(id), description: explained[id] }))}
        value={choice.edition}
        onChange={(edition) => onChange({ ...choice, edition, source: defaultWish(edition).source })}
      />
      <RadioGroup
        label={t('export_dialog.files')}
        options={FILE_SPLITS.map((id) => ({ id, ...splits[id] }))}
        value={choice.split}
        onChange={(split) => onChange({ ...choice, split })}
      />
      <MoreChoices choice={choice} onChange={onChange} />
    </div>
  )
}

/** What kept the file from being written. What has to be done in the contract first is told as ways to it. */
const Refused = ({ error, session, goTo }: RefusedProps): ReactNode => {
  const { t } = useWords()
  const title = t('export_dialog.refused')
  if (!(error instanceof AppError) || error.code !== 'not_ready_to_sign') return <ErrorState error={error} title={title} />
  return (
    <>
      <ErrorState error={new AppError(error.code, error.params)} title={title} />
      <OpenPoints session={session} goTo={goTo} isSigning isExpanded />
    </>
  )
}

interface RefusedProps {
  readonly error: unknown
  readonly session: ContractSession
  readonly goTo: (pos: number) => void
}

export interface ExportDialogProps {
  readonly session: ContractSession
  readonly onClose: () => void
  /** Close the dialog and go to a place in the contract. */
  readonly onGoTo: (pos: number) => void
}

/** Shown while it is mounted. What is on the screen is what is exported: it is saved first. */
export const ExportDialog = ({ session, onClose, onGoTo }: ExportDialogProps): ReactNode => {
  const { t } = useWords()
  const [choice, setChoice] = useState<ExportWish>(defaultWish('working'))
  const [step, setStep] = useState<Step>({ name: 'choosing' })
  const progress = useProgress('export', step.name === 'writing')

  const isShown = useRef(true)
  useEffect(() => {
    isShown.current = true
    return () => {
      isShown.current = false
    }
  }, [])
  const show = (): void => void attempt(() => api.contracts.showExport(session.id))

  const run = async (): Promise<void> => {
    setStep({ name: 'writing' })
    try {
      await session.flush()
      if (session.saving.status === 'failed' || session.saving.status === 'conflict') throw session.saving.error
      const report = await api.contracts.exportWord(session.id, choice)
      setStep(report === null ? { name: 'choosing' } : { name: 'written', report })
      if (report && !isShown.current) {
        toast({
          text: t('export_dialog.written_toast', { title: recordOf(session.state).title }),
          action: { label: t('export_dialog.show'), run: show },
        })
      }
    } catch (error) {
      if (isShown.current) setStep({ name: 'refused', error })
      else tellRefusal(error)
    }
  }

  const footer: Readonly<Record<Step['name'], ReactNode>> = {
    choosing: (
      <>
        <Button onPress={onClose}>{t('export_dialog.cancel')}</Button>
        <Button variant="primary" onPress={() => void run()}>
          {t('export_dialog.export')}
        </Button>
      </>
    ),
    writing: (
      <>
        <Button onPress={() => void attempt(() => api.contracts.cancelExport())}>{t('export_dialog.stop')}</Button>
        <Button onPress={onClose}>{t('export_dialog.in_background')}</Button>
      </>
    ),
    written: (
      <>
        <Button icon={FolderOpen} onPress={show}>
          {t('export_dialog.show')}
        </Button>
        <Button variant="primary" onPress={onClose}>
          {t('export_dialog.done')}
        </Button>
      </>
    ),
    refused: (
      <>
        <Button onPress={onClose}>{t('export_dialog.cancel')}</Button>
        <Button variant="primary" onPress={() => setStep({ name: 'choosing' })}>
          {t('export_dialog.back')}
        </Button>
      </>
    ),
  }
  return (
    <Dialog title={t('export_dialog.title')} isOpen onClose={onClose} footer={footer[step.name]}>
      {step.name === 'choosing' && (
        <>
          <Choices choice={choice} onChange={setChoice} />
          <OpenPoints session={session} goTo={onGoTo} isSigning={choice.edition === 'signing'} />
        </>
      )}
      {step.name === 'writing' && <Writing progress={progress} />}
      {step.name === 'written' && <ExportReportView report={step.report} />}
      {step.name === 'refused' && <Refused error={step.error} session={session} goTo={onGoTo} />}
    </Dialog>
  )
}
