import { boundaryOf } from './boundary-strip'
import type { DocumentSegment } from './document'
import type { SegmentEdge } from './shared-boundaries'

/**
 * A boundary that somebody looks at: one end of a segment, or all ends that touch there. `at` is the frame behind it: the
 * first of what starts, the one after the last of what ends.
 */
export type VerifyEdge = {
  /** Stays while the boundary is moved, for as long as the same ends touch. */
  readonly id: string
  readonly at: number
  /** At least one; those that start come first. */
  readonly parts: readonly SegmentEdge[]
  readonly isProposal: boolean
}

export const partKey = ({ segmentId, edge }: SegmentEdge): string => `${segmentId} ${edge}`

/**
 * Every boundary of `segments`, by frame. Where segments touch, the end of one and the start of the next are one; a
 * proposal does not touch a segment. A point, which marks one frame, has one boundary, its start, and touches nothing.
 */
export function verifyEdges(
  segments: readonly DocumentSegment[],
  isPoint: (segment: DocumentSegment) => boolean,
): readonly VerifyEdge[] {
  const points = segments.filter(isPoint).map((segment) => edgeOf([{ segment, edge: 'start' }]))
  const groups = new Map<string, End[]>()
  for (const segment of segments) {
    if (isPoint(segment)) continue
    for (const edge of ['start', 'end'] as const) {
      const key = `${positionOf({ segment, edge })} ${segment.isProposal}`
      groups.set(key, [...(groups.get(key) ?? []), { segment, edge }])
    }
  }
  const edges = [...groups.values()].flatMap((ends) => {
    const isTouching = new Set(ends.map(({ edge }) => edge)).size > 1
    return isTouching ? [edgeOf(ends)] : ends.map((end) => edgeOf([end]))
  })
  return [...points, ...edges].sort((a, b) => compareEdges(a, b))
}

/** The order in which boundaries are walked through: by frame. */
export const compareEdges = (a: Pick<VerifyEdge, 'at' | 'id'>, b: Pick<VerifyEdge, 'at' | 'id'>): number =>
  a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

/** The boundary that has one of `parts`; the first of them that is still there counts. */
export function edgeWith(edges: readonly VerifyEdge[], parts: readonly SegmentEdge[]): VerifyEdge | undefined {
  for (const part of parts) {
    const found = edges.find((edge) => edge.parts.some((each) => partKey(each) === partKey(part)))
    if (found !== undefined) return found
  }
  return undefined
}

type End = { readonly segment: DocumentSegment; readonly edge: 'start' | 'end' }

const positionOf = ({ segment, edge }: End): number => boundaryOf(segment, edge)

function edgeOf(ends: readonly End[]): VerifyEdge {
  const parts = ends
    .map(({ segment: { id }, edge }): SegmentEdge => ({ segmentId: id, edge }))
    .sort((a, b) => (a.edge === b.edge ? (a.segmentId < b.segmentId ? -1 : 1) : a.edge === 'start' ? -1 : 1))
  const [first] = ends
  return {
    id: parts.map(partKey).join(', '),
    at: first === undefined ? 0 : positionOf(first),
    parts,
    isProposal: first?.segment.isProposal ?? false,
  }
}
