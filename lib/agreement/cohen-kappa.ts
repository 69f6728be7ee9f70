import { spanLength } from '@/lib/time/frame-span'
import { type Figure, figure, undefinedFor } from './figure'
import { hasLabel, type LabeledRun } from './frame-labels'

/** Into which class one of two people puts a unit, and how many such units there are. */
export type Judgement = { readonly a: string; readonly b: string; readonly units: number }

const CONSTANT = 'Both say the same of every frame, so chance alone would agree as often.'

/**
 * Cohen's kappa, (p_o - p_e) / (1 - p_e): how far two people agree beyond what their habits would by chance. Counted in
 * whole units up to the one division: (N sum n_ii - sum r_i c_i) / (N^2 - sum r_i c_i). Undefined where both put every
 * unit into the same one class, for then chance agrees always. Source: Cohen 1960, "A coefficient of agreement for
 * nominal scales", Educational and Psychological Measurement 20.
 */
export function cohenKappa(judgements: readonly Judgement[]): Figure {
  const byA = new Map<string, number>()
  const byB = new Map<string, number>()
  let all = 0
  let same = 0
  for (const { a, b, units } of judgements) {
    byA.set(a, (byA.get(a) ?? 0) + units)
    byB.set(b, (byB.get(b) ?? 0) + units)
    all += units
    if (a === b) same += units
  }
  if (all === 0) return undefinedFor('There is nothing to compare.')
  const byChance = [...byA].reduce((sum, [name, units]) => sum + units * (byB.get(name) ?? 0), 0)
  if (byChance === all * all) return undefinedFor(CONSTANT)
  return figure((all * same - byChance) / (all * all - byChance))
}

/** Kappa of one label: whether each frame has it, says the document at place `a`, and says the one at `b`. */
export const labelKappa = (runs: readonly LabeledRun[], a: number, b: number, labelId: string): Figure =>
  cohenKappa(
    runs.map((run) => ({
      a: String(hasLabel(run, a, labelId)),
      b: String(hasLabel(run, b, labelId)),
      units: spanLength(run),
    })),
  )

/** Kappa of everything said of a frame: each set of labels is a class of its own, none at all is one, too. */
export const setKappa = (runs: readonly LabeledRun[], a: number, b: number): Figure =>
  cohenKappa(runs.map((run) => ({ a: keyOf(run, a), b: keyOf(run, b), units: spanLength(run) })))

const keyOf = ({ says }: LabeledRun, nth: number): string => says[nth]?.key ?? ''
