import { type InfiniteData, infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { type AgreementList, agreementList } from '@/lib/agreement/schema'
import { fetchAgreement } from '@/lib/browser/api/agreement'
import { requestJson } from '@/lib/browser/api/request'

/** How far people agree on one video; asked again when the page is looked at. */
export const agreementQuery = (videoId: string) =>
  queryOptions({
    queryKey: ['agreement', 'one', videoId],
    queryFn: ({ signal }) => fetchAgreement(videoId, signal),
    refetchOnWindowFocus: 'always',
  })

/** The videos that several people have labeled, a page at a time. */
export const agreementListQuery = (batch: string | null) =>
  infiniteQueryOptions<AgreementList, Error, InfiniteData<AgreementList>, readonly unknown[], string | null>({
    queryKey: ['agreement', 'list', batch],
    queryFn: ({ pageParam, signal }) => {
      const search = new URLSearchParams({
        limit: '50',
        ...(batch === null ? {} : { batch }),
        ...(pageParam === null ? {} : { cursor: pageParam }),
      })
      return requestJson(`/api/agreement?${search}`, agreementList, { signal })
    },
    initialPageParam: null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })
