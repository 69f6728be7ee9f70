import { memo } from 'react'
import { Badge } from '@/components/ui/badge'
import { ProgressBar } from '@/components/ui/progress-bar'
import { currentStep, doingWords, jobFraction, percentOf } from '@/lib/jobs/job-words'
import type { Job } from '@/lib/jobs/schema'
import { CancelJob } from './cancel-job'
import { FootageBadge } from './footage-badge'
import { StepMarks } from './step-marks'

const timeOf = (at: string): string =>
  new Date(at).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit', second: '2-digit' })

/** A job that runs or waits: what it is about, what it is doing, how far it is, and a way to end it. */
export const ActiveJob = memo(function ActiveJob({
  job,
  onCancelled,
}: {
  readonly job: Job
  readonly onCancelled: () => void
}) {
  const isBegun = job.state === 'running' || job.trouble !== null
  return (
    <li
      data-testid="job-row"
      data-job-id={job.id}
      data-state={job.state}
      data-step={currentStep(job)?.id ?? ''}
      className="relative grid grid-cols-[minmax(0,1fr)_13rem_5rem] items-center gap-x-6 border-t border-line py-2 pr-2 pl-4"
    >
      <div className={isBegun ? 'min-w-0' : 'col-span-2 flex min-w-0 items-center gap-3'}>
        <p className="flex min-w-0 items-center gap-2">
          <span className="truncate font-medium" title={job.fileName}>
            {job.fileName}
          </span>
          <FootageBadge variant={job.variant} />
          {job.trouble === null ? null : <Badge tone="warn">Will be tried again</Badge>}
        </p>
        <p className="mt-0.5 shrink-0 text-sm wrap-anywhere text-ink-muted">{doingWords(job, timeOf)}</p>
      </div>
      {isBegun ? <Progress job={job} /> : null}
      {/* As high as the button that lies over it. */}
      <div className="h-8">
        <CancelJob job={job} onCancelled={onCancelled} />
      </div>
    </li>
  )
})

function Progress({ job }: { readonly job: Job }) {
  const fraction = jobFraction(job)
  return (
    <div>
      <div className="flex items-center gap-3">
        <ProgressBar label={`Progress of ${job.fileName}`} fraction={fraction} className="flex-1" />
        <span className="w-9 text-right text-sm text-ink-muted">{percentOf(fraction)}</span>
      </div>
      <div className="mt-1">
        <StepMarks steps={job.steps} />
      </div>
    </div>
  )
}
