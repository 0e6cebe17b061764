/** Choosing what a reference points to by typing its number, its heading or words of its text; a range by both its numbers. */
import { type ReactNode, useMemo, useState } from 'react'
import { type FoundPart, partFinder } from '../../../contract/find-parts.ts'
import { useWords } from '../../../i18n.ts'
import { useDrafting } from '../drafting.ts'
import { type PickSection, PickList } from '../pick/pick-list.tsx'

/** More hits help nobody. */
const MOST = 60

/** The contract is read when the list opens: it does not change behind it. */
export const PartPicker = ({ label, onPick }: { readonly label: string; readonly onPick: (found: FoundPart) => void }): ReactNode => {
  const { t } = useWords()
  const { session, rows } = useDrafting()
  const [query, setQuery] = useState('')
  const finder = useMemo(() => partFinder(session.state, rows(session.state)), [session, rows])
  const found = useMemo(() => finder.find(query, MOST), [finder, query])
  const sections: PickSection[] = [
    {
      id: 'parts',
      title: '',
      picks: found.map(({ key, row, number, within, excerpt, to }) => ({
        id: key,
        title: [number, to !== null ? t('references.range') : row.name === '' ? t('outline.nameless') : row.name].filter(Boolean).join('  '),
        description: [within, excerpt].filter((text) => text !== '').join(' · '),
      })),
    },
  ]
  const pick = (key: string): void => {
    const hit = found.find((one) => one.key === key)
    if (hit) onPick(hit)
  }
  return (
    <PickList
      label={label}
      placeholder={t('references.placeholder')}
      query={query}
      onQuery={setQuery}
      sections={sections}
      onPick={pick}
      empty={t('references.nothing_found')}
    />
  )
}
