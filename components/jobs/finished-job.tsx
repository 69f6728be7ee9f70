import { Ban, CircleAlert, CircleCheck, CopyCheck, type LucideIcon, RotateCcw, X } from 'lucide-react'
import Link from 'next/link'
import { memo } from 'react'
import { Button } from '@/components/ui/button'
import { Problem } from '@/components/ui/problem'
import { outcomeWords } from '@/lib/jobs/job-words'
import type { Job } from '@/lib/jobs/schema'
import { FootageBadge } from './footage-badge'
import { useJobAction } from './use-job-action'

const LOOK = {
  imported: { Icon: CircleCheck, tone: 'text-good' },
  duplicate: { Icon: CopyCheck, tone: 'text-ink-muted' },
  cancelled: { Icon: Ban, tone: 'text-ink-faint' },
  failed: { Icon: CircleAlert, tone: 'text-bad' },
} as const satisfies Record<string, { Icon: LucideIcon; tone: string }>

function lookOf({ state, outcome }: Job) {
  if (state === 'cancelled') return LOOK.cancelled
  if (state === 'failed') return LOOK.failed
  return outcome?.status === 'duplicate' ? LOOK.duplicate : LOOK.imported
}

/** A job that has ended: what became of it, a link to the video there is, and a way to try again where that may help. */
export const FinishedJob = memo(function FinishedJob({
  job,
  onDismiss,
}: {
  readonly job: Job
  readonly onDismiss: (jobId: string) => void
}) {
  const { Icon, tone } = lookOf(job)
  const retry = useJobAction('retry')
  return (
    <li
      data-testid="job-row"
      data-job-id={job.id}
      data-state={job.state}
      data-step=""
      className="flex items-start gap-3 border-t border-line py-2.5 pr-2 pl-4"
    >
      <Icon aria-hidden={true} className={`mt-0.5 size-4 shrink-0 ${tone}`} />
      <div className="min-w-0 flex-1">
        <p className="flex items-center gap-2">
          <JobName job={job} />
          <FootageBadge variant={job.variant} />
        </p>
        <p className="mt-0.5 text-sm wrap-anywhere text-ink-muted">{outcomeWords(job)}</p>
        <Problem className="mt-0.5">{retry.error?.message}</Problem>
      </div>
      {mayHelp(job) ? (
        <Button
          data-testid="job-retry"
          aria-label={`Try ${job.fileName} again`}
          disabled={retry.isPending}
          onClick={() => retry.mutate(job.id)}
        >
          <RotateCcw aria-hidden={true} className="size-3.5" /> Try again
        </Button>
      ) : null}
      <Button
        look="quiet"
        className="w-8 shrink-0 px-0!"
        title="Dismiss"
        aria-label={`Dismiss ${job.fileName}`}
        onClick={() => onDismiss(job.id)}
      >
        <X aria-hidden={true} className="size-4" />
      </Button>
    </li>
  )
})

/** Whether trying again can end otherwise: a file that is no video is none the second time. */
const mayHelp = ({ state, outcome }: Job): boolean =>
  state === 'cancelled' || (state === 'failed' && outcome?.status !== 'invalid')

/** The file's name; a link where there is a video. */
function JobName({ job }: { readonly job: Job }) {
  if (job.videoId === null || job.state !== 'succeeded')
    return (
      <span className="truncate font-medium" title={job.fileName}>
        {job.fileName}
      </span>
    )
  return (
    <Link
      href={`/videos/${job.videoId}`}
      prefetch={false}
      title={job.fileName}
      className="truncate font-medium text-accent underline-offset-2 hover:underline"
    >
      {job.fileName}
    </Link>
  )
}
