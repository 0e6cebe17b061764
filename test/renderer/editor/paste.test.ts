/** @vitest-environment happy-dom */
/** Pasting text and HTML: numbering that was typed becomes clauses and lists, and no word is lost. */
import { expect, test } from 'vitest'
import { copied, cut, paste } from '../../../renderer/editor/clipboard.ts'
import { annex, type Built, cell, chapter, clause, contract, definition, footnote, guidance, item, list, p, ref, row, table } from '../../build.ts'
import { after, done, idsIn, line, stateOf } from './editing.ts'

const transfer = (data: Readonly<Record<string, string>>) => ({ getData: (type: string): string => data[type] ?? '' })
const text = (...lines: readonly string[]) => paste(transfer({ 'text/plain': lines.join('\n') }))
const html = (markup: string) => paste(transfer({ 'text/html': markup }))
/** An empty clause to paste into, in a contract that has a clause before it. */
const EMPTY = (): Built => contract(clause({ id: 'a' }, 'x'), clause({ id: 'b' }, p('<cursor>')))
/** What stands in the empty clause's place, without the ids that are all new. */
const made = (command: ReturnType<typeof paste>): string => after(EMPTY(), command).replace('a"x" ', '').replaceAll('|', '')

test.each<[string, readonly string[], string]>([
  ['numbered clauses', ['1. Formål', '2. Vederlag'], '*"Formål" *"Vederlag"'],
  [
    'nested clauses',
    ['1. Formål', '1.1 Leverandøren leverer.', '1.2 Kunden betaler.', '2. Vederlag', '2.1 Prisen er fast.'],
    '*##Formål(*"Leverandøren leverer." *"Kunden betaler.") *##Vederlag(*"Prisen er fast.")',
  ],
  ['clauses from the middle of a contract', ['16.2 Leverandøren leverer.', '16.3 Kunden betaler.'], '*"Leverandøren leverer." *"Kunden betaler."'],
  [
    'paragraphs in clauses',
    ['1.1 Leverandøren leverer.', 'Det sker straks.', '1.2 Kunden betaler.'],
    '*"Leverandøren leverer.""Det sker straks." *"Kunden betaler."',
  ],
  ['sections of a statute', ['§ 1. Loven gælder alle.', '§ 2. Den træder i kraft.'], '*"Loven gælder alle." *"Den træder i kraft."'],
  ['a number glued to its heading', ['1.Avtalen', '2.Varighet'], '*"Avtalen" *"Varighet"'],
  ['a heading in capitals', ['7 ANSVAR', '7.1 Parterne er ansvarlige.'], '*##ANSVAR(*"Parterne er ansvarlige.")'],
  [
    'roman lists',
    ['1.1 Leverandøren skal:', '(i) levere,', '(ii) teste og', '(iii) overdrage.', '1.2 Kunden betaler.'],
    '*"Leverandøren skal:"[roman_parens *"levere,", *"teste og", *"overdrage."] *"Kunden betaler."',
  ],
  ['lettered lists', ['a) det ene', 'b) det andet'], 'b[alpha_paren *"det ene", *"det andet"]'],
  ['letters in parentheses beyond h', ['(g) syv', '(h) otte', '(i) ni', '(j) ti'], 'b[alpha_parens *"syv", *"otte", *"ni", *"ti"]'],
  [
    'lists in lists',
    ['a) det ene', '(i) dets første', '(ii) dets andet', 'b) det andet'],
    'b[alpha_paren *"det ene"[roman_parens *"dets første", *"dets andet"], *"det andet"]',
  ],
  [
    'small roman numbers with a full stop in a lettered list',
    ['a) det ene', 'i. dets første', 'ii. dets andet', 'b) det andet'],
    'b[alpha_paren *"det ene"[roman_dot *"dets første", *"dets andet"], *"det andet"]',
  ],
  ['bullets', ['• ost', '• brød'], 'b[bullet *"ost", *"brød"]'],
  ['dashes', ['– ost', '– brød'], 'b[dash *"ost", *"brød"]'],
  [
    'numbers that count something in a clause',
    ['5.2 Kunden skal:', '1. betale', '2. kvittere', '5.3 Intet andet.'],
    '*"Kunden skal:"[digit_paren *"betale", *"kvittere"] *"Intet andet."',
  ],
  [
    'a paragraph between items',
    ['(a) det ene', 'som er stort', '(b) det andet', 'Slut.'],
    'b[alpha_parens *"det ene""som er stort", *"det andet"]"Slut."',
  ],
  [
    'dates are no clauses',
    ['1. juli 2030 begynder det.', '31. december 2030 ender det.'],
    'b"1. juli 2030 begynder det.""31. december 2030 ender det."',
  ],
  ['amounts are no clauses', ['1.500 kr. betales straks.', '30 dage senere resten.'], 'b"1.500 kr. betales straks.""30 dage senere resten."'],
  ['a number in small letters is no clause alone', ['2.5 procent lægges til.'], 'b"2.5 procent lægges til."'],
  ['a single clause', ['1.1 Leverandøren leverer.'], '*"Leverandøren leverer."'],
  ['empty lines are none', ['Det ene.', '', '', 'Det andet.'], 'b"Det ene.""Det andet."'],
  [
    'lines that an e-mail broke',
    ['Leverandøren skal levere alt det, som er aftalt', 'mellem parterne. Det sker straks.', 'Kunden betaler.'],
    'b"Leverandøren skal levere alt det, som er aftalt mellem parterne. Det sker straks.""Kunden betaler."',
  ],
  ['hard spaces and quotes as they are', ['»Dag«\u00a0er "en" dag'], 'b"»Dag«\u00a0er "en" dag"'],
])('plain text: %s', (_name, lines, expected) => {
  expect(made(text(...lines))).toBe(expected)
})

