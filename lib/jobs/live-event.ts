import { z } from 'zod'
import { presence } from '@/lib/videos/presence'
import { job } from './schema'

/**
 * What `GET /api/events` sends (server-sent events, WHATWG HTML section 9.2): the `event` field names one of these, the
 * `data` field is its JSON.
 *
 * `job`: a job began, went on or ended. `library`: videos were added, changed or removed; whoever shows them asks again.
 * `segments`: these operations were applied; a page that did not send them asks again. `presence`: who has the video open.
 * `labels`: label sets were made or changed. `comments`: those on this video were. `notification`: this person is told
 * something new, or has read it.
 * The first event after connecting is always `hello`: what happened before it was not sent.
 */
export const LIVE_EVENTS = {
  hello: z.object({}),
  job,
  library: z.object({ videoIds: z.array(z.string()) }),
  segments: z.object({ videoId: z.string(), operationIds: z.array(z.string()) }),
  presence: z.object({ videoId: z.string(), pages: presence }),
  labels: z.object({ labelSetIds: z.array(z.string()) }),
  comments: z.object({ videoId: z.string(), documentId: z.string().optional() }),
  notification: z.object({ userId: z.string() }),
} as const

export type LiveEventName = keyof typeof LIVE_EVENTS
export type LiveEvent = { [N in LiveEventName]: { event: N; data: z.infer<(typeof LIVE_EVENTS)[N]> } }[LiveEventName]
