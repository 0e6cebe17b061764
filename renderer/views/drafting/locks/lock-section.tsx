/** Whether the clause in the inspector is locked or was, and why. */
import { Lock } from 'lucide-react'
import type { Node } from 'prosemirror-model'
import type { ReactNode } from 'react'
import { attributesOf, deviationOf, partAttributes } from '../../../../shared/document/attributes.ts'
import { Button } from '../../../components/button.tsx'
import { useWords } from '../../../i18n.ts'
import { useDrafting } from '../drafting.ts'
import { DeviationSection } from './deviation-section.tsx'

/** `around` are the parts around it: a clause inside a locked one is locked with it, and one inside an unlocked one is part of its text. */
export const LockSection = ({ node, around }: { readonly node: Node; readonly around: readonly Node[] }): ReactNode => {
  const { t } = useWords()
  const { dialog, unlocking } = useDrafting()
  const parts = [...around, node]
  const locked = parts.find((part) => part.type.name === 'clause' && attributesOf(part, 'clause').locked !== null)
  const unlocked = parts.findLast((part) => deviationOf(part) !== null)
  const deviation = unlocked ? deviationOf(unlocked) : null
  if (node.type.name !== 'clause') return null
  return (
    <section className="inspected-locks">
      <h3>{t('locks.section')}</h3>
      {locked && (
        <>
          <p className="inspected-lock">
            <Lock aria-hidden size="1rem" />
            {attributesOf(locked, 'clause').locked}
          </p>
          <Button size="small" onPress={() => unlocking.set(partAttributes(locked).id)}>
            {t('locks.unlock_ask')}
          </Button>
        </>
      )}
      {!locked && unlocked && deviation && <DeviationSection clause={unlocked} deviation={deviation} />}
      {!locked && !deviation && (
        <Button size="small" onPress={() => dialog.set('lock')}>
          {t('locks.lock_ask')}
        </Button>
      )}
    </section>
  )
}
