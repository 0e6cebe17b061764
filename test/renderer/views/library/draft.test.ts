// @vitest-environment happy-dom
/** A wording while it is edited: saving, conflicts, discarding, and that nothing unsaved gets lost. */
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { undo } from 'prosemirror-history'
import { clauseState } from '../../../../renderer/views/library/clause-state.ts'
import { ClauseDraft } from '../../../../renderer/views/library/draft.ts'
import { dropDraft, followDraft, keepDrafts, keptDraft, openDraft, releaseDrafts, unsavedClauses } from '../../../../renderer/views/library/drafts.ts'
import { namesIn } from '../../../../renderer/views/library/names.ts'
import { wordingFrom } from '../../../../renderer/views/library/wording.ts'
import type { ContractLanguage } from '../../../../shared/model.ts'
import { clausesOf, fakeLibrary, type FakeLibrary, NO_VOCABULARY } from './fake-library.ts'

const names = namesIn('da', NO_VOCABULARY, new Map())
const shipped = (): FakeLibrary => fakeLibrary(clausesOf('da', 'payment', '## penalty: Bod\nno-guidance: a test\n\nBoden forfalder straks.\n'))

const drafted = async ({ library }: FakeLibrary, language: ContractLanguage = 'da'): Promise<ClauseDraft> => {
  const { content, version } = await library.wording('penalty', language, null)
  const base = wordingFrom(content)
  return new ClauseDraft({ id: 'penalty', language, version, base, state: clauseState(base, names) })
}
const type = (draft: ClauseDraft, text: string): void => {
  // The end of the last paragraph: its own end, the clause's and the document's.
  draft.dispatch(draft.state.tr.insertText(text, draft.state.doc.content.size - 2))
}
const textIn = async ({ library }: FakeLibrary): Promise<string> => wordingFrom((await library.wording('penalty', 'da', null)).content).textContent

/** A draft whose save met a newer version. */
const conflicting = async (): Promise<{ fake: FakeLibrary; draft: ClauseDraft }> => {
  const fake = shipped()
  const draft = await drafted(fake)
  type(draft, ' Mit.')
  fake.saveElsewhere('penalty', 'da', (text) => text.replace('straks', 'efter ti dage'))
  expect(await draft.save(fake.library)).toBe(false)
  return { fake, draft }
}

beforeEach(() => {
  dropDraft('penalty', 'da')
  localStorage.clear()
})

describe('saving', () => {
  test('keeps the wording as the next version and has nothing left to save', async () => {
    const fake = shipped()
    const draft = await drafted(fake)
    expect(draft.isDirty).toBe(false)
    type(draft, ' Renter løber.')
    expect(draft.isDirty).toBe(true)
    expect(await draft.save(fake.library)).toBe(true)
    expect(draft).toMatchObject({ isDirty: false, version: 2, saving: { status: 'idle' } })
    expect(await textIn(fake)).toBe('BodBoden forfalder straks. Renter løber.')
  })
  test('what is typed while it saves stays unsaved', async () => {
    const fake = shipped()
    const draft = await drafted(fake)
    type(draft, ' Et.')
    const saving = draft.save(fake.library)
    type(draft, ' To.')
    await saving
    expect(draft.isDirty).toBe(true)
    expect(await textIn(fake)).toBe('BodBoden forfalder straks. Et.')
  })
  test('a refusal is said and the wording stays as it was written', async () => {
    const fake = shipped()
    const draft = await drafted(fake)
    type(draft, ' Et.')
    const refuse = { ...fake.library, saveWording: () => Promise.reject(new Error('disk full')) }
    expect(await draft.save(refuse)).toBe(false)
    expect(draft.saving).toMatchObject({ status: 'failed' })
    expect(draft.wording.textContent).toContain(' Et.')
    expect(draft.isDirty).toBe(true)
  })
  test('undoing back to the saved wording leaves nothing to save', async () => {
    const draft = await drafted(shipped())
    type(draft, ' Et.')
    undo(draft.state, draft.dispatch)
    expect(draft.isDirty).toBe(false)
  })
})

