/** Which of several things stayed in order when they were moved about. */

/** The keys that stayed in order: the longest sequence whose places before rise too. The others were moved. */
export const unmoved = (places: ReadonlyMap<string, number>, after: readonly string[]): ReadonlySet<string> => {
  const tails: { readonly place: number; readonly key: string; readonly previous: number }[][] = []
  for (const key of after) {
    const place = places.get(key)
    if (place === undefined) continue
    let low = 0
    let high = tails.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((tails[middle]?.at(-1)?.place ?? 0) < place) low = middle + 1
      else high = middle
    }
    const entry = { place, key, previous: (tails[low - 1]?.length ?? 0) - 1 }
    const pile = tails[low]
    if (pile) pile.push(entry)
    else tails.push([entry])
  }
  const kept = new Set<string>()
  let index = (tails.at(-1)?.length ?? 0) - 1
  for (let pile = tails.length - 1; pile >= 0; pile -= 1) {
    const entry = tails[pile]?.[index]
    if (!entry) break
    kept.add(entry.key)
    index = entry.previous
  }
  return kept
}
