// @vitest-environment happy-dom
/** What is still open before an export: fields and blanks by who fills them in, each a way to its place. */
import { expect, test, vi } from 'vitest'
import { ContractSession } from '../../../../renderer/contract/contract-session.ts'
import { contractState } from '../../../../renderer/editor/editor-state.ts'
import { words } from '../../../../renderer/i18n.ts'
import { OpenPoints } from '../../../../renderer/views/export/open-points.tsx'
import { annex, cell, clause, contract, contractOf, field, headerCell, p, row, table } from '../../../build.ts'
import { byRole, press, render, shows } from '../../screen.tsx'
import { connect } from '../../window.tsx'

const PRICES = table(row(headerCell(p('Ydelse')), headerCell(p('Pris'))), row(cell(p('Drift')), cell(p('…'))), row(cell(p('…')), cell(p('… kr.'))))
const open = async (document: Parameters<typeof contractOf>[0], goTo: (pos: number) => void = () => undefined): Promise<ContractSession> => {
  await connect({ info: { language: 'en' } })
  const fields = [{ key: 'fee', label: 'Vederlag', type: 'amount', owner: 'tenderer' }] as const
  const session = new ContractSession('one', 1, contractState(contractOf(document, { fields })), async () => ({ revision: 1, at: '' }))
  await render(<OpenPoints session={session} goTo={goTo} isSigning />)
  return session
}

test('the blanks of a part are one line among what their owner fills in, and lead to the first of them', async () => {
  const goTo = vi.fn<(pos: number) => void>()
  const session = await open(
    contract(annex({ id: 'x', heading: 'Bilag', owner: 'tenderer' }, clause({ id: 'prices', heading: 'Priser' }, p(field('fee')), PRICES))),
    goTo,
  )
  const { t } = words()
  await press(byRole('button', t('export_dialog.open_tenderer')))
  expect(shows('Vederlag')).toBe(true)
  expect(shows(t('export_dialog.open_buyer'))).toBe(false)
  await press(byRole('button', t('export_dialog.blanks_in', { part: 'Bilag 1, punkt 1 Priser', count: 3 })))
  const pos = goTo.mock.calls[0]?.[0] ?? -1
  expect(session.state.doc.textBetween(pos, pos + 1)).toBe('…')
})

test('a contract whose blanks are filled in has nothing open', async () => {
  await open(contract(clause({ id: 'a', heading: 'Priser' }, p('I alt 5 kr.'))))
  expect(shows(words().t('export_dialog.nothing_open'))).toBe(true)
})
