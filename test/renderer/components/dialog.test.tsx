// @vitest-environment happy-dom
/** Dialogs whose act is done by a key. */
import { expect, test } from 'vitest'
import { Button } from '../../../renderer/components/button.tsx'
import { Dialog } from '../../../renderer/components/dialog.tsx'
import { TextArea } from '../../../renderer/components/text-area.tsx'
import { byRole, focus, key, render } from '../screen.tsx'
import { connect } from '../window.tsx'

test.each([
  [true, []],
  [false, ['done']],
])('Ctrl+Enter in a text of several lines does what the dialog is for, unless that cannot be done: %s', async (isDisabled, expected) => {
  await connect({ info: { language: 'en' } }, {})
  const done: string[] = []
  await render(
    <Dialog
      title="Footnote"
      isOpen
      onClose={() => undefined}
      onSubmit={() => done.push('done')}
      footer={
        <Button type="submit" isDisabled={isDisabled}>
          Insert
        </Button>
      }
    >
      <TextArea label="Text" />
    </Dialog>,
  )
  await focus(byRole('textbox', 'Text'))
  await key('Enter')
  expect(done).toEqual([])
  await key('Mod+Enter')
  expect(done).toEqual(expected)
})
