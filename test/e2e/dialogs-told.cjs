// Loaded before the program (`electron -r`): every dialog is printed on standard output, as one line of JSON, and answered with its cancelling button.
const { dialog } = require('electron')

const tell = (message, detail, buttons) => process.stdout.write(`dialog ${JSON.stringify({ message, detail, buttons })}\n`)

dialog.showErrorBox = (title, text) => tell(title, text, [])
dialog.showMessageBox = async (...given) => {
  const { message, detail = '', buttons = [], cancelId = 0 } = given.at(-1)
  tell(message, detail, buttons)
  return { response: cancelId, checkboxChecked: false }
}
dialog.showMessageBoxSync = (...given) => {
  const { message, detail = '', buttons = [], cancelId = 0 } = given.at(-1)
  tell(message, detail, buttons)
  return cancelId
}
