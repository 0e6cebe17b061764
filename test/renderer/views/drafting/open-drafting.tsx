/** The drafting view of a contract on a fake main process, with its session at hand. */
import { Profiler } from 'react'
import { vi } from 'vitest'
import { FrameSlotContext } from '../../../../renderer/components/frame-slot.tsx'
import { Toasts } from '../../../../renderer/components/toasts.tsx'
import { ContractSession } from '../../../../renderer/contract/contract-session.ts'
import { contractState } from '../../../../renderer/editor/editor-state.ts'
import { createDrafting, type Drafting, DraftingContext } from '../../../../renderer/views/drafting/drafting.ts'
import { arrange, type Layout } from '../../../../renderer/views/drafting/layout.ts'
import { Workspace } from '../../../../renderer/views/drafting/workspace.tsx'
import type { Api } from '../../../../shared/api.ts'
import type { Contract } from '../../../../shared/model.ts'
import type { Answers } from '../../fake-api.ts'
import { render } from '../../screen.tsx'
import { connect } from '../../window.tsx'

export interface OpenDrafting {
  readonly session: ContractSession
  readonly drafting: Drafting
  /** How often anything in the view was drawn. */
  readonly drawn: () => number
  readonly save: ReturnType<typeof vi.fn<Api['contracts']['save']>>
  readonly reopen: ReturnType<typeof vi.fn<() => void>>
}

/** Draw the view with its panes arranged as wished, in English. */
export const openDrafting = async (contract: Contract, wish: Partial<Layout> = {}, answers: Answers = {}): Promise<OpenDrafting> => {
  await connect({ info: { language: 'en' } }, { library: { currentVersions: async () => ({}) }, ...answers })
  arrange({ left: true, right: true, leftTab: 'outline', rightTab: 'fields', ...wish })
  let revision = 1
  const save = vi.fn<Api['contracts']['save']>(async () => {
    revision += 1
    return { revision, at: '2027-03-02T12:00:00.000Z' }
  })
  const session = new ContractSession('one', revision, contractState(contract), save)
  const drafting = createDrafting(session)
  const reopen = vi.fn<() => void>()
  const slot = document.createElement('header')
  document.body.append(slot)
  let drawn = 0
  await render(
    <Profiler id="drafting" onRender={() => (drawn += 1)}>
      <FrameSlotContext value={slot}>
        <DraftingContext value={drafting}>
          <Workspace reopen={reopen} />
        </DraftingContext>
      </FrameSlotContext>
      <Toasts />
    </Profiler>,
  )
  return { session, drafting, drawn: () => drawn, save, reopen }
}
