/** The right pane: what is to be filled in and answered, the contract as a whole, the clause at the caret, and the contract's history. */
import { CircleQuestionMark, FileText, History, Section, TextCursorInput } from 'lucide-react'
import type { ReactNode } from 'react'
import { Tabs } from '../../components/tabs.tsx'
import { sameGroups, unanswered } from '../../contract/open-items.ts'
import { useSettled } from '../../contract/settled.ts'
import { useContract } from '../../contract/use-contract.ts'
import { useStore } from '../../hooks/store.ts'
import { useWords } from '../../i18n.ts'
import { useDrafting } from './drafting.ts'
import { FieldsPane } from './fields/fields-pane.tsx'
import { HistoryPane } from './history/history-pane.tsx'
import { ClausePane } from './inspector/clause-pane.tsx'
import { QuestionsPane } from './inspector/questions-pane.tsx'
import { arrange, layout } from './layout.ts'
import { ContractPane } from './record/contract-pane.tsx'
import './panes.css'

const counted = (count: number): string | undefined => (count === 0 ? undefined : String(count))

export const RightPane = (): ReactNode => {
  const { t } = useWords()
  const { session, settled, fieldGroups } = useDrafting()
  const { rightTab } = useStore(layout())
  const openFields = useSettled(settled, fieldGroups, sameGroups).reduce((sum, { open }) => sum + open.length, 0)
  const openQuestions = useContract(session, (state) => unanswered(state).length)
  return (
    <div className="pane pane-inspector">
      <Tabs
        label={t('inspector.tabs')}
        tabs={[
          { id: 'fields', icon: TextCursorInput, label: t('inspector.fields'), count: counted(openFields) },
          { id: 'questions', icon: CircleQuestionMark, label: t('inspector.questions'), count: counted(openQuestions) },
          { id: 'contract', icon: FileText, label: t('inspector.contract') },
          { id: 'clause', icon: Section, label: t('inspector.clause') },
          { id: 'history', icon: History, label: t('inspector.history') },
        ]}
        selected={rightTab}
        onSelect={(id) => arrange({ rightTab: id })}
      >
        <div className="pane-body">
          {rightTab === 'fields' && <FieldsPane />}
          {rightTab === 'questions' && <QuestionsPane />}
          {rightTab === 'contract' && <ContractPane />}
          {rightTab === 'clause' && <ClausePane />}
          {rightTab === 'history' && <HistoryPane />}
        </div>
      </Tabs>
    </div>
  )
}
