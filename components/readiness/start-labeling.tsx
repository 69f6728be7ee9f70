import { Button } from '@/components/ui/button'
import { type Check, firstObstacle } from '@/lib/readiness/check'

/**
 * The way into labeling. While labeling may not start it stays in reach of the keyboard, says why beside itself, and
 * pressing it leads to the check that stands in the way.
 */
export function StartLabeling({
  checks,
  canStart,
  serverFailure,
  onStart,
  onRefused,
}: {
  readonly checks: readonly Check[]
  readonly canStart: boolean
  readonly serverFailure: string | null
  readonly onStart: () => void
  readonly onRefused: () => void
}) {
  const obstacle = firstObstacle(checks)
  const why = serverFailure ?? obstacle?.reason ?? ''
  return (
    <div className="border-t border-line p-3">
      <p id="start-labeling-why" role="status" className="min-h-5 px-1 pb-2 text-sm text-ink-muted">
        {canStart ? 'Everything is in place.' : `Labeling cannot start yet: ${why}`}
      </p>
      <Button
        look={canStart ? 'primary' : 'plain'}
        className="h-10 w-full"
        data-testid="start-labeling"
        data-state={canStart ? 'ready' : 'not-ready'}
        aria-disabled={!canStart}
        aria-describedby="start-labeling-why"
        onClick={canStart ? onStart : onRefused}
      >
        Start labeling
      </Button>
    </div>
  )
}
