import 'server-only'
import { isPermitted, type Principal } from '@/lib/auth/principal'
import { containerName } from '@/lib/ingest/container'
import { codecName } from '@/lib/ingest/playable'
import { haveSameTimes } from '@/lib/ingest/twin-guard'
import type { BatchFacts, FileFacts, ScrubCopyFacts, ServerFacts, TwinFacts, VariantFacts } from '@/lib/readiness/facts'
import { db } from '@/lib/server/db/client'
import { knownEngineAvailability } from '@/lib/server/media/engine-availability'
import { statMediaFile } from '@/lib/server/storage/open-media-file'
import { loadFrameIndex } from '@/lib/server/videos/frame-indexes'
import { labeledOf } from '@/lib/server/videos/labeled-variant'
import {
  originalOf,
  type ReadinessRecord,
  type ReadinessRendition,
  type ReadinessVariant,
} from '@/lib/server/videos/video-record'
import { isSeen } from '@/lib/server/videos/visible-to'
import { problemsOf } from './recorded-problems'

/**
 * How closely the frame index is looked at. `decode`: read and checked whole. `record`: its record is taken at its
 * word, which is what a list of many videos can afford.
 */
export type Depth = 'decode' | 'record'

/** What stands on disk under a storage key now. */
export type LookAtFile = (storageKey: string) => Promise<FileFacts['disk']>

/** Everything the server's checks of one video are computed from, looked up now: on the disk and in the records. */
export async function gatherFacts(
  video: ReadinessRecord,
  principal: Principal,
  labelCount: number,
  depth: Depth,
  look: LookAtFile = statMediaFile,
): Promise<ServerFacts> {
  const labeled = labeledOf(video.variants)
  const [variant, twin] = await Promise.all([
    labeled === undefined ? null : variantFacts(labeled, depth, look),
    twinFacts(video.variants, depth),
  ])
  const document = video.documents.find(({ annotatorId }) => annotatorId === principal.userId)
  return {
    quarantineReason: quarantineReasonOf(video, principal),
    variant,
    twin,
    seesRaw: isSeen('raw', principal),
    labelCount,
    documentState: document?.state ?? 'none',
    batch: batchFacts(video, principal),
    maySegment: isPermitted(principal, 'segment:write'),
  }
}

/** Why the video is quarantined, null if it is not. The reason on record may tell of raw footage. */
function quarantineReasonOf({ quarantinedAt, quarantineReason }: ReadinessRecord, principal: Principal): string | null {
  if (quarantinedAt === null && quarantineReason === null) return null
  if (!isSeen('raw', principal)) return 'an administrator can see why.'
  return quarantineReason ?? 'no reason was recorded.'
}

function batchFacts({ batch, assignments }: ReadinessRecord, { userId }: Principal): BatchFacts {
  if (batch === null) return { kind: 'none' }
  const { name, closedAt } = batch.batch
  if (closedAt !== null) return { kind: 'closed', name }
  return assignments.some(({ annotatorId }) => annotatorId === userId) ? { kind: 'given' } : { kind: 'not-given', name }
}

async function variantFacts(variant: ReadinessVariant, depth: Depth, look: LookAtFile): Promise<VariantFacts | null> {
  const original = originalOf(variant)
  if (original === undefined) return null
  const served = variant.renditions.filter(({ kind }) => kind !== 'scrub')
  return {
    kind: variant.kind,
    file: await worstFile(served, look),
    frameCount: original.frameCount,
    indexedFrameCount: depth === 'decode' ? await decodedFrameCount(variant) : (variant.frameIndex?.frameCount ?? null),
    playable: served.some(({ playable }) => playable),
    isOriginalPlayable: original.playable,
    codec: codecName(original.codec),
    container: containerName(original.container),
    scrubCopy: await scrubCopyFacts(variant, depth, look),
    anonymized: variant.anonymizedAt !== null,
    problems: problemsOf(original.problems),
  }
}

async function scrubCopyFacts(
  { videoId, renditions }: ReadinessVariant,
  depth: Depth,
  look: LookAtFile,
): Promise<ScrubCopyFacts> {
  const copy = renditions.find(({ kind }) => kind === 'scrub')
  if (copy !== undefined) {
    const file = depth === 'record' ? null : await fileFacts(copy, look)
    return { kind: file === null || isAsRecorded(file) ? 'present' : 'gone' }
  }
  const engine = knownEngineAvailability()
  const engineProblem = engine?.ok === false ? engine.error : null
  return { kind: 'none', isBeingMade: depth === 'decode' && (await isReindexed(videoId)), engineProblem }
}

const isReindexed = async (videoId: string): Promise<boolean> =>
  (await db().job.count({ where: { videoId, kind: 'reindex', state: { in: ['queued', 'running'] } } })) > 0

/** The facts of the first file that is not as recorded; of the first, if all are. Every file is opened for reading. */
async function worstFile(renditions: readonly ReadinessRendition[], look: LookAtFile): Promise<FileFacts> {
  const files = await Promise.all(renditions.map((rendition) => fileFacts(rendition, look)))
  return files.find((file) => !isAsRecorded(file)) ?? files[0] ?? { disk: { kind: 'missing' }, recordedSizeBytes: 0 }
}

const fileFacts = async ({ storageKey, sizeBytes }: ReadinessRendition, look: LookAtFile): Promise<FileFacts> => ({
  disk: await look(storageKey),
  recordedSizeBytes: Number(sizeBytes),
})

const isAsRecorded = ({ disk, recordedSizeBytes }: FileFacts): boolean =>
  disk.kind === 'present' && disk.sizeBytes === recordedSizeBytes

async function decodedFrameCount({ id }: ReadinessVariant): Promise<number | null> {
  const index = await loadFrameIndex(id)
  return index.ok ? index.value.frameCount : null
}

async function twinFacts(variants: readonly ReadinessVariant[], depth: Depth): Promise<TwinFacts | null> {
  const [raw, processed] = (['raw', 'processed'] as const).map((kind) => variants.find((each) => each.kind === kind))
  if (raw === undefined || processed === undefined) return null
  const [a, b] = [originalOf(raw), originalOf(processed)]
  if (a === undefined || b === undefined) return null
  const isLikely = a.frameCount === b.frameCount
  return {
    rawFrameCount: a.frameCount,
    processedFrameCount: b.frameCount,
    sameBytes: a.sha256 === b.sha256,
    samePts: isLikely && (depth === 'record' || (await sameTimes(raw, processed))),
  }
}

async function sameTimes(raw: ReadinessVariant, processed: ReadinessVariant): Promise<boolean> {
  const [a, b] = await Promise.all([loadFrameIndex(raw.id), loadFrameIndex(processed.id)])
  return a.ok && b.ok && haveSameTimes(a.value, b.value)
}
