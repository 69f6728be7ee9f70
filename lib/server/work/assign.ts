import 'server-only'
import type { Principal } from '@/lib/auth/principal'
import { type ApiError, apiError } from '@/lib/http/api-error'
import { err, ok, type Result } from '@/lib/result/result'
import { db } from '@/lib/server/db/client'
import type { Prisma } from '@/lib/server/db/generated/client'
import { revokeAccess } from '@/lib/server/streaming/revoke-access'
import { VIDEO_NOT_FOUND } from '@/lib/server/videos/video-exists'
import { withFootage } from '@/lib/server/videos/visible-to'
import type { AssignRequest, BatchDetails } from '@/lib/work/batch-schema'
import { groupBy } from '@/lib/work/group-by'
import { type Share, shareOut } from '@/lib/work/share-out'
import { requireAssignable, toBatchPerson, WITH_RIGHTS } from './assignable-people'
import { BEGUN } from './batch-videos'
import { notify } from './notify'
import { BATCH_NOT_FOUND, readBatch } from './read-batches'
import { inChunks, SERIALIZABLE, tellOfWork } from './work-transaction'

/**
 * Gives videos of a batch to people: every free place among its members, or one video to those who are named, who keep it
 * if they have it. Nobody is given, or told of, a video that would not exist for them; what does not exist for `principal` is
 * left as it is. Each is told once. Errors: `batch-not-found`, `user-not-found`, `video-not-found` for one that is not
 * in this batch, `batch-invalid` where the members are too few, or somebody who is named may not see the footage.
 */
export async function assign(
  batchId: string,
  request: AssignRequest,
  principal: Principal,
): Promise<Result<BatchDetails, ApiError>> {
  const given = await db().$transaction(async (client) => {
    const batch = await client.batch.findUnique({ where: { id: batchId }, include: whatIsShared(principal) })
    if (batch === null) return err(BATCH_NOT_FOUND)
    const shares = 'mode' in request ? sharesOf(batch) : await named(client, batch, request)
    if (!shares.ok) return shares
    await record(client, batch, shares.value, principal)
    return ok(shares.value.map(({ videoId }) => videoId))
  }, SERIALIZABLE)
  if (!given.ok) return given
  tellOfWork([...new Set(given.value)])
  return await readBatch(batchId, principal)
}

const WITH_PLACES = {
  title: true,
  assignments: { select: { annotatorId: true, annotator: { select: { banned: true } } } },
  documents: { where: { state: { in: ['submitted', 'accepted'] } }, select: { annotatorId: true } },
  variants: { where: { kind: 'processed' }, select: { id: true } },
} as const satisfies Prisma.VideoSelect

const whatIsShared = (principal: Principal) =>
  ({
    members: {
      select: { user: { select: WITH_RIGHTS } },
      where: { user: { banned: false } },
      orderBy: [{ user: { name: 'asc' } }, { userId: 'asc' }],
    },
    videos: {
      where: { video: { deletedAt: null, ...withFootage(principal) } },
      orderBy: [{ position: 'asc' }, { videoId: 'asc' }],
      select: { videoId: true, video: { select: WITH_PLACES } },
    },
  }) as const satisfies Prisma.BatchInclude

type Batch = Prisma.BatchGetPayload<{ include: ReturnType<typeof whatIsShared> }>

type SharedVideo = Batch['videos'][number]['video']

const isRawOnly = ({ variants }: SharedVideo): boolean => variants.length === 0

/** As `TAKES_PLACE` says: who was disabled leaves theirs to others, unless they handed the work in. */
function whoTakesPlaces({ assignments, documents }: SharedVideo): string[] {
  const handedIn = new Set(documents.map(({ annotatorId }) => annotatorId))
  return assignments
    .filter(({ annotatorId, annotator }) => !annotator.banned || handedIn.has(annotatorId))
    .map(({ annotatorId }) => annotatorId)
}

function sharesOf({ videos, members, annotatorsPerVideo }: Batch): Result<readonly Share[], ApiError> {
  const people = members.map(({ user }) => toBatchPerson(user))
  const withoutRaw = people.filter(({ seesRaw }) => !seesRaw).map(({ id }) => id)
  const shared = videos.map(({ videoId, video }) => ({
    id: videoId,
    has: whoTakesPlaces(video),
    notFor: isRawOnly(video) ? withoutRaw : [],
  }))
  const ids = people.map(({ id }) => id)
  const shares = shareOut(shared, ids, annotatorsPerVideo)
  return shares.ok ? shares : err(apiError('batch-invalid', shares.error))
}

async function named(
  client: Prisma.TransactionClient,
  { videos }: Batch,
  { videoId, annotatorIds }: Extract<AssignRequest, { videoId: string }>,
): Promise<Result<readonly Share[], ApiError>> {
  const video = videos.find((one) => one.videoId === videoId)?.video
  if (video === undefined) return err(VIDEO_NOT_FOUND)
  const people = await requireAssignable(client, annotatorIds)
  if (!people.ok) return people
  const has = new Set(video.assignments.map(({ annotatorId }) => annotatorId))
  const fresh = people.value.filter(({ id }) => !has.has(id))
  const blind = isRawOnly(video) ? fresh.find(({ seesRaw }) => !seesRaw) : undefined
  if (blind !== undefined) return err(notForThem(blind.name))
  return ok(fresh.map(({ id: userId }) => ({ videoId, userId })))
}

const notForThem = (name: string): ApiError =>
  apiError(
    'batch-invalid',
    `${name} may not see raw footage, and this video has no other yet. Import processed footage first, or choose somebody else.`,
  )

async function record(
  client: Prisma.TransactionClient,
  { name, videos }: Batch,
  shares: readonly Share[],
  { userId: assignedBy, name: by }: Principal,
): Promise<void> {
  for (const some of inChunks(shares)) {
    const data = some.map(({ videoId, userId }) => ({ videoId, annotatorId: userId, assignedBy }))
    await client.assignment.createMany({ data })
  }
  const titles = new Map(videos.map(({ videoId, video }) => [videoId, video.title]))
  for (const [userId, theirs] of groupBy(shares, (share) => share.userId)) {
    const videoId = theirs[0]?.videoId ?? ''
    const more = theirs.length === 1 ? '' : ` and ${theirs.length - 1} more`
    const content = { videoId, title: titles.get(videoId) ?? '', by, text: `${name}${more}` }
    if (userId !== assignedBy) await notify(client, [userId], 'assigned', content)
  }
}

/**
 * Takes a video from somebody who has not begun it. Errors: `not-found` where it is not theirs; `batch-invalid` once there is
 * work: that is never lost by taking it away.
 */
export async function unassign(videoId: string, annotatorId: string): Promise<Result<true, ApiError>> {
  const taken = await db().$transaction(async (client) => {
    const where = { videoId_annotatorId: { videoId, annotatorId } }
    if ((await client.assignment.findUnique({ where })) === null) return err(NOT_THEIRS)
    if ((await client.annotationDocument.count({ where: { videoId, annotatorId, ...BEGUN } })) > 0) return err(HAS_WORK)
    await client.assignment.delete({ where })
    return ok(true as const)
  }, SERIALIZABLE)
  if (!taken.ok) return taken
  // Whoever was watching it may not see it any more.
  revokeAccess((owner) => owner.videoId === videoId && owner.userId === annotatorId)
  tellOfWork([videoId])
  return taken
}

const NOT_THEIRS = apiError('not-found', 'This video is not given to that person.')
const HAS_WORK = apiError(
  'batch-invalid',
  'They have begun this video: it stays theirs, so that their work is not lost.',
)
