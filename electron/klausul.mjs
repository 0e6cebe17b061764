#!/usr/bin/env node
// The entry of the command line. Plain JavaScript, so that an old Node can say what is missing instead of failing on the first type.
const [major] = process.versions.node.split('.').map(Number)
if (major < 24) {
  process.stderr.write(
    `Klausul needs Node 24 or newer; this is Node ${process.versions.node}. Run "npm ci" in the project folder and start with "npm start" or "npm run -s klausul".\n`,
  )
  process.exitCode = 1
} else {
  const { runFromShell } = await import('./cli/cli.ts')
  process.exitCode = await runFromShell()
}
