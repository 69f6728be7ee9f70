import type { LongVideo } from './long-videos'

/** What is measured, how often and for how long. */
export type Pace = {
  readonly rounds: number
  /** Scrubbed positions of a round, and jumps. */
  readonly seeks: number
  readonly steps: number
  readonly reverseMs: number
  readonly openings: number
  readonly videos: readonly LongVideo[]
}

const MINUTES: Omit<LongVideo, 'length'> = { name: 'hour', bitrate: 2_500_000, noise: 4 }
const BYTES: Omit<LongVideo, 'length'> = { name: 'large', bitrate: 8_000_000, noise: 10 }
const GIB = 1024 ** 3

export const FULL: Pace = {
  ...{ rounds: 6, seeks: 10, steps: 20, reverseMs: 4000, openings: 5 },
  videos: [
    { ...MINUTES, length: { minutes: 60 } },
    { ...BYTES, length: { bytes: 4 * GIB } },
  ],
}

export const QUICK: Pace = {
  ...{ rounds: 2, seeks: 10, steps: 10, reverseMs: 3000, openings: 2 },
  videos: [
    { ...MINUTES, length: { minutes: 10 } },
    { ...BYTES, length: { bytes: GIB / 2 } },
  ],
}
