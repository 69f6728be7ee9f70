import type { EntityTag } from './entity-tag'
import { type UnixSeconds, unixSeconds } from './http-date'

/** What identifies the bytes of a file on disk, from fstat of the opened file. Times are nanoseconds since 1970. */
export type FileStamp = { readonly sizeBytes: number; readonly mtimeNs: bigint; readonly inode: bigint }

/** What a client can hold against a later version of the same file (RFC 9110 section 8.8). */
export type Validators = {
  readonly entityTag: EntityTag
  readonly lastModified: UnixSeconds
  /** Whether the date identifies the bytes as surely as a strong tag does. */
  readonly isDateStrong: boolean
}

/** A file touched more recently than this may change again without its modification time showing it. */
const SETTLING_NS = 2_000_000_000n

/**
 * The validators of the file at the time `nowMs` (milliseconds since 1970).
 *
 * The tag is weak while the file is younger than two seconds (RFC 9110 section 8.8.1). Last-Modified is never later
 * than now (section 8.8.2.1): a modification time in the future is sent as now, and then not strong.
 */
export function validatorsOf({ sizeBytes, mtimeNs, inode }: FileStamp, nowMs: number): Validators {
  const ageNs = BigInt(Math.floor(nowMs)) * 1_000_000n - mtimeNs
  const isSettled = ageNs >= SETTLING_NS || ageNs <= -SETTLING_NS
  const opaque = [inode, BigInt(sizeBytes), mtimeNs].map((part) => part.toString(36)).join('-')
  const modified = Math.floor(Number(mtimeNs / 1_000_000n) / 1000)
  return {
    entityTag: { strength: isSettled ? 'strong' : 'weak', opaque },
    lastModified: unixSeconds(Math.min(modified, nowMs / 1000)),
    isDateStrong: ageNs >= SETTLING_NS,
  }
}
