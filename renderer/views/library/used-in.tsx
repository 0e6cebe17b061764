/** The standards that name a clause and the contracts that have it, each with the version that it pins. */
import { type ReactNode, useState } from 'react'
import type { ClauseDetail } from '../../../shared/api.ts'
import { Badge } from '../../components/badge.tsx'
import { Button } from '../../components/button.tsx'
import { Disclosure } from '../../components/disclosure.tsx'
import { go } from '../../hooks/navigation.ts'
import { useWords } from '../../i18n.ts'

/** Shown at first. */
const FEW = 10

export const UsedIn = ({ detail }: { readonly detail: ClauseDetail }): ReactNode => {
  const { t, number } = useWords()
  const [isWhole, setWhole] = useState(false)
  const { usedIn } = detail
  const shown = isWhole ? usedIn : usedIn.slice(0, FEW)
  return (
    <Disclosure
      title={t('library.used_in')}
      level={3}
      aside={<Badge>{number(usedIn.length)}</Badge>}
      defaultExpanded={usedIn.length > 0 && usedIn.length <= FEW}
    >
      {usedIn.length === 0 && <p className="library-quiet">{t('library.used_nowhere')}</p>}
      <ul className="used-in">
        {shown.map(({ kind, id, title, version }) => (
          <li key={`${kind}/${id}`}>
            {kind === 'contract' ? (
              <Button variant="quiet" size="small" onPress={() => go({ name: 'drafting', id })}>
                {title}
              </Button>
            ) : (
              <span className="used-in-standard">{title}</span>
            )}
            <span className="library-quiet">
              {kind === 'standard'
                ? t('library.used_standard')
                : version === null
                  ? t('library.used_contract')
                  : t('library.used_version', { version })}
            </span>
          </li>
        ))}
      </ul>
      {shown.length < usedIn.length && (
        <Button variant="quiet" size="small" onPress={() => setWhole(true)}>
          {t('library.used_all', { count: usedIn.length })}
        </Button>
      )}
    </Disclosure>
  )
}
