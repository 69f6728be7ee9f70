import 'server-only'
import { Counter, Gauge, type Registry } from 'prom-client'
import { type CarriedCounts, mediaCounters } from '@/lib/server/streaming/media-counters'
import { CARRIERS, type Carrier } from '@/lib/server/streaming/recorder'
import { variantKind } from '@/lib/videos/schema'
import { FirstByteHistogram } from './first-byte-histogram'

/** Adds what was sent of videos. The counts are the recorder's; they are copied when somebody asks, never before. */
export function registerMediaMetrics(registry: Registry): void {
  new Counter({
    name: 'framemark_media_requests_total',
    help: 'Answers to requests for bytes of videos.',
    labelNames: ['status', 'carrier', 'variant'],
    registers: [registry],
    collect() {
      this.reset()
      for (const { labels, counts } of carried()) {
        for (const [status, answers] of counts.statuses) this.inc({ ...labels, status: String(status) }, answers)
      }
    },
  })
  registerSum(registry, 'framemark_media_bytes_total', 'Bytes of videos handed to the network.', 'bytes')
  registerSum(registry, 'framemark_media_range_requests_total', 'Answers with a part of a file.', 'rangeRequests')
  registerSum(registry, 'framemark_media_aborts_total', 'Answers that the client did not wait for.', 'aborts')
  new Gauge({
    name: 'framemark_media_streams_active',
    help: 'Bodies of videos under way now.',
    registers: [registry],
    collect() {
      this.set(carried().reduce((sum, { counts }) => sum + counts.active, 0))
    },
  })
  registry.registerMetric(new FirstByteHistogram())
}

function registerSum(registry: Registry, name: string, help: string, key: 'bytes' | 'rangeRequests' | 'aborts'): void {
  new Counter({
    name,
    help,
    labelNames: ['carrier', 'variant'],
    registers: [registry],
    collect() {
      this.reset()
      for (const { labels, counts } of carried()) this.inc(labels, counts[key])
    },
  })
}

type Labels = { readonly carrier: Carrier; readonly variant: string }

/** The counts of every carrier and kind of footage, those of nothing among them: a series that exists can be alerted on. */
function carried(): { readonly labels: Labels; readonly counts: CarriedCounts }[] {
  const counters = mediaCounters()
  return CARRIERS.flatMap((carrier) =>
    variantKind.options.map((variant) => ({ labels: { carrier, variant }, counts: counters[carrier][variant] })),
  )
}
