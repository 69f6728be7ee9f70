import { err, ok, type Result } from '@/lib/result/result'
import { frame } from '@/lib/time/frame'
import { boundaryOf } from './boundary-strip'
import type { DocumentSegment, SegmentContent } from './document'
import type { Command } from './edit'

/** One end of a segment. */
export type SegmentEdge = { readonly segmentId: string; readonly edge: 'start' | 'end' }

/**
 * Where an edge is wanted, as a boundary: for a start the first frame of the segment, for an end the frame after its
 * last. Any integer; the move is clamped.
 */
export type EdgeTarget = SegmentEdge & { readonly to: number }

/** What a move of edges has to respect. `bond`: whether an edge that touches another takes it along. */
export type BoundaryField = {
  readonly frameCount: number
  readonly bond: 'shared' | 'alone'
  /** Whether the segment marks a single frame: it is moved whole, and never taken along. */
  readonly isPoint: (segment: DocumentSegment) => boolean
  readonly isLocked: (segmentId: string) => boolean
}

/** The locked segment in the way of a move. `isNeighbour`: it was not to be moved itself, it would have been taken along. */
export type LockedInTheWay = { readonly segment: DocumentSegment; readonly isNeighbour: boolean }

/**
 * Moves one boundary: `edges`, all wanted at `to`, and, with the shared bond, the edges that touch them.
 *
 * Two segments touch where the end of one is the start of the other. A start takes along the ends that are there, an end
 * the starts, whatever their labels; a proposal and a segment do not hold on to each other. What is moved together stays
 * together: the move stops where the first of the segments would have one frame left, and at the ends of the video.
 * `segments` are those on screen: what is hidden is not taken along. Refused if something locked would be moved.
 */
export const moveBoundary = (
  segments: readonly DocumentSegment[],
  edges: readonly SegmentEdge[],
  to: number,
  field: BoundaryField,
): Result<readonly Command[], LockedInTheWay> =>
  moveEdges(
    segments,
    edges.map((edge) => ({ ...edge, to })),
    field,
  )

/**
 * Moves several edges as one edit, each to a place of its own and by the rule of {@link moveBoundary}. What touches is
 * judged as it was before the move, and no edge is moved twice. At most one command a segment; none for one that stays.
 */
export function moveEdges(
  segments: readonly DocumentSegment[],
  targets: readonly EdgeTarget[],
  field: BoundaryField,
): Result<readonly Command[], LockedInTheWay> {
  const byId = new Map(segments.map((segment) => [segment.id, segment]))
  const taken = new Set(targets.map(keyOf))
  const spans = new Map<string, Span>()
  const spanOf = (segment: DocumentSegment): Span => spans.get(segment.id) ?? segment
  const candidates = field.bond === 'alone' ? new Map<number, readonly End[]>() : endsByPosition(segments)
  for (const group of groupsOf(byId, targets)) {
    const there = candidates.get(group.from) ?? []
    const partners = partnersOf(there, group.ends, field).filter((end) => !taken.has(keyOf(end)))
    for (const partner of partners) taken.add(keyOf(partner))
    const ends = [...group.ends, ...partners]
    const locked = ends.find(({ segment }) => field.isLocked(segment.id))
    if (locked !== undefined) return err({ segment: locked.segment, isNeighbour: partners.includes(locked) })
    const at = clampAll(ends, group.to, spanOf, field)
    for (const end of ends) spans.set(end.segment.id, withEdge(spanOf(end.segment), end, at, field))
  }
  return ok([...spans].flatMap(([id, span]) => commandOf(byId.get(id), span) ?? []))
}

/** The edges that a move of `edge` takes along with the shared bond, those of locked segments included. */
export function edgesTakenAlong(
  segments: readonly DocumentSegment[],
  { segmentId, edge }: SegmentEdge,
  field: Pick<BoundaryField, 'isPoint'>,
): readonly SegmentEdge[] {
  const segment = segments.find(({ id }) => id === segmentId)
  if (segment === undefined) return []
  const end = { segment, edge }
  const partners = partnersOf(endsAt(segments, positionOf(end)), [end], field)
  return partners.map((partner) => ({ segmentId: partner.segment.id, edge: partner.edge }))
}

