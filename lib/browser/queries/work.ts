import { queryOptions } from '@tanstack/react-query'
import { requestJson } from '@/lib/browser/api/request'
import { assigneeList, batchDetails, batchList } from '@/lib/work/batch-schema'
import { dashboard } from '@/lib/work/dashboard-schema'
import { queue, videoWork } from '@/lib/work/queue-schema'

const now = { cache: 'no-store' } as const

/** My work. Asked for again whenever somebody comes back to it. */
export const queueQuery = () =>
  queryOptions({
    queryKey: ['work', 'queue'],
    queryFn: ({ signal }) => requestJson('/api/queue', queue, { signal, ...now }),
    refetchOnMount: 'always',
    refetchOnWindowFocus: 'always',
  })

export const batchesQuery = () =>
  queryOptions({
    queryKey: ['work', 'batches'],
    queryFn: async ({ signal }) => (await requestJson('/api/batches', batchList, { signal, ...now })).batches,
    refetchOnMount: 'always',
    refetchOnWindowFocus: 'always',
  })

export const batchQuery = (batchId: string) =>
  queryOptions({
    queryKey: ['work', 'batch', batchId],
    queryFn: ({ signal }) =>
      requestJson(`/api/batches/${encodeURIComponent(batchId)}`, batchDetails, { signal, ...now }),
    refetchOnMount: 'always',
    refetchOnWindowFocus: 'always',
  })

/** What the batch of a video asks of whoever labels it. */
export const videoWorkQuery = (videoId: string) =>
  queryOptions({
    queryKey: ['work', 'video', videoId],
    queryFn: async ({ signal }) =>
      (await requestJson(`/api/videos/${encodeURIComponent(videoId)}/work`, videoWork, { signal, ...now })).batch,
    staleTime: 60_000,
  })

/** Everybody whom work can be given to. */
export const assigneesQuery = () =>
  queryOptions({
    queryKey: ['work', 'assignees'],
    queryFn: async ({ signal }) => (await requestJson('/api/assignees', assigneeList, { signal, ...now })).people,
    staleTime: 60_000,
  })

/** How far everything is. It grows old while it is looked at: asked for again every half minute. */
export const dashboardQuery = () =>
  queryOptions({
    queryKey: ['work', 'dashboard'],
    queryFn: ({ signal }) => requestJson('/api/dashboard', dashboard, { signal, ...now }),
    refetchOnMount: 'always',
    refetchOnWindowFocus: 'always',
    refetchInterval: 30_000,
  })
