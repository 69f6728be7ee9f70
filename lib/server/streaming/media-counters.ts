import 'server-only'
import { emptyBuckets, TTFB_BUCKETS } from '@/lib/http/streaming-stats'
import { processWide } from '@/lib/server/process-wide'
import type { VariantKind } from '@/lib/videos/schema'
import type { Carrier } from './recorder'

/** What one carrier has done for one kind of footage since the process began. Plain numbers, read when somebody asks. */
export type CarriedCounts = {
  /** How many answers had each status. */
  readonly statuses: Map<number, number>
  rangeRequests: number
  bytes: number
  aborts: number
  /** Bodies under way now. */
  active: number
}

/** Times to the first byte of one carrier, in the buckets of lib/http/streaming-stats, and their sum. */
export type CarriedTimes = { readonly buckets: number[]; sumMs: number }

/** All that one carrier has done. */
export type Carried = Readonly<Record<VariantKind, CarriedCounts>> & { readonly times: CarriedTimes }

const slot = processWide<Readonly<Record<Carrier, Carried>>>('media-counters')

/** The counts of this process, one set for each carrier. */
export function mediaCounters(): Readonly<Record<Carrier, Carried>> {
  slot.value ??= { route: nothingCarried(), 'fast-path': nothingCarried(), nginx: nothingCarried() }
  return slot.value
}

const nothingCarried = (): Carried => ({
  raw: emptyCounts(),
  processed: emptyCounts(),
  times: { buckets: emptyBuckets(TTFB_BUCKETS), sumMs: 0 },
})

const emptyCounts = (): CarriedCounts => ({ statuses: new Map(), rangeRequests: 0, bytes: 0, aborts: 0, active: 0 })
