import { quantile } from '@/bench/load/work'

/** How values are spread. */
export type Spread = { readonly p50: number; readonly p95: number; readonly most: number }

/** Of no values everything is NaN. */
export const spreadOf = (values: readonly number[]): Spread => ({
  p50: quantile(values, 0.5),
  p95: quantile(values, 0.95),
  most: quantile(values, 1),
})
