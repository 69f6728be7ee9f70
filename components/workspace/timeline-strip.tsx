import { Timeline } from '@/components/timeline/timeline'
import { StatusLine } from './status-line'

/** The timeline, with what was said last in its bar. */
export const TimelineStrip = () => <Timeline status={<StatusLine />} />
