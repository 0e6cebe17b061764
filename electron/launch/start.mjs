#!/usr/bin/env node
// The entry of `npm start` and `npm run dev`. Plain JavaScript, so that an old Node can say what is missing instead of failing on the first type.
const [major] = process.versions.node.split('.').map(Number)
if (major < 24) {
  process.stderr.write(
    `Klausul needs Node 24 or newer; this is Node ${process.versions.node}. Run "npm ci" in the project folder and start with "npm start".\n`,
  )
  process.exitCode = 1
} else {
  const { start } = process.argv.includes('--dev') ? await import('./dev.ts') : await import('./start.ts')
  process.exitCode = await start(process.argv.slice(2).filter((argument) => argument !== '--dev'))
}
