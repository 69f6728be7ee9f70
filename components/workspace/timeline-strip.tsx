import { ProblemMarks } from '@/components/lint/problem-marks'
import { CommentPins } from '@/components/review/comment-pins'
import { Timeline } from '@/components/timeline/timeline'
import { StatusLine } from './status-line'

/**
 * The timeline, with what was said last in its bar, marks where something does not hold, and
 * pins where comments stand.
 */
export const TimelineStrip = () => (
  <Timeline
    status={<StatusLine />}
    pins={(viewport) => <CommentPins viewport={viewport} />}
    overlay={({ viewport, lanes, rectOf }) => (
      <ProblemMarks viewport={viewport} rectOf={(segment) => (lanes.laneOf.has(segment.id) ? rectOf(segment) : null)} />
    )}
  />
)
