import 'server-only'
import type { QuarantineOutcome } from '@/lib/doctor/doctor-event'
import { isDoctorsQuarantine, planQuarantine } from '@/lib/doctor/quarantine'
import { db } from '@/lib/server/db/client'
import { tellOfVideos } from '@/lib/server/live/live-events'
import { log } from '@/lib/server/log'
import { forgetRenditions } from '@/lib/server/streaming/find-rendition'
import type { Verification } from './verify-video'

/** What became of a video's quarantine; `changed` if its record is not the one that was verified any more. */
type Settlement = QuarantineOutcome | 'changed'

/**
 * Makes the records of a verified video say what was found: begins or lifts its quarantine, and remembers when its sound
 * files were verified and their modification times. A record that was changed since the verification began, by an
 * import that mended it perhaps, is left as it is.
 */
export async function settleVideo(verification: Verification): Promise<Settlement> {
  const { id, quarantine, findings } = verification
  const plan = planQuarantine(quarantine, findings)
  switch (plan.kind) {
    case 'none':
    case 'already':
      await rememberSound(verification)
      return plan.kind
    case 'set': {
      const began = quarantine === null ? { quarantinedAt: new Date() } : {}
      if (!(await change(verification, { ...began, quarantineReason: plan.reason }))) return 'changed'
      log().warn({ videoId: id, reason: plan.reason }, 'a video was quarantined')
      await rememberSound(verification)
      return quarantine === null ? 'set' : 'already'
    }
    case 'lift':
      if (!(await change(verification, { quarantinedAt: null, quarantineReason: null }))) return 'changed'
      log().info({ videoId: id }, 'the quarantine of a video was lifted')
      await rememberSound(verification)
      return 'lifted'
  }
}

/** What a dry run says of the quarantine: only what is so. */
export const standingQuarantine = ({ quarantine }: Verification): QuarantineOutcome =>
  isDoctorsQuarantine(quarantine) ? 'already' : 'none'

async function change(
  { id, updatedAt }: Verification,
  data: { quarantinedAt?: Date | null; quarantineReason: string | null },
): Promise<boolean> {
  const { count } = await db().video.updateMany({ where: { id, updatedAt, deletedAt: null }, data })
  if (count > 0) {
    forgetRenditions()
    tellOfVideos(id)
  }
  return count > 0
}

async function rememberSound({ sound }: Verification): Promise<void> {
  const verifiedAt = new Date()
  for (const { renditionId, mtimeNs } of sound)
    await db().rendition.updateMany({ where: { id: renditionId }, data: { verifiedAt, mtimeNs } })
}
