import { type FrameIndex, meanFrameRate } from '@/lib/frames/frame-index'

/** The frame rate of the whole video as an exact fraction: `30000/1001`, `25/1`. */
export function exactRate(index: FrameIndex): string {
  const { num, den } = meanFrameRate(index)
  return `${num}/${den}`
}

/** Seconds a tick: `1/90000`. */
export const exactTimebase = ({ timebase: { num, den } }: FrameIndex): string => `${num}/${den}`

/** `seconds` with three decimals, as formats want them that know no more. */
export const withMilliseconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(3)
