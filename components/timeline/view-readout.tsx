import { useTimelineView, useWorkspaceHandle } from '@/lib/browser/stores/workspace-context'
import { durationOf } from '@/lib/frames/frame-index'
import { seconds } from '@/lib/time/seconds'
import { formatDuration } from '@/lib/time/timecode'

/** Below this many seconds a view is told in frames. */
const SHORT_SECONDS = 10

/** How much of the video is in view. */
export function ViewReadout() {
  const { index } = useWorkspaceHandle()
  const words = useTimelineView(({ viewport: { framesPerPixel, width, frameCount } }) => {
    const frames = Math.min(frameCount, framesPerPixel * width)
    const long = (frames / frameCount) * durationOf(index)
    return long < SHORT_SECONDS ? `${Math.max(1, Math.round(frames))} frames` : formatDuration(seconds(long))
  })
  return <span title="In view">{words}</span>
}
