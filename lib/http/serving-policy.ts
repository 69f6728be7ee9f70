import { z } from 'zod'
import type { Disposition } from './content-disposition'

/** What a player says it is doing, so that an open-ended range need not mean the rest of a long file. */
export const streamingProfile = z.enum(['movie', 'browsing', 'mobile', 'annotation', 'download'])
export type StreamingProfile = z.infer<typeof streamingProfile>

/** How this server sends this file; the RFC decides the rest. */
export type ServingPolicy = {
  /** Whether ranges are answered at all; without, everything is a 200 and no Accept-Ranges is sent. */
  readonly ranges: boolean
  /** `private`: a browser may keep it and asks each time. `no-store`: nobody keeps it. */
  readonly cache: 'private' | 'no-store'
  readonly disposition: Disposition
  /** Null: an open-ended range means up to the end, to the byte. */
  readonly profile: StreamingProfile | null
}

const KIB = 1024
const MIB = 1024 * KIB

/** A file up to this size is sent whole whatever the profile: one answer costs less than several. */
const SHORT_CLIP_BYTES = 16 * MIB

/**
 * The most bytes one open-ended range is answered with, by profile; Infinity is no limit.
 *
 * `movie` reads on for minutes, `annotation` jumps often and wants little that it then throws away, `browsing` looks
 * at the beginnings of many files, `mobile` pays for every byte, `download` wants everything.
 */
const OPEN_RANGE_BYTES = {
  movie: 8 * MIB,
  browsing: 1 * MIB,
  mobile: 512 * KIB,
  annotation: 2 * MIB,
  download: Number.POSITIVE_INFINITY,
} as const satisfies Record<StreamingProfile, number>

/** The most bytes an open-ended range of a file of `size` bytes is answered with; at least 1, at most `size`. */
export function openRangeLimit(profile: StreamingProfile | null, size: number): number {
  if (profile === null || size <= SHORT_CLIP_BYTES) return Math.max(size, 1)
  return Math.min(OPEN_RANGE_BYTES[profile], size)
}
