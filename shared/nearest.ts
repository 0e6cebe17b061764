/** The known word that a mistyped one was probably meant to be. */

/** Levenshtein distance between two short words. */
const distance = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= b.length; j += 1) {
      next[j] = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}

/** The known word nearest to `word`, if one is near enough (a third of its length), else null. */
export const nearest = (word: string, known: readonly string[]): string | null => {
  let best: string | null = null
  let least = Math.floor(word.length / 3) + 1
  for (const candidate of known) {
    const steps = distance(word, candidate)
    if (steps < least) {
      least = steps
      best = candidate
    }
  }
  return best
}
