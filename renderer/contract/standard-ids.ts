/** The ids that the names of a standard have in the contracts drafted from it. */
import { draftSeed, idOfBytes } from '../../shared/library/draft-ids.ts'

const draftId = async (standard: string, name: string): Promise<string> =>
  idOfBytes(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(draftSeed(standard, name)))))

/** The id of each name. */
export const standardIds = async (standard: string, names: readonly string[]): Promise<ReadonlyMap<string, string>> =>
  new Map(await Promise.all(names.map(async (name) => [name, await draftId(standard, name)] as const)))