const word = (level: number, label: string, words: string, tag = 'p'): string =>
  `<${tag} class=MsoListParagraph style='mso-list:l0 level${level} lfo1'><![if !supportLists]><span style='mso-list:Ignore'>${label}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span><![endif]>${words}<o:p></o:p></${tag}>`

test.each<[string, string, string]>([
  [
    'Word’s clauses',
    word(1, '1.', 'Formål', 'h1') + word(2, '1.1', 'Leverandøren leverer.') + word(2, '1.2', 'Kunden betaler.'),
    '*##Formål(*"Leverandøren leverer." *"Kunden betaler.")',
  ],
  [
    'Word’s lists',
    `<p>Nemlig:</p>${word(1, '(a)', 'det ene')}${word(2, '(i)', 'dets første')}${word(1, '(b)', 'det andet')}`,
    'b"Nemlig:"[alpha_parens *"det ene"[roman_parens *"dets første"], *"det andet"]',
  ],
  ['Word’s bullets', word(1, '·', 'ost') + word(2, 'o', 'gammel') + word(1, '·', 'brød'), 'b[bullet *"ost"[bullet *"gammel"], *"brød"]'],
  [
    'Word’s fields, comments and deletions',
    `<p>jf. <span style='mso-element:field-begin'></span> REF _Ref1 \\r \\h <span style='mso-element:field-separator'></span>punkt 5<span style='mso-element:field-end'></span>, <del>straks</del><ins>senere</ins><a class=msocomanchor href="#c">[H1]</a></p><div style='mso-element:comment-list'><p>Er det rigtigt?</p></div>`,
    'b"jf. punkt 5, senere"',
  ],
  [
    'footnotes keep their words',
    `<p>Prisen<a style='mso-footnote-id:ftn1' href='#f'>[1]</a> er fast.</p><div style='mso-element:footnote-list'><p>[1] Uden moms.</p></div>`,
    'b"Prisen[1] er fast.""[1] Uden moms."',
  ],
  [
    'Word’s footnotes',
    `<p>Prisen<a style='mso-footnote-id:ftn1' href='#_ftn1'><span>[1]</span></a> er fast.</p><h1>Ansvar<a style='mso-footnote-id:ftn2' href='#_ftn2'>[2]</a></h1><div style='mso-element:footnote-list'><div style='mso-element:footnote' id=ftn1><p><a style='mso-footnote-id:ftn1'>[1]</a> Uden\n moms.</p></div><div style='mso-element:footnote' id=ftn2><p><a style='mso-footnote-id:ftn2'>[2]</a> Se dog loven.</p></div></div>`,
    'b"Prisen^(Uden moms.) er fast." *##Ansvar[2]"[2] Se dog loven."',
  ],
  ['headings of a web page', '<h1>Aftale</h1><p>Indledning.</p><h2>Pris</h2><p>Den er fast.</p>', '*##Aftale"Indledning."(*##Pris"Den er fast.")'],
  ['numbers under headings of their own', '<h2>Pris</h2><p>1. Den er fast.</p><p>2. Den er lav.</p>', '*##Pris(*"Den er fast." *"Den er lav.")'],
  [
    'lists of a web page',
    '<p>Nemlig</p><ul><li>ost<ul><li>gammel</li></ul></li><li><p>brød</p><p>til ost</p></li></ul>',
    'b"Nemlig"[bullet *"ost"[bullet *"gammel"], *"brød""til ost"]',
  ],
  ['ordered lists', '<ol><li>et</li><li>to</li></ol><ol type="a"><li>tre</li></ol>', 'b[digit_paren *"et", *"to"][alpha_paren *"tre"]'],
  ['line breaks', '<p>Rådhuspladsen 1<br>1550 København</p>', 'b"Rådhuspladsen 1""1550 København"'],
  ['spaces as a browser shows them', '<p>  det \n ene  <b> og </b> det <i>andet</i> </p>', 'b"det ene og det andet"'],
  [
    'tables',
    '<table><tr><th>Navn</th><th>Pris</th></tr><tr><td>Ost<p>gammel</p></td><td>5</td></tr></table>',
    'b<^"Navn",^"Pris";"Ost""gammel","5">',
  ],
  ['tables with cells over two columns', '<table><tr><td colspan="2">Alt</td></tr><tr><td>a</td><td>b</td></tr></table>', 'b<"Alt";"a","b">'],
  ['rows that are too short', '<table><tr><td>a</td></tr><tr><td>b</td><td>c</td></tr></table>', 'b<"a","";"b","c">'],
  ['cells that reach below the table', '<table><tr><td rowspan="9">a</td><td>b</td></tr></table>', 'b<"a","b">'],
  [
    'a table that is only a frame',
    '<table><tr><td><p>1.1 Leverandøren leverer.</p><p>1.2 Kunden betaler.</p></td></tr></table>',
    '*"Leverandøren leverer." *"Kunden betaler."',
  ],
  ['tables in tables', '<table><tr><td><table><tr><td>a</td><td>b</td></tr></table></td><td>c</td></tr></table>', 'b<"a""b","c">'],
  [
    'no scripts and styles',
    '<style>p{}</style><script>alert(1)</script><p onclick="alert(1)">ord<img src=x onerror=alert(1)></p><template>nej</template>',
    'b"ord"',
  ],
  ['nothing that is hidden', '<p>ord<span style="display:none">nej</span><span hidden>nej</span></p>', 'b"ord"'],
  ['Google’s wrapper that is not bold', '<b style="font-weight:normal"><p>ord</p></b>', 'b"ord"'],
])('HTML: %s', (_name, markup, expected) => {
  expect(made(html(markup))).toBe(expected)
})

