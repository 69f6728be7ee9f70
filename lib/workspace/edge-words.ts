import type { Label } from '@/lib/labels/schema'
import { frameOfEdge } from './boundary-strip'
import type { Segments } from './document'
import { labelName } from './segment-words'
import type { SegmentEdge } from './shared-boundaries'
import type { VerifyEdge } from './verify-edges'

/** What happens at the boundary: `Polyp starts`, `Polyp ends, Bleeding starts`; in order of the video. */
export function edgeWords({ parts }: VerifyEdge, segments: Segments, labels: readonly Label[]): string {
  const nameOf = ({ segmentId }: SegmentEdge) => labelName(labels, segments.get(segmentId)?.labelId ?? '')
  return parts
    .toReversed()
    .map((part) => `${nameOf(part)} ${part.edge === 'start' ? 'starts' : 'ends'}`)
    .join(', ')
}

/** Where it is, as it is seen from `edge`: `first frame 40`, `last frame 79`. */
export const placeWords = (edge: SegmentEdge['edge'], at: number): string =>
  `${edge === 'start' ? 'first' : 'last'} frame ${frameOfEdge(edge, at)}`
