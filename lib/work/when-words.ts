const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** How long ago something was, in words: `just now`, `5 min ago`, `3 h ago`, `yesterday`, `12 days ago`. Both in ms. */
export function agoWords(at: number, now: number): string {
  const past = Math.max(0, now - at)
  if (past < MINUTE_MS) return 'just now'
  if (past < HOUR_MS) return `${Math.floor(past / MINUTE_MS)} min ago`
  if (past < DAY_MS) return `${Math.floor(past / HOUR_MS)} h ago`
  const days = Math.floor(past / DAY_MS)
  return days === 1 ? 'yesterday' : `${days} days ago`
}
