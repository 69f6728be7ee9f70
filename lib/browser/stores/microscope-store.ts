import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Label } from '@/lib/labels/schema'
import type { Frame } from '@/lib/time/frame'
import type { DocumentSegment, Segments } from '@/lib/workspace/document'
import { type SegmentView, shownSegments } from '@/lib/workspace/segment-view'
import type { SegmentEdge } from '@/lib/workspace/shared-boundaries'
import { isVerified, type VerifiedEdges } from '@/lib/workspace/verified-edges'
import { edgeWith, type VerifyEdge, verifyEdges } from '@/lib/workspace/verify-edges'
import type { VerifyField, VerifyQueue, VerifyScope } from '@/lib/workspace/verify-queue'
import { keptVerified } from './verified-edges'

/**
 * The boundary microscope: which end of the selected segment is looked at, or the walk it is at. `cursor` is the frame
 * pointed at; null: that of the boundary itself.
 */
export type MicroscopeState = {
  readonly isOpen: boolean
  readonly edge: 'start' | 'end'
  readonly cursor: Frame | null
  readonly walk: VerifyQueue | null
  readonly verified: VerifiedEdges
  /** Grows whenever the keyboard is to go to the strip. */
  readonly focusAsk: number
}

export type MicroscopeStore = StoreApi<MicroscopeState>

export const createMicroscopeStore = (videoId: string): MicroscopeStore =>
  createStore<MicroscopeState>(() => ({
    isOpen: false,
    edge: 'start',
    cursor: null,
    walk: null,
    verified: keptVerified(videoId),
    focusAsk: 0,
  }))

/** Every boundary on screen, by frame: those of hidden segments are not looked at. */
export function edgesOf(segments: Segments, view: SegmentView, labels: readonly Label[]): readonly VerifyEdge[] {
  const points = new Set(labels.flatMap(({ id, kind }) => (kind === 'point' ? [id] : [])))
  return verifyEdges(shownSegments(segments, view), (segment) => points.has(segment.labelId))
}

/** What is in the microscope: the boundary, and the end of it that the strip is seen from. */
export type LookedAt = { readonly edge: VerifyEdge; readonly from: SegmentEdge; readonly segment: DocumentSegment }

/** Null while nothing is selected, and when a walk is over. */
export function lookedAt(
  { walk, edge }: Pick<MicroscopeState, 'walk' | 'edge'>,
  selectedId: string | null,
  edges: readonly VerifyEdge[],
  segments: Segments,
): LookedAt | null {
  if (walk !== null) return walk.current === null ? null : seenFrom(walk.current, walk.current.parts[0], segments)
  if (selectedId === null) return null
  // A point has one boundary only, its start.
  const wanted: SegmentEdge = { segmentId: selectedId, edge }
  const ofPoint: SegmentEdge = { segmentId: selectedId, edge: 'start' }
  const exact = edgeWith(edges, [wanted])
  if (exact !== undefined) return seenFrom(exact, wanted, segments)
  const only = edgeWith(edges, [ofPoint])
  return only === undefined ? null : seenFrom(only, ofPoint, segments)
}

function seenFrom(edge: VerifyEdge, from: SegmentEdge | undefined, segments: Segments): LookedAt | null {
  const segment = from === undefined ? undefined : segments.get(from.segmentId)
  return from === undefined || segment === undefined ? null : { edge, from, segment }
}

/** The boundaries a walk of `scope` is about. */
export function fieldOf(
  scope: VerifyScope,
  verified: VerifiedEdges,
  segments: Segments,
  view: SegmentView,
  labels: readonly Label[],
): VerifyField {
  const ofLabel = (labelId: string) => (edge: VerifyEdge) =>
    edge.parts.some((part) => segments.get(part.segmentId)?.labelId === labelId)
  const isInScope = {
    all: () => true,
    unverified: (edge: VerifyEdge) => !isVerified(verified, edge, segments),
    proposals: (edge: VerifyEdge) => edge.isProposal,
    label: ofLabel(scope.kind === 'label' ? scope.labelId : ''),
  }[scope.kind]
  return { edges: edgesOf(segments, view, labels), isInScope }
}