type Span = Pick<SegmentContent, 'startFrame' | 'endFrame'>
type End = { readonly segment: DocumentSegment; readonly edge: 'start' | 'end' }
type Group = { readonly from: number; readonly to: number; readonly ends: readonly End[] }

const keyOf = (end: End | SegmentEdge): string => `${end.edge} ${'segment' in end ? end.segment.id : end.segmentId}`

const positionOf = ({ segment, edge }: End): number => boundaryOf(segment, edge)

/**
 * The targets that are one boundary now and shall be one again. What goes right comes from the right, what goes left from
 * the left, so that nothing bumps into an edge that is about to leave.
 */
function groupsOf(byId: ReadonlyMap<string, DocumentSegment>, targets: readonly EdgeTarget[]): readonly Group[] {
  const groups = new Map<string, Omit<Group, 'ends'> & { readonly ends: End[] }>()
  for (const { segmentId, edge, to } of targets) {
    const segment = byId.get(segmentId)
    if (segment === undefined) continue
    const end: End = { segment, edge }
    const from = positionOf(end)
    const key = `${from} ${to}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, { from, to, ends: [end] })
    else group.ends.push(end)
  }
  const rank = ({ from, to }: Group) => (to >= from ? -from : from)
  return [...groups.values()].sort((a, b) => Number(a.to < a.from) - Number(b.to < b.from) || rank(a) - rank(b))
}

/** Which of the ends at one place touch one of `ends` there. Points touch nothing, nor does a proposal a segment. */
function partnersOf(
  there: readonly End[],
  ends: readonly End[],
  { isPoint }: Pick<BoundaryField, 'isPoint'>,
): readonly End[] {
  const own = ends.filter(({ segment }) => !isPoint(segment))
  const meets = ({ segment, edge }: End) =>
    own.some((end) => end.edge !== edge && end.segment !== segment && end.segment.isProposal === segment.isProposal)
  return there.filter((end) => !isPoint(end.segment) && meets(end))
}

/** The ends of `segments` at `at`. */
const endsAt = (segments: readonly DocumentSegment[], at: number): readonly End[] =>
  segments.flatMap((segment): readonly End[] => {
    if (segment.startFrame === at) return [{ segment, edge: 'start' }]
    return segment.endFrame === at ? [{ segment, edge: 'end' }] : []
  })

/** All ends, found by place at once: ten thousand edges may be moved together. */
function endsByPosition(segments: readonly DocumentSegment[]): ReadonlyMap<number, readonly End[]> {
  const found = new Map<number, End[]>()
  for (const segment of segments) {
    for (const edge of ['start', 'end'] as const) {
      const end = { segment, edge }
      const there = found.get(positionOf(end))
      if (there === undefined) found.set(positionOf(end), [end])
      else there.push(end)
    }
  }
  return found
}

/** The boundary nearest to `to` that leaves each of `ends` a frame and stays in the video. */
function clampAll(
  ends: readonly End[],
  to: number,
  spanOf: (segment: DocumentSegment) => Span,
  field: BoundaryField,
): number {
  let least = 0
  let most = field.frameCount
  for (const { segment, edge } of ends) {
    const { startFrame, endFrame } = spanOf(segment)
    if (field.isPoint(segment)) {
      if (edge === 'start') most = Math.min(most, field.frameCount - 1)
      else least = Math.max(least, 1)
    } else if (edge === 'start') most = Math.min(most, endFrame - 1)
    else least = Math.max(least, startFrame + 1)
  }
  return Math.min(Math.max(to, least), most)
}

function withEdge(span: Span, { segment, edge }: End, at: number, { isPoint }: BoundaryField): Span {
  if (isPoint(segment)) {
    const startFrame = frame(edge === 'start' ? at : at - 1)
    return { startFrame, endFrame: frame(startFrame + 1) }
  }
  return edge === 'start'
    ? { startFrame: frame(at), endFrame: span.endFrame }
    : { startFrame: span.startFrame, endFrame: frame(at) }
}

function commandOf(segment: DocumentSegment | undefined, { startFrame, endFrame }: Span): Command | undefined {
  if (segment === undefined) return undefined
  const changes: Partial<SegmentContent> = {
    ...(startFrame === segment.startFrame ? {} : { startFrame }),
    ...(endFrame === segment.endFrame ? {} : { endFrame }),
  }
  return Object.keys(changes).length === 0 ? undefined : { type: 'change', segmentId: segment.id, changes }
}
