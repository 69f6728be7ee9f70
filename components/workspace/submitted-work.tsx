import { useEffect, useEffectEvent, useRef } from 'react'
import { Button } from '@/components/ui/button'
import { NextVideoButton } from '@/components/work/next-video-button'
import { useWorkspaceHandle } from '@/lib/browser/stores/workspace-context'
import { isOpenState } from '@/lib/segments/document-schema'
import { useSubmission } from './use-submission'

/** That the work on this video was handed in, when, and how it is opened again. Nothing while it is open. */
export function SubmittedWork() {
  const { session } = useWorkspaceHandle()
  const { document, reopen } = useSubmission()
  const isClosed = document !== undefined && !isOpenState(document.state)
  const box = useRef<HTMLElement>(null)
  const close = useEffectEvent(() => {
    // Also when another page handed it in: whatever would be typed now could not be saved.
    if (session.getState().isLabeling) session.announce('This work was submitted: it is closed now')
    session.setState({ isLabeling: false })
    box.current?.focus({ preventScroll: true })
  })
  useEffect(() => {
    if (isClosed) close()
  }, [isClosed])
  if (document === undefined || !isClosed) return null
  const isAccepted = document.state === 'accepted'
  return (
    <section
      ref={box}
      tabIndex={-1}
      aria-label="Submitted work"
      data-testid="submitted-work"
      data-state={document.state}
      className="m-3 mb-0 rounded-md border border-line bg-raised p-3 text-sm outline-none"
    >
      <p className="font-semibold">{isAccepted ? 'Your work was accepted' : 'Your work is submitted'}</p>
      <p className="mt-1 text-ink-muted">
        {document.submittedAt === null ? null : `${whenWords(document.submittedAt)}, `}
        with {document.labelSet?.name ?? 'its labels'}
        {document.labelSetVersion === null ? '' : ` version ${document.labelSetVersion}`}.{' '}
        {isAccepted
          ? 'Only a reviewer can return it to you.'
          : 'It is closed until you reopen it or a reviewer returns it.'}
      </p>
      {isAccepted && document.review !== null && document.review.note !== '' ? (
        <p className="mt-1.5 break-words whitespace-pre-wrap">
          {document.review.by}: {document.review.note}
        </p>
      ) : null}
      <div className="mt-2.5 flex flex-wrap gap-2">
        <NextVideoButton />
        {isAccepted ? null : (
          <Button disabled={reopen.isPending} onClick={() => reopen.mutate()}>
            Reopen
          </Button>
        )}
      </div>
    </section>
  )
}

const whenWords = (at: string): string =>
  new Date(at).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' })