test('bold and italic words stay bold and italic, nothing else stays', () => {
  const state = done(stateOf(EMPTY()), html('<p><b>et</b> <em>to</em> <u>tre</u> <span style="font-weight:700;color:red">fire</span></p>'))
  const marks = state?.doc.child(1).firstChild?.content.content.map((node) => `${node.text}:${node.marks.map((mark) => mark.type.name).join()}`)
  expect(marks).toEqual(['et:strong', ' :', 'to:emphasis', ' tre :', 'fire:strong'])
})

test.each<[string, Built, ReturnType<typeof paste>, string]>([
  ['words into a text', contract(clause({ id: 'a' }, 'x<cursor>y')), text('ord'), 'a"xord|y"'],
  ['words in place of what is selected', contract(clause({ id: 'a' }, 'x<from>y'), clause({ id: 'b' }, 'z<to>w')), text('ord'), 'a"xord|w"'],
  ['paragraphs into a text', contract(clause({ id: 'a' }, 'x<cursor>y')), text('Et.', 'To.', 'Tre.'), 'a"xEt.""To.""Tre.|y"'],
  ['a list into a text', contract(clause({ id: 'a' }, 'x<cursor>y')), text('- et', '- to'), 'a"x"[dash *"et", *"to|"]"y"'],
  [
    'a list into a list',
    contract(clause({ id: 'a' }, list('dash', item({ id: 'i' }, 'x<cursor>'), item({ id: 'j' }, 'y')))),
    text('- et', '- to'),
    'a[dash i"x", *"et", *"to|", j"y"]',
  ],
  [
    'paragraphs into an empty item',
    contract(clause({ id: 'a' }, list('dash', item({ id: 'i' }, p('<cursor>'))))),
    text('Et.', 'To.'),
    'a[dash *"Et.", *"To.|"]',
  ],
  [
    'paragraphs into an item',
    contract(clause({ id: 'a' }, list('dash', item({ id: 'i' }, 'x<cursor>y')))),
    text('Et.', 'To.'),
    'a[dash i"xEt.""To.|y"]',
  ],
  ['a list into a cell', contract(clause({ id: 'a' }, table(row(cell('x<cursor>'))))), text('a) et', 'b) to'), 'a<"x""a) et""b) to|">'],
  [
    'a table into a note',
    contract(clause({ id: 'a' }, guidance('x<cursor>'))),
    html('<table><tr><td>a</td><td>b</td></tr></table>'),
    'a{"x""a""b|"}',
  ],
  [
    'paragraphs into a heading',
    contract(clause({ id: 'a', heading: 'H<cursor>J', heading_style: 'block' }, 'x')),
    text('Et.', 'To.'),
    'a##HEt.J"To.|""x"',
  ],
  ['paragraphs into a chapter’s heading', contract(chapter({ id: 'I', heading: 'H<cursor>' })), text('Et.', 'To.'), 'I##HEt.(*"To.|")'],
  [
    'paragraphs into a definition',
    contract(clause({ id: 'a' }, definition({ id: 'd', term: 'Dag' }, 'x<cursor>y'))),
    text('Et.', 'To.'),
    'a=Dag"xEt.""To.|y"',
  ],
  [
    'clauses after the clause',
    contract(clause({ id: 'a' }, 'x<cursor>y', clause({ id: 'a1' }, 'z')), clause({ id: 'b' }, 'w')),
    text('1. Et er et.', '2. To er to.'),
    'a"xy"(a1"z") *"Et er et." *"To er to.|" b"w"',
  ],
  ['clauses before the clause', contract(clause({ id: 'a' }, '<cursor>x')), text('1. Et er et.', '2. To er to.'), '*"Et er et." *"To er to.|" a"x"'],
  [
    'clauses of a lower level into the clause',
    contract(clause({ id: 'a', heading: 'H<cursor>', heading_style: 'block' }, clause({ id: 'a1' }, 'z'))),
    text('5.1 Et er et.', '5.2 To er to.'),
    'a##H(*"Et er et." *"To er to.|" a1"z")',
  ],
  [
    'clauses of a higher level beside the one of theirs',
    contract(clause({ id: 'a' }, 'x', clause({ id: 'a1' }, 'z<cursor>'))),
    text('6. Et er et.', '7. To er to.'),
    'a"x"(a1"z") *"Et er et." *"To er to.|"',
  ],
  [
    'text before clauses goes into the text',
    contract(clause({ id: 'a' }, 'x<cursor>')),
    text('Først.', '1. Et er et.', '2. To er to.'),
    'a"xFørst." *"Et er et." *"To er to.|"',
  ],
  [
    'clauses into a chapter',
    contract(chapter({ id: 'I', heading: 'H<cursor>' }, clause({ id: 'a' }, 'x'))),
    text('1. Et er et.', '2. To er to.'),
    'I##H(*"Et er et." *"To er to.|" a"x")',
  ],
  [
    'clauses into an annex',
    contract(annex({ id: 'x', heading: 'H' }, 'u<cursor>', clause({ id: 'a' }, 'x'))),
    text('1. Et er et.', '2. To er to.'),
    'x##H"u"(*"Et er et." *"To er to.|" a"x")',
  ],
])('pasting %s', (_name, document, command, expected) => {
  expect(after(document, command)).toBe(expected)
})

