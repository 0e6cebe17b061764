/** The key of a revision: its contract's row and its number in one, so that the revisions of a contract lie together in order. */

/** No contract has as many revisions, and two million contracts stay within what a number holds exactly. */
const REVISIONS = 2 ** 32

export const revisionKey = (contract: number, number: number): number => contract * REVISIONS + number

/** The keys of all revisions of a contract, from and to. */
export const revisionKeys = (contract: number): [from: number, to: number] => [revisionKey(contract, 0), revisionKey(contract + 1, 0) - 1]
