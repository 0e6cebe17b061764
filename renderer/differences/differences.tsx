/** Shows the differences between two wordings: what came in underlined, what went out struck through, each said in words to screen readers too. */
import { Fragment, type ReactNode, useMemo, useState } from 'react'
import type { TFunction } from 'i18next'
import type { ContractLanguage } from '../../shared/model.ts'
import { Button } from '../components/button.tsx'
import { useWords } from '../i18n.ts'
import type { BlockShape, Token } from './wording-blocks.ts'
import { type BlockDifference, countDifferences, type Run } from './wording-differences.ts'
import './differences.css'

/** Neighbouring words with the same marks are one text; the rest stands apart. */
const grouped = (tokens: readonly Token[]): Token[] => {
  const out: Token[] = []
  for (const token of tokens) {
    const last = out.at(-1)
    if (last?.kind === 'text' && token.kind === 'text' && last.marks.join() === token.marks.join())
      out[out.length - 1] = { ...last, text: last.text + token.text }
    else out.push(token)
  }
  return out
}

const marked = (marks: readonly string[], content: ReactNode): ReactNode =>
  marks.reduceRight((inner, mark) => (mark === 'strong' ? <strong>{inner}</strong> : mark === 'emphasis' ? <em>{inner}</em> : inner), content)

const TokenText = ({ token: { kind, text, marks } }: { readonly token: Token }): ReactNode => {
  switch (kind) {
    case 'text':
      return marked(marks, text)
    case 'break':
      return <br />
    case 'cell':
      return <span className="differences-cell">{text}</span>
    case 'reference':
    case 'field':
    case 'term':
      return <span className={`differences-${kind}`}>{marked(marks, text)}</span>
    default:
      throw new Error('unknown kind of token')
  }
}

const Words = ({ tokens }: { readonly tokens: readonly Token[] }): ReactNode =>
  // The list is never reordered while it is shown.
  grouped(tokens).map((token, place) => <TokenText key={`${place}`} token={token} />)

const RunText = ({ run: { change, tokens }, t }: { readonly run: Run; readonly t: TFunction }): ReactNode => {
  if (change === 'equal') return <Words tokens={tokens} />
  const Element = change === 'inserted' ? 'ins' : 'del'
  return (
    <Element>
      <span className="visually-hidden">{change === 'inserted' ? t('differences.insertion_begins') : t('differences.deletion_begins')} </span>
      <Words tokens={tokens} />
      <span className="visually-hidden"> {change === 'inserted' ? t('differences.insertion_ends') : t('differences.deletion_ends')}</span>
    </Element>
  )
}

/** What a block is, in words. */
const kindIn = (t: TFunction, { kind, guidance }: BlockShape): string => {
  if (guidance) return t('differences.kind.guidance')
  switch (kind) {
    case 'part':
      return t('differences.kind.part')
    case 'definition':
      return t('differences.kind.definition')
    case 'item':
    case 'more':
      return t('differences.kind.item')
    case 'row':
      return t('differences.kind.row')
    case 'signatures':
      return t('differences.kind.signatures')
    case 'annex_list':
      return t('differences.kind.annex_list')
    case 'deviation_list':
      return t('differences.kind.deviation_list')
    case 'title_page':
      return t('differences.kind.title_page')
    case 'parties':
      return t('differences.kind.parties')
    case 'paragraph':
      return t('differences.kind.paragraph')
    default:
      throw new Error('unknown kind of block')
  }
}

/** How a block that is in both wordings stands otherwise than before, a sentence each. */
const changesOfShape = (t: TFunction, before: BlockShape, after: BlockShape): string[] => {
  const out: string[] = []
  const kinds = [kindIn(t, before), kindIn(t, after)] as const
  if (kinds[0] !== kinds[1]) out.push(t('differences.other_kind', { before: kinds[0], after: kinds[1] }))
  else if (before.style !== after.style) out.push(after.kind === 'row' ? t('differences.other_cells') : t('differences.other_labels'))
  if (before.depth !== after.depth || before.level !== after.level) out.push(t('differences.other_level'))
  if (before.condition !== after.condition) {
    if (after.condition === '') out.push(t('differences.condition_gone', { before: before.condition }))
    else if (before.condition === '') out.push(t('differences.condition_new', { after: after.condition }))
    else out.push(t('differences.other_condition', { before: before.condition, after: after.condition }))
  }
  if (before.ownLine !== after.ownLine) out.push(after.ownLine ? t('differences.heading_block') : t('differences.heading_run_in'))
  if (before.reserved !== after.reserved) out.push(after.reserved ? t('differences.reserved') : t('differences.not_reserved'))
  return out
}