test('pasting without formatting takes every line as it stands', () => {
  expect(after(EMPTY(), paste(transfer({ 'text/plain': '1. Formål\n(i) det\tene', 'text/html': '<p>nej</p>' }), true))).toBe(
    'a"x" b"1. Formål""(i) det ene|"',
  )
})

/** Copy what is selected in one document, and paste it at the cursor of another, or of what the cut has left. */
const carry = (document: Built, into: Built | null, act: 'copy' | 'cut'): string => {
  const state = stateOf(document)
  const data = transfer(copied(state))
  const left = act === 'cut' ? done(state, cut) : state
  const target = into ? stateOf(into) : left
  const at = document.tags['at']
  const there = target && (into || at === undefined ? target : target)
  const result = there && done(there, paste(data))
  return result ? line(result, new Set([...idsIn(document), ...(into ? idsIn(into) : [])])) : 'refused'
}

test('a clause that was cut is the same one when it is pasted, and references still point to it', () => {
  const document = contract(clause({ id: 'a', heading: '<from>H' }, 'x<to>'), clause({ id: 'b' }, 'y ', ref('a')))
  const state = done(stateOf(document), cut)
  expect(state && line(state, idsIn(document))).toBe('b"|y →a"')
  const pasted = state && done(state, paste(transfer(copied(stateOf(document)))))
  expect(pasted && line(pasted, idsIn(document))).toBe('a#H"x|" b"y →a"')
})

