/** Comparing what panes show: when nothing differs, the old value stays and nothing is drawn again. */

/** Whether two lists hold the same things in the same order. */
export const sameItems = <Item>(one: readonly Item[], other: readonly Item[], same: (a: Item, b: Item) => boolean = Object.is): boolean =>
  one.length === other.length && one.every((item, index) => same(item, other[index] as Item))
