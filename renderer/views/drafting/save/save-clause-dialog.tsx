/** »Gem som klausul«: the clause at the caret, or the blocks selected in it, kept in the library under a category. */
import { type ReactNode, useCallback, useMemo, useState } from 'react'
import { headingOf, isPart } from '../../../../shared/document/attributes.ts'
import { plainText } from '../../../../shared/document/plain-text.ts'
import { CONTRACT_LANGUAGES, type ContractLanguage } from '../../../../shared/model.ts'
import { api } from '../../../api.ts'
import { Checkbox } from '../../../components/checkbox.tsx'
import { Combobox } from '../../../components/combobox.tsx'
import { FormDialog } from '../../../components/form-dialog.tsx'
import { RadioGroup } from '../../../components/radio-group.tsx'
import { TextArea } from '../../../components/text-area.tsx'
import { TextField } from '../../../components/text-field.tsx'
import { toast } from '../../../components/toasts.tsx'
import { saveNow } from '../../../contract/flushed.ts'
import { keyOf } from '../../../contract/parts.ts'
import { recordOf } from '../../../contract/record.ts'
import { clauseToSave, maySplit, pinClause, selectedBlocks, splitClause } from '../../../contract/saved-clause.ts'
import type { Found } from '../../../editor/commands/places.ts'
import { attempt } from '../../../hooks/attempt.ts'
import { useLanguageName } from '../../../hooks/names.ts'
import { go } from '../../../hooks/navigation.ts'
import { useLoaded } from '../../../hooks/use-loaded.ts'
import { useWords } from '../../../i18n.ts'
import { categoryName } from '../../library/labels.ts'
import { type Drafting, useDrafting } from '../drafting.ts'

/** The clause's own guidance; that of what is inside it stays there. */
const guidanceOf = ({ node }: Found): string =>
  node.children
    .filter((child) => child.type.name === 'guidance_note')
    .map((note) => plainText(note, true))
    .join('\n')

/** Small, as those of the library are. */
const tagsIn = (text: string): string[] => [
  ...new Set(
    text
      .split(',')
      .map((tag) => tag.trim().toLowerCase())
      .filter(Boolean),
  ),
]

interface Wish {
  readonly language: ContractLanguage
  readonly category: string
  readonly tags: string
  readonly heading: string
  readonly guidance: string
  readonly blocks: { readonly from: number; readonly to: number } | null
  /** The blocks become a clause of their own in the contract. */
  readonly isSplit: boolean
}

/** Keep the clause; the contract is saved first, for the library takes it from there. Returns whether it was kept. */
const keep = async ({ session, library }: Drafting, found: Found, { isSplit, ...wish }: Wish): Promise<string | null> => {
  await saveNow(session)
  const key = keyOf(found.node)
  const { language, tags, blocks, heading } = wish
  const { clause, version } = await api.own.saveClause({ ...wish, contract: session.id, part: key, tags: tagsIn(tags) })
  const source = { clause, language, version }
  if (blocks === null) pinClause(key, source)(session.state, session.dispatch)
  else if (isSplit) splitClause(key, blocks, heading.trim(), source)(session.state, session.dispatch)
  await library.refresh()
  return clause
}

const Form = ({ found, onClose }: { readonly found: Found; readonly onClose: () => void }): ReactNode => {
  const { t, compare } = useWords()
  const languageName = useLanguageName()
  const drafting = useDrafting()
  const { session } = drafting
  const [blocks] = useState(() => selectedBlocks(session.state, found))
  const [what, setWhat] = useState<'clause' | 'blocks'>(blocks ? 'blocks' : 'clause')
  const mayBeSplit = what === 'blocks' && blocks !== null && maySplit(found, blocks)
  const [isSplit, setSplit] = useState(true)
  const [language, setLanguage] = useState(recordOf(session.state).language)
  const [heading, setHeading] = useState(headingOf(found.node))
  const [category, setCategory] = useState<string | null>(null)
  const [tags, setTags] = useState('')
  const [guidance, setGuidance] = useState(() => guidanceOf(found))
  const [isRefused, setRefused] = useState(false)
  const [isSaving, setSaving] = useState(false)
  const [listed] = useLoaded(useCallback(() => api.library.list(), []))
  const categories = useMemo(() => {
    const ids = new Set(listed.state === 'ready' ? listed.value.map((item) => item.category) : [])
    return [...ids].map((id) => ({ id, label: categoryName(t, id) })).toSorted((one, other) => compare(one.label, other.label))
  }, [listed, t, compare])
  const save = async (): Promise<void> => {
    setRefused(true)
    if (category === null) return
    setSaving(true)
    const wish = { language, category, tags, heading, guidance, blocks: what === 'blocks' ? blocks : null, isSplit: mayBeSplit && isSplit }
    const clause = await attempt(() => keep(drafting, found, wish))
    setSaving(false)
    if (clause === undefined || clause === null) return
    onClose()
    toast({ text: t('save_clause.saved'), action: { label: t('save_clause.show'), run: () => go({ name: 'library', clause }) } })
  }
  return (
    <FormDialog
      title={t('save_clause.title')}
      onClose={onClose}
      onSubmit={save}
      act={t('save_clause.save')}
      isPending={isSaving}
      isWritten={tags !== '' || guidance !== guidanceOf(found)}
    >
      {blocks && (
        <RadioGroup
          label={t('save_clause.what')}
          options={[
            {
              id: 'blocks',
              label: t('save_clause.blocks', { count: blocks.to - blocks.from }),
              description: blocks && maySplit(found, blocks) ? undefined : t('save_clause.blocks_help'),
            },
            { id: 'clause', label: t('save_clause.whole'), description: found.node.children.some(isPart) ? t('save_clause.whole_help') : undefined },
          ]}
          value={what}
          onChange={setWhat}
        />
      )}
      {mayBeSplit && <Checkbox label={t('save_clause.split')} description={t('save_clause.split_help')} isSelected={isSplit} onChange={setSplit} />}
      <TextField label={t('library.heading')} value={heading} onChange={setHeading} maxLength={200} autoFocus />
      <Combobox
        label={t('library.category_label')}
        options={categories}
        value={category}
        onChange={setCategory}
        {...(isRefused && category === null ? { errorMessage: t('library.category_missing') } : {})}
      />
      <TextField label={t('library.tags')} description={t('save_clause.tags_help')} value={tags} onChange={setTags} maxLength={500} />
      <TextArea label={t('inspector.guidance')} description={t('save_clause.guidance_help')} value={guidance} onChange={setGuidance} />
      <RadioGroup
        label={t('library.language')}
        orientation="horizontal"
        options={CONTRACT_LANGUAGES.map((id) => ({ id, label: languageName(id) }))}
        value={language}
        onChange={setLanguage}
      />
      <p className="field-description">{t('save_clause.values')}</p>
    </FormDialog>
  )
}

export const SaveClauseDialog = ({ onClose }: { readonly onClose: () => void }): ReactNode => {
  const { session } = useDrafting()
  const [found] = useState(() => clauseToSave(session.state))
  return found && <Form found={found} onClose={onClose} />
}
