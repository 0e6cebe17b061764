/** What is said about a wording rather than in it: its tags, and why it has no guidance where it has none. */
import { type ReactNode, useState } from 'react'
import type { ClauseDetail } from '../../../shared/api.ts'
import { guidanceText } from '../../../shared/document/plain-text.ts'
import type { ContractLanguage } from '../../../shared/model.ts'
import { api } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { Combobox } from '../../components/combobox.tsx'
import { TagGroup } from '../../components/tag-group.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useWords } from '../../i18n.ts'
import { done } from './done.ts'
import type { ClauseDraft } from './draft.ts'
import { useDraftState } from './use-draft.ts'

export interface ClauseDetailsProps {
  readonly detail: ClauseDetail
  readonly language: ContractLanguage
  readonly draft: ClauseDraft
  /** All tags of the library, to choose from. */
  readonly allTags: readonly string[]
  readonly onChanged: () => Promise<void>
}

export const ClauseDetails = ({ detail, language, draft, allTags, onChanged }: ClauseDetailsProps): ReactNode => {
  const { t } = useWords()
  const [typed, setTyped] = useState('')
  const [added, setAdded] = useState(0)
  const saved = detail.languages[language]
  const [reason, setReason] = useState(saved?.noGuidance ?? '')
  const hasGuidance = guidanceText(useDraftState(draft).doc) !== ''
  if (!saved) return null
  const set = async (details: { tags: string[]; noGuidance: string | null }): Promise<void> => {
    if (await done(() => api.library.setDetails(detail.id, language, details))) await onChanged()
  }
  const add = (tag: string): void => {
    const clean = tag.trim().toLowerCase()
    setTyped('')
    setAdded(added + 1)
    if (clean !== '' && !saved.tags.includes(clean)) void set({ tags: [...saved.tags, clean], noGuidance: saved.noGuidance })
  }
  const keepReason = (): void => {
    const clean = reason.trim() === '' ? null : reason.trim()
    if (clean !== saved.noGuidance) void set({ tags: [...saved.tags], noGuidance: clean })
  }
  return (
    <div className="clause-details">
      <TagGroup
        label={t('library.tags')}
        tags={saved.tags}
        onRemove={(tag) => void set({ tags: saved.tags.filter((one) => one !== tag), noGuidance: saved.noGuidance })}
      />
      <form
        className="clause-details-add"
        onSubmit={(event) => {
          event.preventDefault()
          add(typed)
        }}
        // Before the list of suggestions, which would take the first Enter to close itself.
        onKeyDownCapture={(event) => {
          if (event.key !== 'Enter' || typed.trim() === '' || (event.target as Element).getAttribute('aria-activedescendant')) return
          event.preventDefault()
          event.stopPropagation()
          add(typed)
        }}
      >
        {/* A new one for the next tag: the old one would open its suggestions when it is emptied. */}
        <Combobox
          key={added}
          autoFocus={added > 0}
          label={t('library.new_tag')}
          isLabelHidden
          placeholder={t('library.new_tag')}
          options={allTags.filter((tag) => !saved.tags.includes(tag)).map((tag) => ({ id: tag, label: tag }))}
          value={null}
          onChange={(tag) => tag !== null && add(tag)}
          inputValue={typed}
          onInputChange={setTyped}
          allowsCustomValue
        />
        <Button type="submit" size="small" isDisabled={typed.trim() === ''}>
          {t('library.add_tag')}
        </Button>
      </form>
      {hasGuidance ? (
        <p className="field-description">{t('library.has_guidance')}</p>
      ) : (
        <TextField
          label={t('library.no_guidance_because')}
          description={saved.noGuidance === null ? t('library.guidance_missing') : t('library.no_guidance_help')}
          value={reason}
          onChange={setReason}
          onBlur={keepReason}
        />
      )}
    </div>
  )
}
