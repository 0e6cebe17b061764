// @vitest-environment happy-dom
/** The export dialog when nothing was written: refused, or ended by the user. */
import { expect, test, vi } from 'vitest'
import { ContractSession } from '../../../../renderer/contract/contract-session.ts'
import { contractState } from '../../../../renderer/editor/editor-state.ts'
import { words } from '../../../../renderer/i18n.ts'
import { ExportDialog } from '../../../../renderer/views/export/export-dialog.tsx'
import { AppError } from '../../../../shared/errors.ts'
import { clause, contract, contractOf, field, p } from '../../../build.ts'
import { byRole, press, shows, render, until } from '../../screen.tsx'
import { connect } from '../../window.tsx'

const sessionWithOpenField = (): ContractSession => {
  const fields = [{ key: 'customer.name', label: 'Kundens navn', type: 'text', owner: 'buyer' }] as const
  const state = contractState(contractOf(contract(clause({ id: 'a' }, p('Kunden er ', field('customer.name'), '.'))), { fields }))
  return new ContractSession('one', 1, state, async () => ({ revision: 1, at: '' }))
}

test('what keeps a contract from being signed is told in the words of the contract, each a way to its place', async () => {
  const problem = { place: 'customer.name', code: 'open_field_buyer', params: { label: 'Kundens navn' } }
  await connect(
    { info: { language: 'en' } },
    {
      contracts: {
        pdfConverter: async () => null,
        exportWord: async () => {
          throw new AppError('not_ready_to_sign', {}, [problem])
        },
      },
    },
  )
  const session = sessionWithOpenField()
  const goTo = vi.fn<(pos: number) => void>()
  await render(<ExportDialog session={session} onClose={() => undefined} onGoTo={goTo} />)
  const { t } = words()
  await press(byRole('button', t('export_dialog.export')))
  await until(() => shows(t('error.not_ready_to_sign')))
  expect(shows('customer.name')).toBe(false)
  await press(byRole('button', 'Kundens navn'))
  expect(session.state.doc.nodeAt(goTo.mock.calls[0]?.[0] ?? -1)?.type.name).toBe('field')
})

test('an export that takes long can be ended, and another is chosen', async () => {
  const { promise: ended, resolve: end } = Promise.withResolvers<null>()
  await connect(
    { info: { language: 'en' } },
    {
      contracts: {
        pdfConverter: async () => null,
        exportWord: () => ended,
        cancelExport: async () => end(null),
      },
    },
  )
  await render(<ExportDialog session={sessionWithOpenField()} onClose={() => undefined} onGoTo={() => undefined} />)
  const { t } = words()
  await press(byRole('button', t('export_dialog.export')))
  await press(byRole('button', t('export_dialog.stop')))
  await until(() => byRole('button', t('export_dialog.export')).isConnected)
  expect(shows(t('export_dialog.stop'))).toBe(false)
})
