/** Choosing a part of the contract by typing its number, its heading or words of its text. */
import { type ReactNode, useMemo, useState } from 'react'
import { partFinder } from '../../../contract/find-parts.ts'
import { useWords } from '../../../i18n.ts'
import { useDrafting } from '../drafting.ts'
import { type PickSection, PickList } from '../pick/pick-list.tsx'

/** More hits help nobody. */
const MOST = 60

/** `onPick` gets the id of the part. The contract is read when the list opens: it does not change behind it. */
export const PartPicker = ({ label, onPick }: { readonly label: string; readonly onPick: (id: string) => void }): ReactNode => {
  const { t } = useWords()
  const { session, rows } = useDrafting()
  const [query, setQuery] = useState('')
  const finder = useMemo(() => partFinder(session.state, rows(session.state)), [session, rows])
  const found = useMemo(() => finder.find(query, MOST), [finder, query])
  const sections: PickSection[] = [
    {
      id: 'parts',
      title: '',
      picks: found.map(({ row, within, excerpt }) => ({
        id: row.key,
        title: [row.number, row.name === '' ? t('outline.nameless') : row.name].join('  '),
        description: [within, excerpt].filter((text) => text !== '').join(' · '),
      })),
    },
  ]
  const pick = (key: string): void => {
    const id = found.find(({ row }) => row.key === key)?.row.id
    if (id !== undefined) onPick(id)
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
