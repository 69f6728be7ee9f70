import { type InfiniteData, infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { z } from 'zod'
import { type AuditExportFormat, type AuditFilter, type AuditPage, auditActors, auditPage } from '@/lib/audit/schema'
import { requestJson } from '@/lib/browser/api/request'

/** What was done and matches `filter`, the newest first, a page at a time. */
export const auditQuery = (filter: AuditFilter) =>
  infiniteQueryOptions<AuditPage, Error, InfiniteData<AuditPage>, readonly unknown[], string | null>({
    queryKey: ['audit', filter],
    queryFn: ({ pageParam, signal }) => {
      const search = searchOf(filter)
      if (pageParam !== null) search.set('cursor', pageParam)
      return requestJson(`/api/audit?${search}`, auditPage, { signal })
    },
    initialPageParam: null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: (previous) => previous,
  })

/** Everybody who did something. */
export const auditActorsQuery = () =>
  queryOptions({
    queryKey: ['audit-actors'],
    queryFn: ({ signal }) => requestJson('/api/audit/actors', auditActors, { signal }),
  })

/** Where all that matches `filter` is to be had as a file. */
export const auditExportUrl = (filter: AuditFilter, format: AuditExportFormat): string =>
  `/api/audit/export?${new URLSearchParams([...searchOf(filter), ['format', format]])}`

const searchOf = (filter: AuditFilter): URLSearchParams =>
  new URLSearchParams(Object.entries(filter).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])))

const MOST_OFFERED = 20

const titled = z.object({ id: z.string(), title: z.string() })

/** Videos by what is typed of their title, or the one with `id`. */
export const titlesQuery = (typed: string, id?: string) =>
  queryOptions({
    queryKey: ['video-titles', typed, id],
    queryFn: async ({ signal }) => {
      if (id !== undefined) return [await requestJson(`/api/videos/${encodeURIComponent(id)}`, titled, { signal })]
      const search = new URLSearchParams({ sort: 'title', limit: String(MOST_OFFERED) })
      if (typed.trim() !== '') search.set('query', typed.trim())
      return (await requestJson(`/api/videos?${search}`, z.object({ videos: z.array(titled) }), { signal })).videos
    },
    staleTime: 60_000,
    retry: false,
  })
