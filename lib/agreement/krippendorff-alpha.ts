import { spanLength } from '@/lib/time/frame-span'
import { type Figure, figure, undefinedFor } from './figure'
import { hasLabel, type LabeledRun } from './frame-labels'

/** What the coders say of `units` alike units; null where a coder said nothing of them at all. */
export type CodedUnits = { readonly units: number; readonly values: readonly (string | null)[] }

/**
 * Krippendorff's alpha for nominal data, any number of coders and missing values: 1 - D_o / D_e.
 *
 * By the matrix of coincidences: in a unit with m >= 2 values each ordered pair of them counts 1 / (m - 1), so each of its
 * values counts once in all; units with fewer are left out. With o_cc coincidences of a value with itself, n_c of it in
 * all and n of everything, alpha = ((n - 1) sum o_cc - sum n_c (n_c - 1)) / (n (n - 1) - sum n_c (n_c - 1)).
 *
 * Undefined where nothing can be paired, and where only one value was ever used. Source: Krippendorff 2011, "Computing
 * Krippendorff's Alpha-Reliability", section C.
 */
export function krippendorffAlpha(coded: readonly CodedUnits[]): Figure {
  const total = new Map<string, number>()
  let all = 0
  let same = 0
  for (const { units, values } of coded) {
    const counts = countValues(values)
    const pairable = [...counts.values()].reduce((sum, times) => sum + times, 0)
    if (pairable < 2) continue
    for (const [value, times] of counts) {
      total.set(value, (total.get(value) ?? 0) + units * times)
      same += (units * times * (times - 1)) / (pairable - 1)
    }
    all += units * pairable
  }
  if (all === 0) return undefinedFor('Fewer than two people said something of the same frames.')
  if (total.size === 1)
    return undefinedFor('Everybody says the same of every frame, so there is nothing to tell apart.')
  const byChance = [...total.values()].reduce((sum, times) => sum + times * (times - 1), 0)
  return figure(((all - 1) * same - byChance) / (all * (all - 1) - byChance))
}

function countValues(values: CodedUnits['values']): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}

/** Alpha over frames, each set of labels a value of its own. */
export const setAlpha = (runs: readonly LabeledRun[]): Figure =>
  krippendorffAlpha(runs.map((run) => ({ units: spanLength(run), values: run.says.map(({ key }) => key) })))

/** Alpha over frames of one label: whether they have it. */
export const labelAlpha = (runs: readonly LabeledRun[], labelId: string): Figure =>
  krippendorffAlpha(
    runs.map((run) => ({
      units: spanLength(run),
      values: run.says.map((_, nth) => String(hasLabel(run, nth, labelId))),
    })),
  )
