import 'server-only'
import type { LabeledSpan } from '@/lib/agreement/document'
import { provenance as provenanceSchema } from '@/lib/agreement/schema'
import type { Principal } from '@/lib/auth/principal'
import { type ApiError, apiError } from '@/lib/http/api-error'
import { err, ok, type Result } from '@/lib/result/result'
import { db } from '@/lib/server/db/client'
import type { Prisma } from '@/lib/server/db/generated/client'
import { GOLD_USER_ID } from '@/lib/server/session/gold-user'
import { labeledOf } from '@/lib/server/videos/labeled-variant'
import { VIDEO_NOT_FOUND } from '@/lib/server/videos/video-exists'
import { visibleTo } from '@/lib/server/videos/visible-to'
import { frameSpan } from '@/lib/time/frame-span'

const SEGMENT = {
  id: true,
  labelId: true,
  startFrame: true,
  endFrame: true,
  attributes: true,
  note: true,
  version: true,
  provenance: true,
  deletedAt: true,
} as const satisfies Prisma.SegmentSelect

export const COMPARED_VIDEO = {
  id: true,
  title: true,
  variants: { select: { kind: true, frameIndex: { select: { frameCount: true } } } },
  documents: {
    select: {
      id: true,
      annotatorId: true,
      state: true,
      sequence: true,
      labelSetId: true,
      annotator: { select: { name: true } },
      // What was decided against is a deleted segment of the gold document; elsewhere those are nothing.
      segments: {
        where: { isProposal: false, OR: [{ deletedAt: null }, { document: { annotatorId: GOLD_USER_ID } }] },
        orderBy: [{ startFrame: 'asc' }, { id: 'asc' }],
        select: SEGMENT,
      },
    },
  },
} as const satisfies Prisma.VideoSelect

type VideoRecord = Prisma.VideoGetPayload<{ select: typeof COMPARED_VIDEO }>
type DocumentRecord = VideoRecord['documents'][number]
type SegmentRecord = DocumentRecord['segments'][number]

/** A document whose segments are spans; `records` are the same segments by id, with all that is known of them. */
export type ComparedRecord = Omit<DocumentRecord, 'segments'> & {
  readonly segments: readonly LabeledSpan[]
  readonly records: ReadonlyMap<string, SegmentRecord>
}

/** What several people say of one video, by their names, and the gold document if it was begun. */
export type ComparedWork = {
  readonly videoId: string
  readonly title: string
  readonly frameCount: number
  readonly documents: readonly ComparedRecord[]
  readonly gold: DocumentRecord | null
}

/**
 * The work on a video that can be compared: what was submitted, accepted or returned, with `drafts` also what is being
 * done. Errors: `video-not-found`, `not-ready` where the frames of the footage are not known.
 */
export async function readComparedWork(
  videoId: string,
  principal: Principal,
  { drafts }: { readonly drafts: boolean },
): Promise<Result<ComparedWork, ApiError>> {
  const where = { AND: [{ id: videoId, deletedAt: null }, visibleTo(principal)] }
  const record = await db().video.findFirst({ where, select: COMPARED_VIDEO })
  if (record === null) return err(VIDEO_NOT_FOUND)
  const work = toComparedWork(record, drafts)
  return work === null ? err(NOT_READY) : ok(work)
}

/** The same from a record; null where the frames are not known. */
export function toComparedWork(record: VideoRecord, drafts: boolean): ComparedWork | null {
  const frameCount = labeledOf(record.variants)?.frameIndex?.frameCount
  if (frameCount === undefined) return null
  const documents = record.documents
    .filter(({ annotatorId, state }) => annotatorId !== GOLD_USER_ID && (drafts || state !== 'draft'))
    .map(toCompared)
    .sort((a, b) => a.annotator.name.localeCompare(b.annotator.name) || (a.id < b.id ? -1 : 1))
  const gold = record.documents.find(({ annotatorId }) => annotatorId === GOLD_USER_ID) ?? null
  return { videoId: record.id, title: record.title, frameCount, documents, gold }
}

const NOT_READY = apiError('not-ready', 'The frames of this video are not known. Import it again.')

const toCompared = ({ segments, ...document }: DocumentRecord): ComparedRecord => ({
  ...document,
  segments: segments.map(toSpan),
  records: new Map(segments.map((segment) => [segment.id, segment])),
})

export const toSpan = ({ id, labelId, startFrame, endFrame }: SegmentRecord): LabeledSpan => ({
  ...frameSpan(startFrame, endFrame),
  id,
  labelId,
})

/** A segment of the gold document that says how something was decided. */
export type GoldSegment = {
  readonly record: SegmentRecord
  readonly provenance: ReturnType<typeof provenanceSchema.parse>
}

/** What has been decided so far; segments that were not made by deciding are not among them. */
export function goldSegments({ gold }: Pick<ComparedWork, 'gold'>): readonly GoldSegment[] {
  return (gold?.segments ?? []).flatMap((record) => {
    const made = provenanceSchema.safeParse(record.provenance)
    return made.success ? [{ record, provenance: made.data }] : []
  })
}
