import { useSegments, useWorkspaceHandle } from '@/lib/browser/stores/workspace-context'
import type { PlacedRow } from '@/lib/import/import-plan'

const WIDTH = 1000
const HEIGHT = 14

type Span = { readonly labelId: string; readonly startFrame: number; readonly endFrame: number }

/** The whole video as two lines: what is there, and what comes. The table below says the same in numbers. */
export function PlanStrip({ placed }: { readonly placed: readonly PlacedRow[] }) {
  const existing = useSegments()
  return (
    <div
      aria-hidden={true}
      className="grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-3 gap-y-1 text-xs text-ink-muted"
    >
      There
      <Line spans={existing} opacity={0.5} />
      New
      <Line spans={placed} opacity={1} />
    </div>
  )
}

/** One path for each label, however many segments there are. */
function Line({ spans, opacity }: { readonly spans: readonly Span[]; readonly opacity: number }) {
  const { index, labels } = useWorkspaceHandle()
  const toX = (frame: number) => (frame / index.frameCount) * WIDTH
  const paths = new Map<string, string>()
  for (const { labelId, startFrame, endFrame } of spans) {
    const width = Math.max(toX(endFrame) - toX(startFrame), 1.5)
    const bar = `M${toX(startFrame).toFixed(2)} 0h${width.toFixed(2)}v${HEIGHT}h${(-width).toFixed(2)}z`
    paths.set(labelId, (paths.get(labelId) ?? '') + bar)
  }
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      className="h-3.5 w-full rounded-sm border border-line bg-canvas"
      role="presentation"
    >
      {[...paths].map(([labelId, path]) => (
        <path
          key={labelId}
          d={path}
          fill={labels.find(({ id }) => id === labelId)?.color ?? 'gray'}
          opacity={opacity}
        />
      ))}
    </svg>
  )
}