const Block = ({
  block: { change, before, after, runs },
  language,
}: {
  readonly block: BlockDifference
  readonly language: ContractLanguage
}): ReactNode => {
  const { t } = useWords()
  const shape = after ?? before
  if (!shape) return null
  const notes = before && after && change === 'changed' ? changesOfShape(t, before, after) : []
  // The head of a clause without a heading is nothing to see; that it came or went is.
  if (runs.length === 0 && shape.kind === 'part' && change === 'equal') return null
  return (
    <li
      className="differences-block"
      data-change={change}
      data-kind={shape.kind}
      data-guidance={shape.guidance || undefined}
      data-depth={shape.depth + shape.level}
    >
      {notes.length > 0 && <p className="differences-note">{notes.join(' ')}</p>}
      <div className="differences-text" lang={language}>
        {shape.label !== '' && <span className="differences-label">{shape.label}</span>}
        {runs.map((run, place) => (
          <RunText key={`${place}`} run={run} t={t} />
        ))}
      </div>
      {runs.length === 0 && (
        <p className="differences-note">
          {change === 'inserted'
            ? t('differences.block_inserted', { kind: kindIn(t, shape) })
            : change === 'deleted'
              ? t('differences.block_deleted', { kind: kindIn(t, shape) })
              : kindIn(t, shape)}
        </p>
      )}
    </li>
  )
}

/** So many equal blocks stand around a change when the rest is folded away. */
const AROUND = 1

/** Stretches of blocks; `folded` ones are equal and not near a change. */
const stretched = (blocks: readonly BlockDifference[]): { readonly folded: boolean; readonly blocks: readonly BlockDifference[] }[] => {
  const near = blocks.map((_block, place) => blocks.slice(Math.max(0, place - AROUND), place + AROUND + 1).some(({ change }) => change !== 'equal'))
  const out: { folded: boolean; blocks: BlockDifference[] }[] = []
  blocks.forEach((block, place) => {
    const folded = near[place] !== true
    const last = out.at(-1)
    if (last?.folded === folded) last.blocks.push(block)
    else out.push({ folded, blocks: [block] })
  })
  return out
}

export interface DifferencesProps {
  /** What `wordingDifferences` found. */
  readonly blocks: readonly BlockDifference[]
  readonly language: ContractLanguage
  /** Names the list for screen readers: which wordings are compared. */
  readonly label: string
  /** Fold away what is equal and not near a change. */
  readonly isFolded?: boolean
}

export const Differences = ({ blocks, language, label, isFolded = false }: DifferencesProps): ReactNode => {
  const { t } = useWords()
  const [opened, setOpened] = useState<ReadonlySet<BlockDifference>>(new Set())
  const count = useMemo(() => countDifferences(blocks), [blocks])
  const parts = useMemo(() => (isFolded ? stretched(blocks) : [{ folded: false, blocks }]), [blocks, isFolded])
  return (
    <div className="differences">
      <p className="differences-summary">
        {count.blocks === 0
          ? t('differences.none')
          : [
              ...(count.insertedWords > 0 ? [t('differences.words_inserted', { count: count.insertedWords })] : []),
              ...(count.deletedWords > 0 ? [t('differences.words_deleted', { count: count.deletedWords })] : []),
              ...(count.insertedWords + count.deletedWords === 0 ? [t('differences.form_only')] : []),
            ].join(', ')}
      </p>
      <ul className="differences-list" aria-label={label}>
        {parts.map(({ folded, blocks: stretch }, place) => {
          const first = stretch[0]
          if (folded && first && !opened.has(first)) {
            return (
              <li key={`${place}`} className="differences-fold">
                <Button variant="quiet" size="small" onPress={() => setOpened(new Set([...opened, first]))}>
                  {t('differences.unchanged', { count: stretch.length })}
                </Button>
              </li>
            )
          }
          return (
            <Fragment key={`${place}`}>
              {stretch.map((block, index) => (
                <Block key={`${index}`} block={block} language={language} />
              ))}
            </Fragment>
          )
        })}
      </ul>
    </div>
  )
}
