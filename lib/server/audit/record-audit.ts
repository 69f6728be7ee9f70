import 'server-only'
import type { AuditAction } from '@/lib/audit/actions'
import type { Principal } from '@/lib/auth/principal'
import { db } from '@/lib/server/db/client'
import { processWide } from '@/lib/server/process-wide'

/** What was done, to what. `details` hold no secret and no path. */
export type Audited = {
  readonly action: AuditAction
  readonly videoId?: string | undefined
  readonly subjectId?: string | undefined
  readonly details?: Readonly<Record<string, string | number | boolean | readonly string[] | null>> | undefined
  readonly outcome?: 'done' | 'refused' | undefined
}

type Actor = Pick<Principal, 'kind' | 'userId' | 'name'>

/** Writes down that `actor` did it. `address` is where the request came from, if it came from outside. */
export async function recordAudit(actor: Actor, audited: Audited, address: string | null = null): Promise<void> {
  const { action, videoId, subjectId, details, outcome } = audited
  await db().auditEntry.create({
    data: {
      actorId: actor.kind === 'nobody' ? null : actor.userId,
      actorName: actor.name,
      actorKind: actor.kind,
      action,
      videoId: videoId ?? null,
      subjectId: subjectId ?? null,
      outcome: outcome ?? 'done',
      details: { ...details },
      address,
    },
  })
}

/** How long what is done over and over counts as one. */
const TOGETHER_MS = 15 * 60_000
const MOST_KNOWN = 10_000

const slot = processWide<Map<string, number>>('audited-lately')

/** Like {@link recordAudit}, once in a quarter of an hour for each person, action, video and subject. */
export async function recordAuditOnce(actor: Actor, audited: Audited, address: string | null = null): Promise<void> {
  slot.value ??= new Map()
  const key = [actor.kind, actor.userId, audited.action, audited.videoId, audited.subjectId].join('\n')
  const now = performance.now()
  const last = slot.value.get(key)
  if (last !== undefined && now - last < TOGETHER_MS) return
  if (slot.value.size >= MOST_KNOWN) slot.value.clear()
  slot.value.set(key, now)
  try {
    await recordAudit(actor, audited, address)
  } catch (error) {
    slot.value.delete(key)
    throw error
  }
}

/** Has the next of everything be written again: another library was opened. */
export function forgetAudited(): void {
  slot.value = undefined
}
