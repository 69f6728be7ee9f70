import { type QueryKey, queryOptions } from '@tanstack/react-query'
import { requestJson } from '@/lib/browser/api/request'
import { labelSetDetails, labelSetVersions } from '@/lib/labels/label-set-wire'
import { labelSetList } from '@/lib/labels/schema'

/** Whether this is asked about label sets: all of it changes when one does. */
export const isOfLabelSet = ([room]: QueryKey): boolean => room === 'label-sets'

/** The label sets in use, the one for new work first. */
export const labelSetsQuery = () =>
  queryOptions({
    queryKey: ['label-sets'],
    queryFn: async ({ signal }) => (await requestJson('/api/label-sets', labelSetList, { signal })).labelSets,
    staleTime: 60_000,
  })

/** Every label set, those that are retired apart. */
export const allLabelSetsQuery = () =>
  queryOptions({
    queryKey: ['label-sets', 'all'],
    queryFn: ({ signal }) => requestJson('/api/label-sets?retired=true', labelSetList, { signal, cache: 'no-store' }),
    refetchOnWindowFocus: 'always',
  })

const addressOf = (labelSetId: string) => `/api/label-sets/${encodeURIComponent(labelSetId)}`

/** One set, and how it is used. */
export const labelSetQuery = (labelSetId: string) =>
  queryOptions({
    queryKey: ['label-sets', 'one', labelSetId],
    queryFn: ({ signal }) => requestJson(addressOf(labelSetId), labelSetDetails, { signal, cache: 'no-store' }),
    refetchOnWindowFocus: 'always',
  })

/** What a set was, the newest version first. */
export const labelSetVersionsQuery = (labelSetId: string) =>
  queryOptions({
    queryKey: ['label-sets', 'versions', labelSetId],
    queryFn: async ({ signal }) =>
      (await requestJson(`${addressOf(labelSetId)}/versions`, labelSetVersions, { signal, cache: 'no-store' }))
        .versions,
  })
