import type { Item, Modifiers } from './gesture'

/**
 * What is selected after a click on `clickedId`, in the order of choice; the last one is the primary one. Alone it is
 * selected alone; with Ctrl it is added or taken away; with Shift everything of its lane from the primary one's time to its own
 * is added.
 */
export function selectionOfClick(
  items: readonly Item[],
  selectedIds: readonly string[],
  clickedId: string,
  { shift, toggle }: Pick<Modifiers, 'shift' | 'toggle'>,
): readonly string[] {
  const others = selectedIds.filter((id) => id !== clickedId)
  if (shift) return [...new Set([...others, ...between(items, selectedIds.at(-1), clickedId)])]
  if (toggle) return selectedIds.includes(clickedId) ? others : [...others, clickedId]
  return [clickedId]
}

/** The segments of the lane of `clickedId` within the time from `anchorId` to it, `clickedId` last. */
function between(items: readonly Item[], anchorId: string | undefined, clickedId: string): readonly string[] {
  const clicked = items.find(({ id }) => id === clickedId)
  const anchor = items.find(({ id }) => id === anchorId)
  if (clicked === undefined || anchor === undefined) return [clickedId]
  const start = Math.min(clicked.startFrame, anchor.startFrame)
  const end = Math.max(clicked.endFrame, anchor.endFrame)
  const inside = items.filter(
    (item) => item.lane === clicked.lane && item.id !== clickedId && item.startFrame < end && item.endFrame > start,
  )
  return [...inside.map(({ id }) => id), clickedId]
}

/** A rectangle over the lanes, both lanes included; `start` and `end` are positions in frames. */
type Band = { readonly start: number; readonly end: number; readonly topLane: number; readonly bottomLane: number }

/** The segments `band` touches, after those in `selectedIds`. */
export function selectionOfBand(
  items: readonly Item[],
  selectedIds: readonly string[],
  { start, end, topLane, bottomLane }: Band,
): readonly string[] {
  const touched = items.filter(
    ({ lane, startFrame, endFrame }) => lane >= topLane && lane <= bottomLane && startFrame < end && endFrame > start,
  )
  return [...new Set([...selectedIds, ...touched.map(({ id }) => id)])]
}
