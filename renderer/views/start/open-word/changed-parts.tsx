/** The parts of a file that say something else than when it was written, each with the text as it was and as it is. */
import type { ReactNode } from 'react'
import type { ChangedPart } from '../../../../shared/files-api.ts'
import { Badge } from '../../../components/badge.tsx'
import { Disclosure } from '../../../components/disclosure.tsx'
import { useWords } from '../../../i18n.ts'

const usePartName = (): ((part: ChangedPart) => string) => {
  const { t } = useWords()
  return ({ where, place, heading }) => {
    if (where === 'sheet') return t('open_word.sheet')
    if (where === 'before_text') return t('open_word.before_text')
    return [place, heading].filter((text) => text !== '').join(' ')
  }
}

const Paragraphs = ({
  title,
  texts,
  kind,
}: {
  readonly title: string
  readonly texts: readonly string[]
  readonly kind: 'was' | 'is'
}): ReactNode => {
  const { t } = useWords()
  return (
    <div className={`opened-${kind}`}>
      <h4>{title}</h4>
      {texts.length === 0 && <p className="field-description">{t('open_word.nothing')}</p>}
      {texts.map((text, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- the same paragraph can stand there twice, and none of them moves
        <p key={`${index} ${text}`}>{text}</p>
      ))}
    </div>
  )
}

export const ChangedParts = ({ parts }: { readonly parts: readonly ChangedPart[] }): ReactNode => {
  const { t } = useWords()
  const nameOf = usePartName()
  return (
    <section className="opened-changes" aria-label={t('open_word.changed', { count: parts.length })}>
      <p className="opened-warning">{t('open_word.changed', { count: parts.length })}</p>
      <ul className="opened-rows">
        {parts.map((part, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- they stand in the order of the contract and never move
          <li key={`${index} ${part.place}`}>
            <Disclosure
              title={nameOf(part)}
              aside={
                part.kind === 'changed' ? undefined : <Badge tone="open">{t(part.kind === 'moved' ? 'open_word.moved' : 'open_word.missing')}</Badge>
              }
            >
              {part.kind === 'moved' ? null : (
                <>
                  <Paragraphs title={t('open_word.was')} texts={part.before} kind="was" />
                  <Paragraphs title={t('open_word.is')} texts={part.after} kind="is" />
                </>
              )}
            </Disclosure>
          </li>
        ))}
      </ul>
    </section>
  )
}
