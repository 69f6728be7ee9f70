import type { FrameVerification } from '@/lib/videos/schema'

/**
 * Whether every frame of a footage is known to be there at its time. `with-problems`: it is, and something about the
 * file has to be known. `unverified`: nobody could decode it when it came.
 */
export type VerificationState = 'verified' | 'with-problems' | 'unverified'

export function verificationStateOf({ decodedAt, problems }: FrameVerification): VerificationState {
  if (decodedAt === null) return 'unverified'
  return problems.length === 0 ? 'verified' : 'with-problems'
}

/** A second look counts as one if it was not part of the first, whose records are written within a minute. */
const SAME_LOOK_MS = 60_000

/**
 * What was verified, in sentences. `formatDay` writes an instant as a day for people.
 */
export function describeVerification(
  { decodedAt, verifiedAt }: FrameVerification,
  frameCount: number,
  formatDay: (instant: string) => string,
): string[] {
  const frames = `${frameCount.toLocaleString('en-US')} frames`
  const first =
    decodedAt === null
      ? `${frames}, counted in the file’s own tables. They were not decoded at ingest, because the media engine was not there.`
      : `${frames}, each decoded and timed at ingest, on ${formatDay(decodedAt)}.`
  const isLater =
    verifiedAt !== null && (decodedAt === null || Date.parse(verifiedAt) - Date.parse(decodedAt) > SAME_LOOK_MS)
  const again = isLater ? [`The file was last found unchanged on ${formatDay(verifiedAt)}.`] : []
  const remedy = decodedAt === null ? ['“framemark reindex” verifies them where the engine is there.'] : []
  return [first, ...again, ...remedy]
}
