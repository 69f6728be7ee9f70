import 'server-only'
import type { Principal } from '@/lib/auth/principal'
import type { FrameIndex } from '@/lib/frames/frame-index'
import { decodeFrameIndex } from '@/lib/frames/frame-index-codec'
import { pairKey } from '@/lib/ingest/pair-names'
import { checkTwins } from '@/lib/ingest/twin-guard'
import { err, ok, type Result } from '@/lib/result/result'
import { db } from '@/lib/server/db/client'
import { visibleTo } from '@/lib/server/videos/visible-to'
import type { VariantKind } from '@/lib/videos/schema'

/** Where footage is to go: into the video `videoId`, or wherever its name says, or into a video of its own. */
export type WantedPlace = {
  readonly variant: VariantKind
  readonly fileName: string
  readonly videoId?: string | undefined
  /** Without `videoId`: the video whose other footage has the same name, if there is exactly one. */
  readonly pairsByName?: boolean | undefined
  /**
   * For whom: no other videos than theirs are found, for that there is one says how its raw file is called. Without, whoever
   * asks has looked whether `videoId` is theirs, and nothing is paired by name.
   */
  readonly principal?: Principal | undefined
}

/** What the twin guard compares of the new footage. */
export type NewFootage = { readonly sha256: string; readonly index: FrameIndex }

/**
 * The video that the footage becomes a variant of; null for a video of its own. The error is the reason, for people, why
 * it may not be there: there is such footage already, or the twin guard says that it is not the same recording.
 */
export async function findPlace(wanted: WantedPlace, footage: NewFootage): Promise<Result<string | null, string>> {
  const videoId = wanted.videoId ?? (await findByName(wanted))
  if (videoId === null) return ok(null)
  const allowed = await checkPlace(videoId, wanted, footage)
  return allowed.ok ? ok(videoId) : allowed
}

/** The one video that has other footage of this name and none of this kind; null if there is none, or several. */
async function findByName({ variant, fileName, pairsByName, principal }: WantedPlace): Promise<string | null> {
  if (pairsByName !== true || principal === undefined) return null
  const key = pairKey(fileName)
  const others = await db().variant.findMany({
    where: {
      kind: { not: variant },
      video: { AND: [visibleTo(principal), { variants: { none: { kind: variant } } }] },
    },
    select: { videoId: true, renditions: { where: { kind: 'original' }, select: { fileName: true } } },
  })
  const same = others.filter(({ renditions }) => renditions.some((original) => pairKey(original.fileName) === key))
  return same.length === 1 ? (same[0]?.videoId ?? null) : null
}

/** Whether the video has room for this variant, and its twin agrees with it. */
async function checkPlace(
  videoId: string,
  { variant: kind, principal }: WantedPlace,
  here: NewFootage,
): Promise<Result<true, string>> {
  const variants = await db().variant.findMany({
    where: { videoId, video: principal === undefined ? { deletedAt: null } : visibleTo(principal) },
    include: { frameIndex: true, renditions: { where: { kind: 'original' } } },
  })
  if (variants.some((variant) => variant.kind === kind)) return err(`The video has other ${kind} footage already.`)
  const twin = variants.find((variant) => variant.kind !== kind)
  const original = twin?.renditions[0]
  if (twin?.frameIndex == null || original === undefined)
    return err('The video it belongs to has no footage to compare it with.')
  const index = decodeFrameIndex(twin.frameIndex.bytes)
  if (!index.ok) return err(`It cannot be compared with its twin: ${index.error}.`)
  const there = { sha256: original.sha256, index: index.value }
  return kind === 'processed' ? checkTwins(there, here) : checkTwins(here, there)
}
