import { Button } from '@/components/ui/button'
import { ProgressBar } from '@/components/ui/progress-bar'
import { fieldOf } from '@/lib/browser/stores/microscope-store'
import { useMicroscope, useSegmentView, useWorkspace, useWorkspaceHandle } from '@/lib/browser/stores/workspace-context'
import { type VerifyProgress, verifyProgress } from '@/lib/workspace/verify-queue'

/** How far the walk is, and where it can go. */
export function WalkBar() {
  const { walk: actions } = useWorkspaceHandle().microscope
  const isOver = useMicroscope((state) => state.walk?.current === null)
  const progress = useWalkProgress()
  if (progress === null) return null
  return (
    <>
      <ProgressBar
        label="Boundaries verified"
        fraction={progress.total === 0 ? 1 : (progress.confirmed + progress.skipped) / progress.total}
        className="w-20 xl:w-40"
      />
      <span data-testid="verify-progress" className="text-sm whitespace-nowrap text-ink-muted">
        {isOver ? `all ${progress.total} edges seen` : `${progress.place} of ${progress.total} edges`}
      </span>
      <Button look="quiet" title="The boundary before (Backspace)" onClick={actions.back}>
        Previous
      </Button>
      {isOver ? null : (
        <>
          <Button look="quiet" title="Leave it as it is, not verified (S)" onClick={actions.skip}>
            Skip
          </Button>
          <Button look="primary" title="It is right where it is (Enter)" onClick={actions.confirm}>
            Confirm
          </Button>
        </>
      )}
      <Button look="plain" title="Leave (Esc)" onClick={actions.leave}>
        Leave
      </Button>
    </>
  )
}

/** Where the walk stands; null while there is none. */
export function useWalkProgress(): VerifyProgress | null {
  const { labels } = useWorkspaceHandle()
  const walk = useMicroscope((state) => state.walk)
  const verified = useMicroscope((state) => state.verified)
  const segments = useWorkspace(({ workspace }) => workspace.segments)
  const view = useSegmentView((state) => state)
  return walk === null ? null : verifyProgress(walk, fieldOf(walk.scope, verified, segments, view, labels))
}
