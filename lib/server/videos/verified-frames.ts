import 'server-only'
import { problemsOf } from '@/lib/server/readiness/recorded-problems'
import type { FrameVerification } from '@/lib/videos/schema'
import { originalOf, type VariantRecord } from './video-record'

/**
 * What the records say of a variant's frames. A scrub copy is kept only when every frame came out of the decoder at its
 * own time, so that its record is the proof; one of another length proves nothing.
 */
export function verifiedFramesOf({ renditions }: Pick<VariantRecord, 'renditions'>): FrameVerification {
  const original = originalOf({ renditions })
  const copy = renditions.find(({ kind }) => kind === 'scrub')
  const isProved = copy !== undefined && copy.frameCount === original?.frameCount
  return {
    decodedAt: isProved ? copy.createdAt.toISOString() : null,
    verifiedAt: original?.verifiedAt?.toISOString() ?? null,
    problems: problemsOf(original?.problems),
  }
}
