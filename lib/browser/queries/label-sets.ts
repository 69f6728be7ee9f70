import { queryOptions } from '@tanstack/react-query'
import { requestJson } from '@/lib/browser/api/request'
import { labelSetList } from '@/lib/labels/schema'

/** The newest version of every label set. */
export const labelSetsQuery = () =>
  queryOptions({
    queryKey: ['label-sets'],
    queryFn: async ({ signal }) => (await requestJson('/api/label-sets', labelSetList, { signal })).labelSets,
    staleTime: 60_000,
  })
