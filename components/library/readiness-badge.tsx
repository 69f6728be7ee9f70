import { CircleAlert, CircleCheck } from 'lucide-react'
import { Badge } from '@/components/ui/badge'
import type { VideoSummary } from '@/lib/videos/schema'

/** Whether labeling may start, and if not, why, in words and at once. */
export function ReadinessBadge({ readiness }: { readonly readiness: VideoSummary['readiness'] }) {
  return (
    <div
      data-testid="readiness-badge"
      data-state={readiness.ready ? 'ready' : 'not-ready'}
      className="flex w-64 flex-col items-end gap-1 text-right"
    >
      {readiness.ready ? (
        <Badge tone="good">
          <CircleCheck aria-hidden={true} className="size-3.5" /> Ready
        </Badge>
      ) : (
        <>
          <Badge tone="bad">
            <CircleAlert aria-hidden={true} className="size-3.5" /> Not ready
          </Badge>
          <p className="line-clamp-2 text-xs text-ink-muted">{readiness.reason}</p>
        </>
      )}
    </div>
  )
}
