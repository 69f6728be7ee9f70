import 'server-only'
import { Histogram } from 'prom-client'
import { TTFB_BOUNDS_MS } from '@/lib/http/streaming-stats'
import { type CarriedTimes, mediaCounters } from '@/lib/server/streaming/media-counters'
import { CARRIERS, type Carrier } from '@/lib/server/streaming/recorder'

const NAME = 'framemark_media_ttfb_seconds'
const HELP = 'From the request to the first byte of a video.'
const BOUNDS_SECONDS = TTFB_BOUNDS_MS.map((ms) => ms / 1000)

/** One line of the text. `sharedLabels` are those that many lines have, so that the library formats them once. */
type Sample = {
  readonly metricName: string
  readonly labels: { readonly le?: number | '+Inf' }
  readonly sharedLabels: { readonly carrier: Carrier }
  readonly value: number
}

/**
 * Times from the request to the first byte. A histogram that is not observed: its buckets are those the recorder counts
 * in, turned into the running sums of the text format when somebody asks.
 */
export class FirstByteHistogram extends Histogram<'carrier'> {
  constructor() {
    super({ name: NAME, help: HELP, labelNames: ['carrier'], buckets: BOUNDS_SECONDS, registers: [] })
  }

  /** What the registry and `get` ask; the types of prom-client do not name it. */
  getForPromString() {
    const counters = mediaCounters()
    const values = CARRIERS.flatMap((carrier) => samplesOf(carrier, counters[carrier].times))
    return { name: NAME, help: HELP, type: 'histogram', values, aggregator: 'sum' }
  }
}

function samplesOf(carrier: Carrier, { buckets, sumMs }: CarriedTimes): Sample[] {
  const sharedLabels = { carrier }
  let sum = 0
  const samples = buckets.map((count, bucket): Sample => {
    sum += count
    return { metricName: `${NAME}_bucket`, labels: { le: BOUNDS_SECONDS[bucket] ?? '+Inf' }, sharedLabels, value: sum }
  })
  return [
    ...samples,
    { metricName: `${NAME}_sum`, labels: {}, sharedLabels, value: sumMs / 1000 },
    { metricName: `${NAME}_count`, labels: {}, sharedLabels, value: sum },
  ]
}
