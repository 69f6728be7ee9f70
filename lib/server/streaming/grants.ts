import 'server-only'
import { processWide } from '@/lib/server/process-wide'
import type { RenditionRecord } from './find-rendition'
import type { MediaQuery } from './media-query'
import type { Right } from './prepare-answer'
import type { StreamOwner } from './stream-slots'

/** What of a video is asked for. */
export type MediaTarget = { readonly videoId: string } & Pick<MediaQuery, 'type' | 'rendition'>

/** A session was admitted to a rendition: until then nobody asks again whether it may, nor where the file lies. */
export type Grant = StreamOwner & {
  readonly record: RenditionRecord
  readonly until: number
}

/** `revokedAt`: when a right was last taken away, by performance.now(). */
type Ledger = { grants: Map<string, Grant>; revokedAt: number }

/** The longest anybody goes on with a right that was taken away where this process did not hear of it. */
const GRANT_MS = 10_000
const MAX_GRANTS = 4096

const slot = processWide<Ledger>('grants')

function ledger(): Ledger {
  slot.value ??= { grants: new Map(), revokedAt: Number.NEGATIVE_INFINITY }
  return slot.value
}

/**
 * What tells the sender of a request from every other: the credentials it came with, whatever they are. `link` is that of
 * its address.
 */
export const sessionOf = (get: (name: string) => string | null | undefined, link: string | undefined): string =>
  `${link ?? ''}\n${get('authorization') ?? ''}\n${get('cookie') ?? ''}`

const keyOf = (session: string, { videoId, type, rendition }: MediaTarget): string =>
  `${videoId}/${type}/${rendition}\n${session}`

/**
 * What an admission came to, when the request arrived that was admitted, and until when it may count; both by
 * performance.now().
 */
export type Admission = {
  readonly receivedAt: number
  readonly endsAt?: number | undefined
  readonly userId: string
  readonly record: RenditionRecord
}

/**
 * Has the following requests of `session` for `target` carried without asking again, for at most 10 s.
 *
 * Does nothing if any right was taken away since the admitted request arrived: what was decided before does not outlive
 * the revocation.
 */
export function grantAccess(session: string, target: MediaTarget, admission: Admission): void {
  const { receivedAt, endsAt = Number.POSITIVE_INFINITY, userId, record } = admission
  if (wasRevokedSince(receivedAt)) return
  const { grants } = ledger()
  if (grants.size >= MAX_GRANTS) makeRoom(grants)
  const { videoId } = target
  grants.set(keyOf(session, target), { userId, videoId, record, until: Math.min(performance.now() + GRANT_MS, endsAt) })
}

/** The grant of `session` for `target`; undefined if it has none, or one that ran out. */
export function findGrant(session: string, target: MediaTarget): Grant | undefined {
  const grant = ledger().grants.get(keyOf(session, target))
  return grant !== undefined && performance.now() < grant.until ? grant : undefined
}

/** Whether any right was taken away since `moment` (performance.now()). */
const wasRevokedSince = (moment: number): boolean => moment <= ledger().revokedAt

/**
 * The right of a request that was found at `since` (performance.now()) to be admitted. It falls with the first right that is
 * taken away after that, whosever: who still has one is admitted anew. A class, as every range makes one.
 */
export class RightSince implements Right {
  readonly userId: string
  readonly videoId: string
  private readonly since: number

  constructor({ userId, videoId }: StreamOwner, since: number) {
    this.userId = userId
    this.videoId = videoId
    this.since = since
  }

  get isRevoked(): boolean {
    return wasRevokedSince(this.since)
  }
}

/** Ends the grants that `matches` picks, at once, and every admission that is being decided. */
export function revokeGrants(matches: (owner: StreamOwner) => boolean): void {
  const all = ledger()
  all.revokedAt = performance.now()
  for (const [key, grant] of all.grants) if (matches(grant)) all.grants.delete(key)
}

function makeRoom(grants: Map<string, Grant>): void {
  const now = performance.now()
  for (const [key, { until }] of grants) if (until <= now) grants.delete(key)
  if (grants.size >= MAX_GRANTS) grants.clear()
}
