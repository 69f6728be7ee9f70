import { queryOptions, useQuery } from '@tanstack/react-query'
import type { Permission } from '@/lib/auth/permissions'
import { fetchMe } from '@/lib/browser/api/session'

/** Who is signed in. It changes with a sign-in, after which every page is loaded anew. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => fetchMe(signal),
  staleTime: 60_000,
})

/** Whether the person of this page may; false while that is not known. What the server allows is not decided by this. */
export function useMay(permission: Permission): boolean {
  return useQuery(meQuery).data?.permissions.includes(permission) === true
}
