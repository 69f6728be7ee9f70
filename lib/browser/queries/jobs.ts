import { queryOptions } from '@tanstack/react-query'
import { requestJson } from '@/lib/browser/api/request'
import { type JobLists, MOST_FINISHED } from '@/lib/jobs/job-lists'
import { jobList } from '@/lib/jobs/schema'

/** How many active jobs a page knows by name; the rest is a number. */
const MOST_ACTIVE = 100

/** The jobs that are under way and those that ended last. What happens meanwhile is told by lib/browser/live. */
export const jobsQuery = () =>
  queryOptions({
    queryKey: ['jobs'],
    queryFn: async ({ signal }): Promise<JobLists> => {
      const ask = (state: 'active' | 'finished', limit: number) =>
        requestJson(`/api/jobs?state=${state}&limit=${limit}`, jobList, { signal, cache: 'no-store' })
      const [active, { jobs: finished }] = await Promise.all([
        ask('active', MOST_ACTIVE),
        ask('finished', MOST_FINISHED),
      ])
      return { active, finished }
    },
    staleTime: 60_000,
  })
