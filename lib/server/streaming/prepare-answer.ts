import 'server-only'
import { randomBytes } from 'node:crypto'
import { type Representation, representationOf } from '@/lib/http/content-headers'
import { mediaTypeOf } from '@/lib/http/media-type'
import type { RequestFields } from '@/lib/http/request-fields'
import { planResponse, type ResponsePlan } from '@/lib/http/response-plan'
import type { ServingPolicy } from '@/lib/http/serving-policy'
import type { FileStamp } from '@/lib/http/validators'
import { err, ok, type Result } from '@/lib/result/result'
import { leaseMediaFile } from '@/lib/server/storage/leased-files'
import type { OpenError } from '@/lib/server/storage/open-media-file'
import { nextChunkBytes } from './chunk-size'
import { ChunkSource, type Filled, type SourceFailure } from './chunk-source'
import type { RenditionRecord } from './find-rendition'
import { activeStreams, type StreamOwner, type StreamSlot, takeStreamSlot } from './stream-slots'

/**
 * Somebody's right to the bytes. Whether it still stands is asked when the first of them are at hand; from there on a cut
 * ends the stream.
 */
export type Right = StreamOwner & { readonly isRevoked: boolean }

/** A request for bytes by somebody who may have them. */
export type MediaRequest = {
  readonly method: 'GET' | 'HEAD'
  readonly fields: RequestFields
  readonly record: RenditionRecord
  readonly policy: ServingPolicy
  readonly right: Right
}

/** A body whose first bytes are at hand. Whoever carries it gives the place back when it ends. */
export type PreparedBody<B extends Uint8Array> = {
  readonly source: ChunkSource
  readonly first: { readonly buffer: B } & Filled
  readonly slot: StreamSlot
  readonly isOpenEnded: boolean
}

/** What to send, and the body to send with it, if there is one. */
export type PreparedAnswer<B extends Uint8Array> = {
  readonly plan: ResponsePlan
  /** Of the whole file, in bytes. */
  readonly sizeBytes: number
  readonly body: PreparedBody<B> | null
}

/** Why the bytes cannot be sent. `busy`: too many streams. `unsteady`: the file is another one each time it is looked at. */
export type SendError = OpenError | 'busy' | 'unsteady'

/** Why there is no answer. `revoked`: whoever asks has to be admitted anew, or is not any more. */
export type PrepareError = SendError | 'revoked'

const ATTEMPTS = 3

/**
 * The answer to `request`, with the first chunk of its body read into a buffer that `allocate` makes (of so many bytes
 * or more).
 *
 * Headers and bytes are of one file: its name is looked at after the read and before anything is sent, and if it became
 * another file in the meantime everything is done again.
 */
export async function prepareAnswer<B extends Uint8Array>(
  request: MediaRequest,
  allocate: (bytes: number) => B,
): Promise<Result<PreparedAnswer<B>, PrepareError>> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const leasing = leaseMediaFile(request.record.storageKey)
    const leased = leasing instanceof Promise ? await leasing : leasing
    if (!leased.ok) return leased
    const lease = leased.value
    try {
      const { sizeBytes } = lease.stamp
      const plan = planFor(request, lease.stamp)
      if (plan.body.kind !== 'bytes') {
        if ((await lease.check()) === 'same') return ok({ plan, sizeBytes, body: null })
        continue
      }
      const slot = takeStreamSlot(request.right)
      if (slot === null) return err('busy')
      const { pieces, isOpenEnded } = plan.body
      const source = new ChunkSource(pieces, request.record.storageKey, lease.stamp)
      const bytes = nextChunkBytes({ previous: null, sent: 0, drainMs: 0, isOpenEnded, streams: activeStreams() })
      const buffer = allocate(Math.min(bytes, source.remaining))
      const filled = await source.fillBy(lease, buffer)
      if (filled.ok && !request.right.isRevoked) {
        const { length, fileBytes } = filled.value
        return ok({
          plan,
          sizeBytes,
          body: { source, first: { buffer, length, fileBytes }, slot, isOpenEnded },
        })
      }
      slot.release()
      const why = reasonOf(filled)
      if (why !== null) return err(why)
    } finally {
      lease.release()
    }
  }
  return err('unsteady')
}

function planFor({ method, fields, record, policy }: MediaRequest, stamp: FileStamp): ResponsePlan {
  const nowMs = Date.now()
  return planResponse(method, fields, describeFile(stamp, record, policy, nowMs), policy, { nowMs, makeBoundary })
}

/** Why there is no answer, though there may have been bytes. Null: because the file became another one. */
function reasonOf(filled: Result<Filled, SourceFailure>): PrepareError | null {
  if (filled.ok) return 'revoked'
  return filled.error === 'failed' ? 'unreadable' : null
}

/** Descriptions of files that are open; one goes when its file is closed. */
const descriptions = new WeakMap<FileStamp, Map<string, Representation>>()

function describeFile(stamp: FileStamp, record: RenditionRecord, policy: ServingPolicy, nowMs: number): Representation {
  const key = `${policy.ranges} ${policy.cache} ${policy.disposition} ${record.container} ${record.fileName}`
  const known = descriptions.get(stamp)?.get(key)
  if (known !== undefined) return known
  const { fileName, container } = record
  const made = representationOf({ ...stamp, fileName, mediaType: mediaTypeOf(container) }, policy, nowMs)
  // While the file is young its tag is weak and will not stay so.
  if (made.validators.isDateStrong) {
    const kept = descriptions.get(stamp) ?? new Map<string, Representation>()
    descriptions.set(stamp, kept.set(key, made))
  }
  return made
}

const makeBoundary = (): string => randomBytes(20).toString('hex')
