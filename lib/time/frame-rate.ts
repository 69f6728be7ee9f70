import { invariant } from '@/lib/result/invariant'
import { greatestCommonDivisor } from './timebase'

/** Frames per second as an exact fraction: {num: 30000, den: 1001}, never 29.97. */
export type FrameRate = { readonly num: number; readonly den: number }

/** The frame rate `num / den`, reduced; integers >= 1. */
export function frameRate(num: number, den: number): FrameRate {
  const isRate = Number.isSafeInteger(num) && Number.isSafeInteger(den) && num >= 1 && den >= 1
  invariant(isRate, `a frame rate is two integers >= 1, got ${num}/${den}`)
  const divisor = greatestCommonDivisor(num, den)
  return { num: num / divisor, den: den / divisor }
}

/** Frames per second as a decimal with at most three places, for people: `29.97`, `25`. Never compute with it. */
export function formatFrameRate(rate: FrameRate): string {
  return String(Math.round((rate.num / rate.den) * 1000) / 1000)
}
