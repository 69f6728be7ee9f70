import { WorkspaceFrame } from './workspace-frame'

const ROWS = ['first', 'second', 'third', 'fourth', 'fifth']

/** The shape of the workspace while it is being opened. */
export function WorkspaceSkeleton() {
  return (
    <div role="status" aria-label="Opening the video" className="h-full">
      <WorkspaceFrame
        bar={<div className="h-4 w-56 animate-pulse rounded bg-raised" />}
        stage={<StageSkeleton />}
        panel={
          <div className="space-y-3 p-4">
            {ROWS.map((row) => (
              <div key={row} className="h-4 animate-pulse rounded bg-raised" />
            ))}
          </div>
        }
        timeline={<TimelineSkeleton />}
      />
    </div>
  )
}

export const StageSkeleton = () => (
  <div data-theme="dark" className="grid h-full place-items-center bg-canvas p-6">
    <div className="aspect-video max-h-full w-full max-w-4xl animate-pulse rounded-md bg-surface" />
  </div>
)

export const TimelineSkeleton = () => (
  <div className="h-full border-t border-line bg-surface px-3.5 pt-9 pb-2.5">
    <div className="h-full rounded border border-line bg-canvas" />
  </div>
)
