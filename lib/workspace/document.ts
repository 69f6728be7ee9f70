import type { z } from 'zod'
import type { attributeValues, Operation, OperationResult, Segment } from '@/lib/segments/schema'
import { type Frame, frame } from '@/lib/time/frame'

export type AttributeValues = z.infer<typeof attributeValues>

/** What an annotator decides about a segment: [startFrame, endFrame), its label, its attributes, a note. */
export type SegmentContent = {
  readonly labelId: string
  readonly startFrame: Frame
  readonly endFrame: Frame
  readonly attributes: AttributeValues
  readonly note: string
  /** Suggested by a machine: no part of the work until somebody accepts it. */
  readonly isProposal: boolean
}

/** Where a segment comes from; it never changes. `confidence` is the machine's, 0 to 1; null where nobody said. */
export type SegmentOrigin = { readonly source: Segment['source']; readonly confidence: number | null }

/**
 * A segment as this page knows it. `version` is what the server's version will be once every pending operation has been
 * applied: 1 when made, one more with each operation. A deleted segment is kept, so that it can be restored.
 */
export type DocumentSegment = SegmentContent &
  SegmentOrigin & {
    readonly id: string
    readonly version: number
    readonly deleted: boolean
    readonly author: string
  }

/** Segments by id, deleted ones included. */
export type Segments = ReadonlyMap<string, DocumentSegment>

/** A segment as the server told it. */
export function segmentFromServer(told: Segment): DocumentSegment {
  return {
    id: told.id,
    labelId: told.labelId,
    startFrame: frame(told.startFrame),
    endFrame: frame(told.endFrame),
    attributes: told.attributes,
    note: told.note,
    isProposal: told.isProposal,
    confidence: told.confidence,
    version: told.version,
    deleted: false,
    source: told.source,
    author: told.author,
  }
}

/** The part of `segment` that an annotator decides. */
export const contentOf = (segment: SegmentContent): SegmentContent => ({
  labelId: segment.labelId,
  startFrame: segment.startFrame,
  endFrame: segment.endFrame,
  attributes: segment.attributes,
  note: segment.note,
  isProposal: segment.isProposal,
})

/**
 * `confirmed` (what the server last said) with `operations` (what it has not confirmed yet) applied in order.
 *
 * An operation on a segment that is not known is passed over: it shows as soon as the server has answered. One that the
 * server has applied already, its answer having been lost, changes nothing the second time.
 */
export function projectDocument(confirmed: Segments, operations: readonly Operation[]): Segments {
  if (operations.length === 0) return confirmed
  const segments = new Map(confirmed)
  for (const operation of operations) {
    const after = projectOperation(segments.get(operation.segmentId), operation)
    if (after !== undefined) segments.set(operation.segmentId, after)
  }
  return segments
}

/** Each document in its order: it may have ten thousand segments, and every list, key and drawing asks for them. */
const inOrder = new WeakMap<Segments, readonly DocumentSegment[]>()

/** The segments that are not deleted, by start, then end, then id; put in order once for each document. */
export function visibleSegments(segments: Segments): readonly DocumentSegment[] {
  const known = inOrder.get(segments)
  if (known !== undefined) return known
  const visible = [...segments.values()].filter((segment) => !segment.deleted)
  visible.sort((a, b) => a.startFrame - b.startFrame || a.endFrame - b.endFrame || (a.id < b.id ? -1 : 1))
  inOrder.set(segments, visible)
  return visible
}

/** `confirmed` after the server said that it has the operations in `settled`. */
export function confirmResults(
  confirmed: Segments,
  settled: readonly Operation[],
  results: readonly OperationResult[],
): Segments {
  if (settled.length === 0) return confirmed
  const told = new Map(results.map((result) => [result.id, result.segment]))
  const segments = new Map(confirmed)
  const gone = new Map<string, Operation>()
  for (const operation of settled) {
    const { id, segmentId } = operation
    const known = segments.get(segmentId)
    const now = told.get(id)
    const after = now === undefined ? projectOperation(known, operation) : segmentFromServer(now)
    if (now === undefined) gone.set(segmentId, operation)
    else gone.delete(segmentId)
    const isNews = after !== undefined && (known === undefined || after.version >= known.version)
    if (isNews) segments.set(segmentId, after)
  }
  for (const [segmentId, last] of gone) {
    const after = goneAfter(confirmed.get(segmentId), segments.get(segmentId), last)
    if (after !== undefined) segments.set(segmentId, after)
  }
  return segments
}

/**
 * The server has the operation and no segment: it is deleted, by this operation or by a later one. `before` is what was
 * known when it was told, `after` that with the operation; a deletion that was known already may be the later one.
 */
function goneAfter(
  before: DocumentSegment | undefined,
  after: DocumentSegment | undefined,
  operation: Operation,
): DocumentSegment | undefined {
  const made = operation.type === 'create' ? 1 : operation.baseVersion + 1
  if (before?.deleted === true && before.version >= made) return before
  if (after === undefined || after.deleted) return after
  return { ...after, deleted: true, version: after.version + 1 }
}

/** `before` after `operation`; undefined if it needs a segment that is not known. Applied twice it changes nothing more. */
export function projectOperation(
  before: DocumentSegment | undefined,
  operation: Operation,
): DocumentSegment | undefined {
  if (operation.type === 'create') return before ?? createdBy(operation)
  if (before === undefined) return undefined
  const version = Math.max(before.version, operation.baseVersion + 1)
  if (operation.type === 'delete') return { ...before, version, deleted: true }
  if (operation.type === 'restore') return { ...before, version, deleted: false }
  const { labelId, startFrame, endFrame, attributes, note, isProposal } = operation.changes
  return {
    ...before,
    version,
    labelId: labelId ?? before.labelId,
    startFrame: startFrame === undefined ? before.startFrame : frame(startFrame),
    endFrame: endFrame === undefined ? before.endFrame : frame(endFrame),
    attributes: attributes ?? before.attributes,
    note: note ?? before.note,
    isProposal: isProposal ?? before.isProposal,
  }
}

function createdBy(operation: Extract<Operation, { type: 'create' }>): DocumentSegment {
  return {
    id: operation.segmentId,
    labelId: operation.labelId,
    startFrame: frame(operation.startFrame),
    endFrame: frame(operation.endFrame),
    attributes: operation.attributes ?? {},
    note: operation.note ?? '',
    isProposal: operation.isProposal ?? false,
    version: 1,
    deleted: false,
    source: operation.source ?? 'manual',
    confidence: operation.confidence ?? null,
    author: '',
  }
}
