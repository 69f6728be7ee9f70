import type { Clock } from '@/lib/player/clock'
import type { SeekOutcome } from '@/lib/player/seek-request'
import type { SeekEventRecord } from '@/lib/player/seek-schema'
import type { VariantKind } from '@/lib/videos/schema'

/** What came of a seek, as the server takes it. Call when it has just ended: `clock` tells when it was asked for. */
export function seekEventOf(outcome: SeekOutcome, variant: VariantKind, clock: Clock): SeekEventRecord {
  const { request, landed, scrubMs, latencyMs, stallMs, prefetch, error } = outcome
  const askedAt = clock.wallTime() - (clock.now() - request.requestedAtMs)
  return {
    id: request.id,
    variant,
    kind: request.kind,
    fromFrame: request.from,
    targetFrame: request.target,
    landedFrame: landed,
    scrubMs,
    latencyMs,
    stallMs,
    prefetch,
    error,
    occurredAt: new Date(askedAt).toISOString(),
  }
}
