/** Whether the clause in the inspector is locked, and why. */
import { Lock } from 'lucide-react'
import type { Node } from 'prosemirror-model'
import type { ReactNode } from 'react'
import { attributesOf, partAttributes } from '../../../../shared/document/attributes.ts'
import { Button } from '../../../components/button.tsx'
import { useWords } from '../../../i18n.ts'
import { useDrafting } from '../drafting.ts'
import { unlock } from './unlock.ts'

/** `around` are the parts around it: a clause inside a locked one is locked with it. */
export const LockSection = ({ node, around }: { readonly node: Node; readonly around: readonly Node[] }): ReactNode => {
  const { t } = useWords()
  const { session, dialog } = useDrafting()
  const locked = [...around, node].find((part) => part.type.name === 'clause' && attributesOf(part, 'clause').locked !== null)
  if (node.type.name !== 'clause') return null
  return (
    <section>
      <h3>{t('locks.section')}</h3>
      {locked ? (
        <>
          <p className="inspected-lock">
            <Lock aria-hidden size="1rem" />
            {attributesOf(locked, 'clause').locked}
          </p>
          <Button size="small" onPress={() => void unlock(session, partAttributes(locked).id)}>
            {t('locks.unlock_ask')}
          </Button>
        </>
      ) : (
        <Button size="small" onPress={() => dialog.set('lock')}>
          {t('locks.lock_ask')}
        </Button>
      )}
    </section>
  )
}
