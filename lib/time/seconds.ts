import { invariant } from '@/lib/result/invariant'

declare const unit: unique symbol

/** A time or a duration in seconds, on the presentation timeline unless said otherwise. May be negative. */
export type Seconds = number & { readonly [unit]: 'Seconds' }

/** `value` as seconds; finite. */
export function seconds(value: number): Seconds {
  invariant(Number.isFinite(value), `seconds are finite, got ${value}`)
  return value as Seconds
}
