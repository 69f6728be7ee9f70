import { useCallback, useState } from 'react'
import { Button } from '@/components/ui/button'
import type { Job } from '@/lib/jobs/schema'
import { FinishedJob } from './finished-job'

const MOST_SHOWN = 5

/** What has ended, newest first: a few, and all on demand. */
export function FinishedJobs({
  finished,
  onDismiss,
}: {
  readonly finished: readonly Job[]
  readonly onDismiss: (jobIds: readonly string[]) => void
}) {
  const [showsAll, setShowsAll] = useState(false)
  const dismissOne = useCallback((jobId: string) => onDismiss([jobId]), [onDismiss])
  if (finished.length === 0) return null
  const shown = showsAll ? finished : finished.slice(0, MOST_SHOWN)
  return (
    <>
      <ul aria-label="Finished">
        {shown.map((job) => (
          <FinishedJob key={job.id} job={job} onDismiss={dismissOne} />
        ))}
      </ul>
      {finished.length === 1 ? null : (
        <p className="flex justify-end gap-1 border-t border-line px-2 py-1.5">
          {finished.length <= MOST_SHOWN ? null : (
            <Button look="quiet" aria-expanded={showsAll} onClick={() => setShowsAll(!showsAll)}>
              {showsAll ? 'Show fewer' : `Show all ${finished.length}`}
            </Button>
          )}
          <Button look="quiet" onClick={() => onDismiss(finished.map(({ id }) => id))}>
            Dismiss all finished
          </Button>
        </p>
      )}
    </>
  )
}
