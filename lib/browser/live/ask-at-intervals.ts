import type { QueryClient } from '@tanstack/react-query'
import { jobsQuery } from '@/lib/browser/queries/jobs'
import { meQuery } from '@/lib/browser/queries/me'
import type { LinkEvent } from '@/lib/jobs/live-link'

const JOBS_EVERY_MS = 3000
const LISTS_EVERY_MS = 10_000

/**
 * Asks for the jobs at intervals, and has the lists asked for, less often, while there are active ones or one has ended,
 * so that what it made is seen. Who may not see jobs asks who they are instead, and for the lists in any case. `told`
 * learns whether the server answers. Gives back how to end.
 */
export function askAtIntervals(
  client: QueryClient,
  refreshLists: () => void,
  told: (event: LinkEvent) => void,
): () => void {
  let listsAt = performance.now()
  let hasNews = true
  let newest: string | undefined
  let hasEnded = false
  /** Whether it was time. */
  const refreshAtTimes = (): boolean => {
    const isTime = performance.now() - listsAt >= LISTS_EVERY_MS
    if (isTime) {
      refreshLists()
      listsAt = performance.now()
    }
    return isTime
  }
  const ask = async (): Promise<void> => {
    if (!maySeeJobs(client)) {
      const isAnswered = await isThere(client)
      if (hasEnded) return
      told({ event: 'asked', isAnswered })
      if (isAnswered) refreshAtTimes()
      return
    }
    const jobs = await client.fetchQuery({ ...jobsQuery(), staleTime: 0, retry: false }).catch(() => null)
    if (hasEnded) return
    told({ event: 'asked', isAnswered: jobs !== null })
    if (jobs === null) return
    hasNews ||= jobs.active.active > 0 || jobs.finished[0]?.id !== newest
    newest = jobs.finished[0]?.id
    if (!hasNews || !refreshAtTimes()) return
    hasNews = false
  }
  const timer = setInterval(() => void ask(), JOBS_EVERY_MS)
  void ask()
  return () => {
    hasEnded = true
    clearInterval(timer)
  }
}

const maySeeJobs = (client: QueryClient): boolean =>
  client.getQueryData(meQuery.queryKey)?.permissions.includes('job:read') !== false

const isThere = (client: QueryClient): Promise<boolean> =>
  client.fetchQuery({ ...meQuery, staleTime: 0, retry: false }).then(
    () => true,
    () => false,
  )
