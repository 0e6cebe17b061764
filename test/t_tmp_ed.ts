import fc from 'fast-check'
import { anyContract, partsInForce } from '/work/main/test/arbitraries.ts'
import { documentProblems, parse, serialise } from '/work/main/shared/document/format.ts'
let t = performance.now()
const s = fc.sample(anyContract, 300)
console.log('gen', performance.now() - t)
t = performance.now()
for (const c of s) { c.document.check(); const p = documentProblems(c.document); if (p.length) console.log(p); if (!parse(serialise(c)).document.eq(c.document)) console.log('ne') }
console.log('chk', performance.now() - t)
const n = s.map((c) => partsInForce(c).length).sort((a, b) => a - b)
console.log(n.slice(0, 20).join(), n[150], n.at(-1), Math.max(...s.map(c => c.document.nodeSize)))
