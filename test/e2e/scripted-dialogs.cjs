// Loaded before the program (`electron -r`): every dialog follows `script.answers` and notes what it was asked in `script.shown` (fixtures.ts).
const { dialog, shell } = require('electron')

const script = { answers: JSON.parse(process.env.KLAUSUL_E2E_ANSWERS), shown: [] }
globalThis.script = script

const note = (kind, text) => {
  script.shown.push({ kind, text })
}

dialog.showSaveDialog = async (...args) => {
  note('save', args.at(-1).defaultPath)
  return { canceled: script.answers.save === null, filePath: script.answers.save ?? '' }
}
dialog.showOpenDialog = async (...args) => {
  const { defaultPath, properties } = args.at(-1)
  const kind = properties.includes('openFile') ? 'file' : 'folder'
  note(kind, defaultPath)
  return { canceled: script.answers[kind] === null, filePaths: script.answers[kind] === null ? [] : [script.answers[kind]] }
}
dialog.showMessageBox = async (...args) => {
  note('message', args.at(-1).message)
  return { response: script.answers.message, checkboxChecked: false }
}
dialog.showErrorBox = (title, content) => note('error', `${title}: ${content}`)
shell.showItemInFolder = (file) => note('show', file)
shell.openPath = async (file) => {
  note('open', file)
  return ''
}