describe('a newer version saved by somebody else', () => {
  test('is shown, and nothing is overwritten', async () => {
    const { fake, draft } = await conflicting()
    expect(draft.saving).toMatchObject({ status: 'conflict', theirs: { version: 2 } })
    expect(await textIn(fake)).toBe('BodBoden forfalder efter ti dage.')
    expect(draft.wording.textContent).toBe('BodBoden forfalder straks. Mit.')
  })
  test('gives way to mine on wish, and stays in the history', async () => {
    const { fake, draft } = await conflicting()
    expect(await draft.keepMine(fake.library)).toBe(true)
    expect(await textIn(fake)).toBe('BodBoden forfalder straks. Mit.')
    expect((await fake.library.versions('penalty', 'da')).map(({ version }) => version)).toEqual([3, 2, 1])
  })
  test('takes the place of mine on wish, and undo brings mine back', async () => {
    const { draft } = await conflicting()
    draft.takeTheirs()
    expect(draft).toMatchObject({ isDirty: false, version: 2, saving: { status: 'idle' } })
    expect(draft.wording.textContent).toBe('BodBoden forfalder efter ti dage.')
    undo(draft.state, draft.dispatch)
    expect(draft.wording.textContent).toBe('BodBoden forfalder straks. Mit.')
  })
  test('that comes while the first is being settled is a conflict again', async () => {
    const { fake, draft } = await conflicting()
    fake.saveElsewhere('penalty', 'da', (text) => text.replace('ti', 'tyve'))
    expect(await draft.keepMine(fake.library)).toBe(false)
    expect(draft.saving).toMatchObject({ status: 'conflict', theirs: { version: 3 } })
  })
})

test('discarded changes come back by undo', async () => {
  const draft = await drafted(shipped())
  type(draft, ' Et.')
  draft.discard()
  expect(draft.isDirty).toBe(false)
  undo(draft.state, draft.dispatch)
  expect(draft.wording.textContent).toBe('BodBoden forfalder straks. Et.')
})

describe('what is not saved', () => {
  test('is written down soon after it is typed', async () => {
    vi.useFakeTimers()
    try {
      const draft = await drafted(shipped())
      followDraft(draft)
      type(draft, ' Et.')
      expect(keptDraft('penalty', 'da')).toBeNull()
      await vi.advanceTimersByTimeAsync(500)
      const kept = keptDraft('penalty', 'da')
      expect(kept?.version).toBe(1)
      expect(wordingFrom(kept?.content ?? null).eq(draft.wording)).toBe(true)
    } finally {
      vi.useRealTimers()
    }
  })
  test('is written down at once before the window closes', async () => {
    const draft = await drafted(shipped())
    followDraft(draft)
    type(draft, ' Et.')
    keepDrafts()
    expect(keptDraft('penalty', 'da')).not.toBeNull()
  })
  test('marks its clause until it is saved', async () => {
    const fake = shipped()
    const draft = await drafted(fake)
    followDraft(draft)
    expect(unsavedClauses().has('penalty')).toBe(false)
    type(draft, ' Et.')
    expect(unsavedClauses().has('penalty')).toBe(true)
    await draft.save(fake.library)
    expect(unsavedClauses().has('penalty')).toBe(false)
    keepDrafts()
    expect(keptDraft('penalty', 'da')).toBeNull()
  })
  test('stays open when the view is left; a draft without changes is let go of', async () => {
    const draft = await drafted(shipped())
    followDraft(draft)
    type(draft, ' Et.')
    releaseDrafts()
    expect(openDraft('penalty', 'da')).toBe(draft)
    draft.discard()
    releaseDrafts()
    expect(openDraft('penalty', 'da')).toBeNull()
  })
  test('a damaged note of a draft is no draft', () => {
    localStorage.setItem('klausul/draft/da/penalty', '{"version":1,')
    expect(keptDraft('penalty', 'da')).toBeNull()
  })
})
