/** A measure, or why there is none: what is not defined is neither 0 nor NaN. */
export type Figure =
  | { readonly value: number; readonly reason: null }
  | { readonly value: null; readonly reason: string }

export const figure = (value: number): Figure => ({ value, reason: null })

export const undefinedFor = (reason: string): Figure => ({ value: null, reason })

/** The mean of those that are defined; without any, the first one's reason, or `reason` where there are none at all. */
export function meanOf(figures: readonly Figure[], reason: string): Figure {
  const values = figures.flatMap(({ value }) => (value === null ? [] : [value]))
  if (values.length === 0) return figures[0] ?? undefinedFor(reason)
  return figure(values.reduce((sum, value) => sum + value, 0) / values.length)
}
