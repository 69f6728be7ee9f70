import { type Bar, type Lanes, packLanes } from './lanes'

/** A bar that belongs to a label. */
export type LabeledBar = Bar & { readonly labelId: string }

/** The lanes of one label, below each other: `laneCount` (at least 1) of them from `firstLane` on; `count` bars are in them. */
export type LaneRow = {
  readonly labelId: string
  readonly firstLane: number
  readonly laneCount: number
  readonly count: number
  /** How many lanes the bars need side by side; more than `laneCount` in a collapsed row. */
  readonly depth: number
}

/** Lanes in rows, a row for each label. No lane is in two rows. */
export type LaneRows = Lanes & { readonly rows: readonly LaneRow[] }

/** A label as far as rows care. */
type RowLabel = { readonly id: string; readonly isRetired: boolean }

/** With at most this many labels each has a row, used or not: a label's place does not move while somebody works. */
const FEW_LABELS = 8

/**
 * The rows of `labels` in their order, then of whatever other labels bars have. A label has a row if a bar has it, or if
 * it can be chosen and they are few. In a row the fewest lanes are taken in which no two bars overlap; in one that is
 * `collapsed` all bars share one lane. The same bars in any order get the same lanes.
 */
export function packRows(
  bars: readonly LabeledBar[],
  labels: readonly RowLabel[],
  collapsed: ReadonlySet<string> = new Set(),
): LaneRows {
  const byLabel = barsByLabel(bars)
  const laneOf = new Map<string, number>()
  const rows: LaneRow[] = []
  let firstLane = 0
  for (const labelId of rowLabels(byLabel, labels)) {
    const own = byLabel.get(labelId) ?? []
    const packed = packLanes(own)
    const isCollapsed = collapsed.has(labelId)
    const laneCount = isCollapsed ? 1 : packed.laneCount
    for (const { id } of own) laneOf.set(id, firstLane + (isCollapsed ? 0 : (packed.laneOf.get(id) ?? 0)))
    rows.push({ labelId, firstLane, laneCount, count: own.length, depth: packed.laneCount })
    firstLane += laneCount
  }
  return { laneOf, laneCount: Math.max(1, firstLane), rows }
}

/** The label whose row `lane` is in; null past the rows. */
export const labelOfLane = ({ rows }: LaneRows, lane: number): string | null =>
  rows.find(({ firstLane, laneCount }) => lane >= firstLane && lane < firstLane + laneCount)?.labelId ?? null

/** The labels that have a row, in the order of the rows. */
export function rowLabels(
  byLabel: ReadonlyMap<string, readonly LabeledBar[]>,
  labels: readonly RowLabel[],
): readonly string[] {
  const known = new Set(labels.map(({ id }) => id))
  const isFew = labels.filter(({ isRetired }) => !isRetired).length <= FEW_LABELS
  const shown = labels.filter(({ id, isRetired }) => byLabel.has(id) || (!isRetired && isFew))
  const strangers = [...byLabel.keys()].filter((id) => !known.has(id)).sort()
  return [...shown.map(({ id }) => id), ...strangers]
}

/** `bars` by their label, each in the given order. */
export function barsByLabel<B extends LabeledBar>(bars: readonly B[]): ReadonlyMap<string, readonly B[]> {
  const byLabel = new Map<string, B[]>()
  for (const bar of bars) {
    const own = byLabel.get(bar.labelId)
    if (own === undefined) byLabel.set(bar.labelId, [bar])
    else own.push(bar)
  }
  return byLabel
}
