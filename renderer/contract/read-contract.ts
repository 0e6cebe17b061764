/** A stored contract read a little at a time. */
import { parsing } from '../../shared/document/format.ts'
import type { Contract } from '../../shared/model.ts'
import { inSlices } from './in-slices.ts'

/** Read a stored contract without holding up the window. Throws what `parse` throws. */
export const readContract = (text: string): Promise<Contract> => inSlices(parsing(text))
