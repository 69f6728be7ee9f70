import { invariant } from '@/lib/result/invariant'
import { type Seconds, seconds } from './seconds'

declare const unit: unique symbol

/** A time in ticks of some timebase; an integer, negative before the start of the presentation. */
export type Ticks = number & { readonly [unit]: 'Ticks' }

/** Seconds per tick as an exact fraction: {num: 1, den: 90000} is a 90 kHz clock. Both are integers >= 1. */
export type Timebase = { readonly num: number; readonly den: number }

/** `value` as ticks; a safe integer. */
export function ticks(value: number): Ticks {
  invariant(Number.isSafeInteger(value), `ticks are safe integers, got ${value}`)
  return value as Ticks
}

/** The timebase of `num / den` seconds per tick, reduced. */
export function timebase(num: number, den: number): Timebase {
  const isClock = Number.isSafeInteger(num) && Number.isSafeInteger(den) && num >= 1 && den >= 1
  invariant(isClock, `a timebase is two integers >= 1, got ${num}/${den}`)
  const divisor = greatestCommonDivisor(num, den)
  return { num: num / divisor, den: den / divisor }
}

/** `at` in seconds. The only place where ticks become seconds. */
export function toSeconds(at: Ticks, base: Timebase): Seconds {
  return seconds((at * base.num) / base.den)
}

/** The tick nearest to `at`. */
export function toTicks(at: Seconds, base: Timebase): Ticks {
  return ticks(Math.round((at * base.den) / base.num))
}

/** The greatest common divisor of two integers >= 1 (Euclid). */
export function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b)
}
