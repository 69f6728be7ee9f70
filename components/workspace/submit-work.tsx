import { Button } from '@/components/ui/button'
import { useWorkspaceHandle } from '@/lib/browser/stores/workspace-context'
import { useSubmission } from './use-submission'
import { useSubmitObstacle } from './use-submit-obstacle'

/**
 * Hands the work in. While that cannot be, the button stays in reach, what is in the way stands below it, and pressing it
 * says so aloud: a button that is only grey explains nothing.
 */
export function SubmitWork({ words = 'Submit' }: { readonly words?: 'Submit' | 'Resubmit' }) {
  const { session } = useWorkspaceHandle()
  const { submit } = useSubmission()
  const obstacle = useSubmitObstacle()
  const canSubmit = obstacle === null && !submit.isPending
  return (
    <Button
      data-testid={words === 'Submit' ? 'submit-work' : 'resubmit-work'}
      data-state={canSubmit ? 'ready' : 'not-ready'}
      aria-disabled={!canSubmit}
      aria-describedby="submit-work-why"
      className="aria-disabled:text-ink-muted"
      onClick={() => (canSubmit ? submit.mutate() : session.announce(wordsOf(obstacle)))}
    >
      {words}
    </Button>
  )
}

/** What is in the way of submitting, in words; takes no room while nothing is. */
export function SubmitObstacle() {
  const obstacle = useSubmitObstacle()
  return (
    <p
      id="submit-work-why"
      title={wordsOf(obstacle)}
      className={obstacle === null ? 'sr-only' : 'truncate px-4 pb-1.5 text-xs text-ink-muted'}
    >
      {wordsOf(obstacle)}
    </p>
  )
}

const wordsOf = (obstacle: string | null): string =>
  obstacle === null ? 'Every rule of the labels holds.' : `Not yet: ${obstacle}`
