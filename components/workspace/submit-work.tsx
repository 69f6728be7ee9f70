import { Button } from '@/components/ui/button'
import { useWorkspaceHandle } from '@/lib/browser/stores/workspace-context'
import { useSubmission } from './use-submission'
import { useSubmitObstacle } from './use-submit-obstacle'

/**
 * Hands the work in. While that cannot be, the button stays in reach, what is in the way stands beside it, and pressing it
 * says so aloud: a button that is only grey explains nothing.
 */
export function SubmitWork() {
  const { session } = useWorkspaceHandle()
  const { submit } = useSubmission()
  const obstacle = useSubmitObstacle()
  const canSubmit = obstacle === null && !submit.isPending
  const words = obstacle === null ? 'Every rule of the labels holds.' : `Cannot be submitted yet: ${obstacle}`
  return (
    <div className="flex items-center gap-2 border-t border-line py-1.5 pr-3 pl-4">
      <p id="submit-work-why" className="min-w-0 flex-1 text-xs leading-snug text-ink-muted">
        {words}
      </p>
      <Button
        data-testid="submit-work"
        data-state={canSubmit ? 'ready' : 'not-ready'}
        aria-disabled={!canSubmit}
        aria-describedby="submit-work-why"
        className="aria-disabled:text-ink-muted"
        onClick={() => (canSubmit ? submit.mutate() : session.announce(words))}
      >
        Submit
      </Button>
    </div>
  )
}
