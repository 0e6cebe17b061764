// For a program that ends before anyone can ask it what it has shown: that is printed as its last line on standard output.
const { writeSync } = require('node:fs')

// oxlint-disable-next-line import/no-unassigned-import -- it replaces the dialogs where they are
require('./scripted-dialogs.cjs')

process.on('exit', () => writeSync(1, `\n${JSON.stringify(globalThis.script.shown)}\n`))
