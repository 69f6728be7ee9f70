import 'server-only'
import type { DoctorEvent, DoctorRequest, VerifiedVideo } from '@/lib/doctor/doctor-event'
import type { Finding } from '@/lib/doctor/finding'
import { countVideo, NO_VIDEOS } from '@/lib/doctor/totals'
import { db } from '@/lib/server/db/client'
import { log } from '@/lib/server/log'
import { findUnrecorded } from './find-unrecorded'
import { settleVideo, standingQuarantine } from './settle-video'
import { detailOf } from './verify-rendition'
import { type Verification, verifyVideo } from './verify-video'

export type DoctorListener = {
  readonly onEvent: (event: DoctorEvent) => void
  /** When aborted, nothing more is begun, what has begun is given up, and there are no totals. */
  readonly signal?: AbortSignal | undefined
}

/** Two videos at once keep a disk and a processor busy; more only take memory. */
const CONCURRENCY = 2

/**
 * Verifies every video that is not deleted against the disk, then looks for files without a record, and says what it
 * finds as it goes on. With `fix` invalid videos are quarantined and doctor's quarantine of valid ones is lifted; no file
 * is ever changed. Bad records and bad files are findings, never failures.
 */
export async function verifyLibrary(request: DoctorRequest, { onEvent, signal }: DoctorListener): Promise<void> {
  const videos = await db().video.findMany({
    where: { deletedAt: null },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { id: true, title: true },
  })
  onEvent({ event: 'planned', videos: videos.length })
  let totals = NO_VIDEOS
  const queue = videos.values()
  const work = async () => {
    for (const video of queue) {
      if (signal?.aborted === true) return
      const verified = await examine(video, request, { onEvent, signal })
      if (verified === null) continue
      totals = countVideo(totals, verified.findings)
      onEvent({ event: 'verified', video: verified })
    }
  }
  await Promise.all(Array.from({ length: CONCURRENCY }, work))
  for await (const finding of findUnrecorded()) {
    if (signal?.aborted === true) return
    onEvent({ event: 'unrecorded', finding })
  }
  if (signal?.aborted !== true) onEvent({ event: 'finished', totals })
}

type Named = { readonly id: string; readonly title: string }

/** Null if the video was deleted meanwhile, or the verification was aborted. */
async function examine(
  { id, title }: Named,
  { fix, deep }: DoctorRequest,
  { onEvent, signal }: DoctorListener,
): Promise<VerifiedVideo | null> {
  try {
    const verification = await verifyVideo(id, {
      deep,
      signal,
      onProgress: (step, fraction) => onEvent({ event: 'progress', videoId: id, title, step, fraction }),
    })
    if (verification === null) return null
    return fix ? await settled(verification) : verdictOf(verification, standingQuarantine(verification))
  } catch (error) {
    if (signal?.aborted === true) return null
    log().error({ err: error, videoId: id }, 'a video could not be verified')
    return { id, title, quarantine: 'none', findings: [notVerified({ id, title }, detailOf(error))] }
  }
}

async function settled(verification: Verification): Promise<VerifiedVideo> {
  const outcome = await settleVideo(verification)
  if (outcome !== 'changed') return verdictOf(verification, outcome)
  const doubt = notVerified(verification, 'it was changed while it was verified')
  return { ...verdictOf(verification, 'none'), findings: [doubt] }
}

const verdictOf = ({ id, title, findings }: Verification, quarantine: VerifiedVideo['quarantine']): VerifiedVideo => ({
  id,
  title,
  findings: [...findings],
  quarantine,
})

const notVerified = ({ id, title }: Named, detail: string): Finding => ({
  video: { id, title },
  variant: null,
  rendition: null,
  fault: { code: 'not-verified', detail },
})
