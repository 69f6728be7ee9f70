import { useState } from 'react'
import { outcomeWords } from '@/lib/jobs/job-words'
import type { Job } from '@/lib/jobs/schema'

/** Says aloud what became of a job that ended while the page was open, for who does not see it. */
export function FinishedAloud({ finished }: { readonly finished: readonly Job[] }) {
  const [openedAt] = useState(() => new Date().toISOString())
  const newest = finished.find(({ finishedAt }) => finishedAt !== null && finishedAt > openedAt)
  return (
    <p aria-live="polite" className="sr-only">
      {newest === undefined ? '' : `${newest.fileName}: ${outcomeWords(newest)}`}
    </p>
  )
}
