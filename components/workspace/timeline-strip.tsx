import { ProblemMarks } from '@/components/lint/problem-marks'
import type { TimelinePlace } from '@/components/timeline/lanes'
import { Timeline } from '@/components/timeline/timeline'
import { useWorkspaceHandle } from '@/lib/browser/stores/workspace-context'
import { StatusLine } from './status-line'

/** The timeline, with what was said last in its bar, and marks where something does not hold. */
export const TimelineStrip = () => (
  <Timeline status={<StatusLine />} overlay={(place) => <ProblemsAt place={place} />} />
)

function ProblemsAt({ place }: { readonly place: TimelinePlace }) {
  const { document } = useWorkspaceHandle()
  const rectangleOf = (segmentId: string) => {
    const segment = document.getState().workspace.segments.get(segmentId)
    return segment === undefined || segment.deleted ? null : place.rectOf(segment)
  }
  return <ProblemMarks viewport={place.viewport} rectangleOf={rectangleOf} />
}
