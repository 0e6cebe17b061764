/** What the parts of the form for a house style share. */
import type { HouseStyle } from '../../../../shared/house-style.ts'

export interface Editing {
  readonly style: HouseStyle
  readonly change: (part: Partial<HouseStyle>) => void
  /** What is wrong with a property, by its place (house-style-check.ts), as a sentence. */
  readonly problem: (place: string) => string | undefined
}
