/** The rows of a list: which they are, where the first begins and how high each is, in pixels of the page. */
export type RowLayout = { readonly ids: readonly string[]; readonly top: number; readonly rowHeight: number }

/** How many rows are tried in search of one that is still there. */
const TRIED = 50

/**
 * How many pixels to scroll so that the rows that were at `scrollTop` are there again after the list changed from
 * `before` to `after`. Above the second row it is 0: there people want to see what comes in.
 */
export function scrollShift(before: RowLayout, after: RowLayout, scrollTop: number): number {
  const first = Math.floor((scrollTop - before.top) / before.rowHeight)
  if (first < 1) return 0
  for (let index = first; index < Math.min(first + TRIED, before.ids.length); index += 1) {
    const id = before.ids[index] ?? ''
    const now = after.ids[index] === id ? index : after.ids.indexOf(id)
    if (now !== -1) return (now - index) * after.rowHeight + after.top - before.top
  }
  return 0
}
