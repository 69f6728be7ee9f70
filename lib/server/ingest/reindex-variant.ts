import 'server-only'
import { describeFinding } from '@/lib/doctor/describe-finding'
import { isDoctorsQuarantine } from '@/lib/doctor/quarantine'
import { ok, type Result } from '@/lib/result/result'
import { db } from '@/lib/server/db/client'
import { settleVideo } from '@/lib/server/doctor/settle-video'
import { verifyBytes } from '@/lib/server/doctor/verify-bytes'
import { verifyVideo } from '@/lib/server/doctor/verify-video'
import { failed, type ImportFailure, type StepOptions, tellOf } from './import-steps'
import { inTurn } from './in-turn'
import { renewRecords } from './renew-records'
import type { WorkFolder } from './work-folder'

/**
 * Measures the original of a variant again, makes its copies anew and puts its records right, then lifts doctor's
 * quarantine if nothing is wrong with the video any more. The original must have the bytes that were imported. Gives the
 * video's id.
 */
export async function reindexVariant(
  variantId: string,
  folder: WorkFolder,
  options: StepOptions,
): Promise<Result<string, ImportFailure>> {
  const original = await db().rendition.findFirst({
    where: { variantId, kind: 'original' },
    include: { variant: { include: { video: true } } },
  })
  if (original === null) return failed('The video was removed, or has no file. Import the original file again.')
  const { kind, video } = original.variant
  tellOf('store', options).skipped('It is in the library already.')
  return await inTurn(original.sha256, async () => {
    const tell = tellOf('verify', options)
    tell.progress(0)
    const bytes = await verifyBytes(original, { deep: true, onProgress: tell.progress, signal: options.signal })
    if (!bytes.ok) {
      const about = { video: { id: video.id, title: video.title }, variant: kind, rendition: 'original' as const }
      const { reason, remedy } = describeFinding({ ...about, fault: bytes.error })
      return failed(`${reason} ${remedy}`)
    }
    tell.done()
    const renewed = await renewRecords(original, folder, options)
    if (!renewed.ok) return renewed
    if (isDoctorsQuarantine(video.quarantinedAt === null ? null : { reason: video.quarantineReason })) {
      const verification = await verifyVideo(video.id, { deep: false, signal: options.signal })
      if (verification !== null) await settleVideo(verification)
    }
    return ok(video.id)
  })
}
