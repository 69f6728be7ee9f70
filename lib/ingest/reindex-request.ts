import { z } from 'zod'

/** What `framemark reindex` asks for; also the body of `POST /api/reindex`. Every video, unless one is named. */
export const reindexRequest = z.object({ videoId: z.string().min(1).max(64).optional() })
export type ReindexRequest = z.infer<typeof reindexRequest>
