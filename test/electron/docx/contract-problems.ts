/** Everything that must hold of the Word file of any contract, however odd. */
import { flatten } from '../../../shared/document/flatten.ts'
import { resolve } from '../../../shared/document/resolve.ts'
import type { Contract } from '../../../shared/model.ts'
import { accessibilityProblems } from './accessibility.ts'
import {
  bookmarkProblems,
  contentsProblems,
  definitionProblems,
  formattingProblems,
  listProblems,
  numberProblems,
  pieceProblems,
  promptProblems,
  referenceProblems,
  signatureProblems,
  tableProblems,
  textProblems,
} from './expectations.ts'
import type { WordFile } from './word-file.ts'

/** What is wrong with the file of a contract; `paged` when its pages were laid out. */
export const contractProblems = (word: WordFile, contract: Contract, paged: boolean): string[] => {
  const resolution = resolve(contract)
  const signatures = contract.parties.length === 0 ? 0 : flatten(resolution).filter(({ kind }) => kind === 'signatures').length
  return [
    numberProblems(word, resolution),
    listProblems(word, resolution),
    textProblems(word, resolution),
    pieceProblems(word, resolution),
    referenceProblems(word),
    bookmarkProblems(word),
    contentsProblems(word, resolution, paged),
    promptProblems(word, paged),
    definitionProblems(word),
    formattingProblems(word),
    tableProblems(word),
    signatureProblems(word, signatures),
    // Typed labels and empty paragraphs are their author's here; that ours are lists is known from the labels, and that none is added from the texts.
    accessibilityProblems(word, ['lists', 'empty paragraphs']),
  ].flat()
}
