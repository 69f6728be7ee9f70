import { ProblemMarks } from '@/components/lint/problem-marks'
import { CommentPins } from '@/components/review/comment-pins'
import { useComments } from '@/components/review/use-comments'
import { Timeline } from '@/components/timeline/timeline'
import { StatusLine } from './status-line'

/**
 * The timeline, with what was said last in its bar, marks where something does not hold, and
 * pins where comments stand.
 */
export function TimelineStrip() {
  const { comments } = useComments()
  return (
    <Timeline
      status={<StatusLine />}
      pins={(viewport) => <CommentPins comments={comments} viewport={viewport} />}
      overlay={({ viewport, lanes, rectOf }) => (
        <ProblemMarks
          viewport={viewport}
          rectOf={(segment) => (lanes.laneOf.has(segment.id) ? rectOf(segment) : null)}
        />
      )}
    />
  )
}
