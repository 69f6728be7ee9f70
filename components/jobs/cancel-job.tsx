import { useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import type { Job } from '@/lib/jobs/schema'
import { useJobAction } from './use-job-action'

/** Cancels a job; asks once, where it stands. */
export function CancelJob({ job, onCancelled }: { readonly job: Job; readonly onCancelled: () => void }) {
  const [isAsking, setAsking] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const { mutate, isPending, error } = useJobAction('cancel')
  if (job.isCancelling) return null
  const keep = () => {
    setAsking(false)
    button.current?.focus()
  }
  const press = () => {
    if (!isAsking) return setAsking(true)
    mutate(job.id, { onSuccess: onCancelled })
    setAsking(false)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape belongs to the two buttons inside, whichever has the keyboard
    <div
      // The question lies over what stands beside it, so that nothing moves under the hand that answers.
      className="absolute inset-y-0 right-2 flex items-center justify-end gap-1 bg-surface pl-4"
      onKeyDown={({ key }) => {
        if (key === 'Escape' && isAsking) keep()
      }}
    >
      {error === null ? null : (
        <p role="alert" className="text-xs text-bad">
          {error.message}
        </p>
      )}
      <Button
        ref={button}
        look={isAsking ? 'plain' : 'quiet'}
        data-testid="job-cancel"
        disabled={isPending}
        aria-label={isAsking ? `Yes, cancel ${job.fileName}` : `Cancel ${job.fileName}`}
        className={isAsking ? 'text-bad!' : ''}
        onClick={press}
      >
        {isAsking ? 'Yes, cancel it' : 'Cancel'}
      </Button>
      {isAsking ? (
        <Button look="quiet" onClick={keep}>
          Keep it
        </Button>
      ) : null}
    </div>
  )
}
