import { z } from 'zod'
import { listSearch, type VideoFilter } from '@/lib/browser/queries/video-list'
import { videoList } from '@/lib/videos/schema'
import {
  type AssignRequest,
  type BatchChanges,
  type BatchDetails,
  type BatchVideosChange,
  batchDetails,
} from '@/lib/work/batch-schema'
import { type NextVideoAnswer, nextVideoAnswer } from '@/lib/work/queue-schema'
import { requestJson } from './request'

const removed = z.object({ removed: z.literal(true) })

const send = <S extends z.ZodType>(url: string, schema: S, method: string, body?: object): Promise<z.infer<S>> =>
  requestJson(url, schema, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  })

const addressOf = (batchId: string) => `/api/batches/${encodeURIComponent(batchId)}`

/** Makes a batch with this name and nothing in it. Throws `RequestError`, as all of these. */
export const createBatch = (name: string): Promise<BatchDetails> => send('/api/batches', batchDetails, 'POST', { name })

export const changeBatch = (batchId: string, changes: BatchChanges): Promise<BatchDetails> =>
  send(addressOf(batchId), batchDetails, 'PATCH', changes)

export const removeBatch = (batchId: string) => send(addressOf(batchId), removed, 'DELETE')

export const changeBatchVideos = (batchId: string, change: Partial<BatchVideosChange>): Promise<BatchDetails> =>
  send(`${addressOf(batchId)}/videos`, batchDetails, 'POST', change)

export const setBatchMembers = (batchId: string, userIds: readonly string[]): Promise<BatchDetails> =>
  send(`${addressOf(batchId)}/members`, batchDetails, 'PUT', { userIds })

export const assignVideos = (batchId: string, request: AssignRequest): Promise<BatchDetails> =>
  send(`${addressOf(batchId)}/assign`, batchDetails, 'POST', request)

export const unassignVideo = (videoId: string, userId: string) =>
  send(`/api/videos/${encodeURIComponent(videoId)}/assignments/${encodeURIComponent(userId)}`, removed, 'DELETE')

/** The next video, which is theirs from now on who asks. */
export const takeNextVideo = (): Promise<NextVideoAnswer> => send('/api/queue/next', nextVideoAnswer, 'POST')

/** The ids of every video that matches `filter`; `onPage` hears how many are known so far. */
export async function everyVideoId(filter: VideoFilter, onPage: (known: number) => void): Promise<string[]> {
  const ids: string[] = []
  let cursor: string | null = null
  do {
    const page: { videos: readonly { id: string }[]; nextCursor: string | null } = await requestJson(
      `/api/videos?${listSearch(filter, cursor, 200)}`,
      videoList,
    )
    ids.push(...page.videos.map(({ id }) => id))
    cursor = page.nextCursor
    onPage(ids.length)
  } while (cursor !== null)
  return ids
}
