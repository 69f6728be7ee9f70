import 'server-only'
import { isPermitted, type Principal } from '@/lib/auth/principal'
import { firstObstacle } from '@/lib/readiness/check'
import { evaluateServerFacts } from '@/lib/readiness/evaluate-server'
import { gatherFacts } from '@/lib/server/readiness/gather-facts'
import { frameRate } from '@/lib/time/frame-rate'
import { ticks, toSeconds } from '@/lib/time/timebase'
import type { VariantSummary, VideoSummary } from '@/lib/videos/schema'
import { labeledOf } from './labeled-variant'
import { verifiedFramesOf } from './verified-frames'
import { originalOf, type VariantRecord, type VideoRecord } from './video-record'
import { seenOf } from './visible-to'

/** What a summary needs beside the records. */
export type SummaryContext = {
  readonly principal: Principal
  readonly labelCount: (labelSetId: string | undefined) => number
  /** Segments that are there, by document. */
  readonly segmentCounts: ReadonlyMap<string, number>
}

/**
 * A video as lists show it, its readiness looked up now; null for a record without footage, which nothing can show.
 * Footage that does not exist for who asks is not in it, nor are segments that others made, but for who reviews.
 */
export async function summarizeVideo(video: VideoRecord, context: SummaryContext): Promise<VideoSummary | null> {
  const { principal } = context
  const variants = seenOf(video.variants, principal)
  const labeled = labeledOf(variants)
  const original = labeled === undefined ? undefined : originalOf(labeled)
  if (labeled === undefined || original === undefined) return null
  const { timebaseNum: num, timebaseDen: den, frameCount, durationTicks } = original
  const duration = Number(durationTicks)
  return {
    id: video.id,
    title: video.title,
    createdAt: video.createdAt.toISOString(),
    frameCount,
    frameRate: frameRate(frameCount * den, duration * num),
    durationSeconds: toSeconds(ticks(duration), { num, den }),
    labeledVariant: labeled.kind,
    variants: Object.fromEntries(variants.flatMap((variant) => summarizeVariant(variant))),
    readiness: await summarizeReadiness(video, context),
    segmentCount: video.documents
      .filter(({ annotatorId }) => annotatorId === principal.userId || isPermitted(principal, 'document:review'))
      .reduce((sum, { id }) => sum + (context.segmentCounts.get(id) ?? 0), 0),
  }
}

function summarizeVariant(variant: VariantRecord): [VariantRecord['kind'], VariantSummary][] {
  const original = originalOf(variant)
  if (original === undefined) return []
  const summary = {
    fileName: original.fileName,
    sizeBytes: Number(original.sizeBytes),
    width: original.displayWidth,
    height: original.displayHeight,
    container: original.container,
    codec: original.codec,
    playable: variant.renditions.some(({ kind, playable }) => kind !== 'scrub' && playable),
    anonymized: variant.anonymizedAt !== null,
    frames: verifiedFramesOf(variant),
  }
  return [[variant.kind, summary]]
}

async function summarizeReadiness(video: VideoRecord, context: SummaryContext): Promise<VideoSummary['readiness']> {
  const { principal } = context
  const document = video.documents.find(({ annotatorId }) => annotatorId === principal.userId)
  const facts = await gatherFacts(video, principal, context.labelCount(document?.labelSetId), 'record')
  const obstacle = firstObstacle(evaluateServerFacts(facts))
  return obstacle === undefined ? { ready: true } : { ready: false, reason: obstacle.reason }
}
