import { ProblemMarks } from '@/components/lint/problem-marks'
import { Timeline } from '@/components/timeline/timeline'
import { StatusLine } from './status-line'

/** The timeline, with what was said last in its bar, and marks where something does not hold. */
export const TimelineStrip = () => (
  <Timeline
    status={<StatusLine />}
    overlay={({ viewport, lanes, rectOf }) => (
      <ProblemMarks viewport={viewport} rectOf={(segment) => (lanes.laneOf.has(segment.id) ? rectOf(segment) : null)} />
    )}
  />
)
