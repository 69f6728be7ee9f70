import { useMutation, useQueryClient } from '@tanstack/react-query'
import { cancelJob, retryJob } from '@/lib/browser/api/jobs'
import { writeJob } from '@/lib/browser/live/live-cache'
import { jobsQuery } from '@/lib/browser/queries/jobs'

const ACTIONS = { cancel: cancelJob, retry: retryJob } as const

/** Cancelling a job or trying it again; what the server makes of it is shown at once. */
export function useJobAction(action: keyof typeof ACTIONS) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ACTIONS[action],
    onSuccess: (job) => void writeJob(client, job),
    // The job is not what the page believed: it ended meanwhile.
    onError: () => void client.invalidateQueries({ queryKey: jobsQuery().queryKey }),
  })
}
