import { queryOptions } from '@tanstack/react-query'
import { fetchOwnSessions } from '@/lib/browser/api/account'
import { fetchPeople } from '@/lib/browser/api/people'

/** Everybody who has an account. */
export const peopleQuery = queryOptions({
  queryKey: ['people'],
  queryFn: ({ signal }) => fetchPeople(signal),
  refetchOnWindowFocus: 'always',
})

/** Where one is signed in. */
export const ownSessionsQuery = queryOptions({
  queryKey: ['own-sessions'],
  queryFn: ({ signal }) => fetchOwnSessions(signal),
  refetchOnWindowFocus: 'always',
})
