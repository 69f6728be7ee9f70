import { CloudOff, RefreshCw } from 'lucide-react'
import { useLiveStatus } from '@/lib/browser/live/live-context'

/** How fresh the panel is; nothing where it is as fresh as can be. */
export function LiveBadge() {
  const status = useLiveStatus()
  if (status === 'polling')
    return (
      <span className="flex items-center gap-1.5 text-xs text-ink-muted" title="Live updates do not come through.">
        <RefreshCw aria-hidden={true} className="size-3.5" /> Updated every few seconds
      </span>
    )
  if (status === 'offline')
    return (
      <span className="flex items-center gap-1.5 text-xs text-bad">
        <CloudOff aria-hidden={true} className="size-3.5" /> The server does not answer; this is what it said last
      </span>
    )
  return null
}