test('a clause that was copied is a new one beside the first', () => {
  expect(carry(contract(clause({ id: 'a', heading: '<from>H' }, 'x ', ref('a'), ref('b'), '<to>'), clause({ id: 'b' }, 'y')), null, 'copy')).toBe(
    '*#H"x →*→b|" b"y"',
  )
})

test.each<[string, Built, Built, string]>([
  [
    'a clause keeps its identity where it is new',
    contract(clause({ id: 'a', heading: '<from>H' }, 'x<to>')),
    contract(clause({ id: 'c' }, 'z<cursor>')),
    'c"z" a#H"x|"',
  ],
  ['words of a text', contract(clause({ id: 'a' }, 'x<from>y<to>z')), contract(clause({ id: 'c' }, 'z<cursor>')), 'c"zy|"'],
  [
    'the end of one clause and the beginning of the next',
    contract(clause({ id: 'a' }, 'x<from>y'), clause({ id: 'b' }, 'u'), clause({ id: 'c' }, 'v<to>w')),
    contract(clause({ id: 'd' }, 'z<cursor>')),
    'd"zy" b"u" c"v|"',
  ],
  [
    'clauses with what is inside them',
    contract(clause({ id: 'a' }, '<from>x', clause({ id: 'a1' }, 'y')), clause({ id: 'b' }, 'u<to>')),
    contract(clause({ id: 'd' }, p('<cursor>'))),
    'a"x"(a1"y") b"u|"',
  ],
  [
    'up to the beginning of the next clause, which stays',
    contract(clause({ id: 'a' }, '<from>x'), clause({ id: 'b' }, '<to>u')),
    contract(clause({ id: 'd' }, p('<cursor>'))),
    'a"x|"',
  ],
  [
    'part of a list',
    contract(clause({ id: 'a' }, list('dash', item({ id: 'i' }, 'x<from>y'), item({ id: 'j' }, 'z'), item({ id: 'k' }, 'u<to>v')))),
    contract(clause({ id: 'd' }, 'w<cursor>')),
    'd"wy"[dash j"z", k"u|"]',
  ],
  [
    'an annex',
    contract(annex({ id: 'x', heading: '<from>H' }, 'u', clause({ id: 'a' }, 'v<to>'))),
    contract(clause({ id: 'd' }, 'w<cursor>'), annex({ id: 'y', heading: 'J' })),
    'd"w" x##H"u"(a"v|") y##J',
  ],
  [
    'a chapter among chapters',
    contract(chapter({ id: 'I', heading: '<from>H' }, clause({ id: 'a' }, 'v<to>'))),
    contract(chapter({ id: 'II', heading: 'J' }, clause({ id: 'd' }, 'w<cursor>')), clause({ id: 'e' }, 'q')),
    'II##J(d"w") I##H(a"v|") e"q"',
  ],
  [
    'a chapter into an annex',
    contract(chapter({ id: 'I', heading: '<from>H' }, clause({ id: 'a' }, 'v<to>'))),
    contract(annex({ id: 'y', heading: 'J<cursor>' })),
    'y##J(I##H(a"v|"))',
  ],
])('from contract to contract: %s', (_name, from, into, expected) => {
  expect(carry(from, into, 'copy')).toBe(expected)
})

test('the words of a footnote stay where there can be none', () => {
  const note = contract(clause({ id: 'a' }, p('<from>Pris', footnote('uden moms'), '<to>')))
  const data = copied(stateOf(note))
  expect(after(contract(clause({ id: 'b', heading: 'H <cursor>', heading_style: 'block' }, 'x')), paste(transfer(data)))).toBe(
    'b##H Pris (uden moms)|"x"',
  )
})
