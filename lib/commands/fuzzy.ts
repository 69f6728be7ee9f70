/**
 * How well `text` answers `query`: more is better, null if not at all. Every word of the query has to be in it: at its
 * start, at the start of a word, inside one, or letter by letter in that order (`sp pl` finds "Split at the playhead").
 */
export function fuzzyFit(query: string, text: string): number | null {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  const fits = words.map((word) => wordFit(word, text.toLowerCase()))
  if (fits.some((fit) => fit === null)) return null
  const sum = fits.reduce<number>((total, fit) => total + (fit ?? 0), 0)
  return sum / Math.max(words.length, 1) - text.length / 100
}

function wordFit(word: string, text: string): number | null {
  const at = text.indexOf(word)
  if (at === 0) return 100
  if (text.search(new RegExp(`(?<![\\p{L}\\p{N}])${escaped(word)}`, 'u')) >= 0) return 80
  if (at > 0) return 60
  const spread = spreadOf(word, text)
  return spread === null ? null : Math.max(40 - spread, 1)
}

/** How many characters lie between those of `word`, found in order in `text`; null if they are not. */
function spreadOf(word: string, text: string): number | null {
  let at = -1
  let first = -1
  for (const character of word) {
    at = text.indexOf(character, at + 1)
    if (at < 0) return null
    if (first < 0) first = at
  }
  return at - first + 1 - word.length
}

const escaped = (word: string): string => word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')

/** Those of `items` that answer `query`, the best first; all, in their order, where nothing is asked. */
export function fuzzySort<T>(query: string, items: readonly T[], textOf: (item: T) => string): readonly T[] {
  if (query.trim() === '') return items
  return items
    .flatMap((item) => {
      const fit = fuzzyFit(query, textOf(item))
      return fit === null ? [] : [{ item, fit }]
    })
    .sort((a, b) => b.fit - a.fit)
    .map(({ item }) => item)
}
