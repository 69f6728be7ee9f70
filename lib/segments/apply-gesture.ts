import { applyOperation, type OperationContext, type OperationOutcome, type SegmentState } from './apply-operation'
import type { Operation } from './schema'

/** A segment as it is kept; null: there never was one; `elsewhere`: it is part of another document. */
export type KeptState = SegmentState | null | 'elsewhere'

/** Why an operation was not even judged: what it belongs to, or stands on, was refused. */
export type Dependence = {
  readonly status: 'conflict' | 'rejected'
  readonly code: 'gesture-refused' | 'earlier-refused'
  readonly message: string
}

export type GestureOutcome = OperationOutcome | Dependence

/** One operation as it is to be written. */
export type Write = {
  readonly operation: Operation
  readonly before: SegmentState | null
  readonly after: SegmentState
}

/**
 * What `operations`, one gesture, make of the segments that `stateOf` tells: everything or nothing.
 *
 * Each is judged on what the one before it made. If one is refused, `writes` is empty and the others are refused with it:
 * half a split, or half of a moved boundary, is an edit that nobody made. Only the deletion of what is deleted already
 * holds nothing up.
 */
export function applyGesture(
  stateOf: (segmentId: string) => KeptState,
  operations: readonly Operation[],
  context: OperationContext,
): { readonly outcomes: readonly GestureOutcome[]; readonly writes: readonly Write[] } {
  const now = new Map<string, SegmentState>()
  const writes: Write[] = []
  const outcomes = operations.map((operation): OperationOutcome => {
    const before = now.get(operation.segmentId) ?? stateOf(operation.segmentId)
    if (before === 'elsewhere') return operation.type === 'create' ? TAKEN : UNKNOWN
    const outcome = applyOperation(before, operation, context)
    if (outcome.status !== 'applied') return outcome
    now.set(operation.segmentId, outcome.after)
    writes.push({ operation, before, after: outcome.after })
    return outcome
  })
  const refusal = outcomes.find((outcome, nth) => outcome.status !== 'applied' && !isThere(operations[nth], outcome))
  if (refusal === undefined) return { outcomes, writes }
  const status = refusal.status === 'rejected' ? 'rejected' : 'conflict'
  return {
    outcomes: outcomes.map((outcome) => (outcome.status === 'applied' ? { ...WITH_GESTURE, status } : outcome)),
    writes: [],
  }
}

/** Whether a refused operation has found what it wanted: a segment that somebody else has deleted first. */
const isThere = (operation: Operation | undefined, outcome: OperationOutcome): boolean =>
  operation?.type === 'delete' && outcome.status === 'conflict' && outcome.code === 'segment-deleted'

/** `operations` in order; neighbours of one gesture together, every other one alone. */
export function gesturesOf(operations: readonly Operation[]): readonly (readonly Operation[])[] {
  const gestures: Operation[][] = []
  for (const operation of operations) {
    const newest = gestures.at(-1)
    const isSame = operation.gestureId !== undefined && newest?.[0]?.gestureId === operation.gestureId
    // The same id again is the same edit sent twice: it is looked at after the first was applied.
    const isRepeated = newest?.some(({ id }) => id === operation.id) === true
    if (isSame && !isRepeated) newest?.push(operation)
    else gestures.push([operation])
  }
  return gestures
}

/** What a batch has refused so far: whatever stands on it is refused without being judged. */
export type RefusedSoFar = { readonly segmentIds: Set<string>; readonly gestureIds: Set<string> }

export const nothingRefused = (): RefusedSoFar => ({ segmentIds: new Set(), gestureIds: new Set() })

/**
 * Whether the gesture stands on something that the same batch has refused: it belongs to a gesture that was, or is based
 * on a version of a segment that the refused edit would have made. Making a segment stands on nothing.
 */
export const standsOnRefused = ({ segmentIds, gestureIds }: RefusedSoFar, gesture: readonly Operation[]): boolean =>
  gesture.some(
    ({ type, segmentId, gestureId }) =>
      (type !== 'create' && segmentIds.has(segmentId)) || gestureIds.has(gestureId ?? ''),
  )

export function noteRefused({ segmentIds, gestureIds }: RefusedSoFar, gesture: readonly Operation[]): void {
  for (const { segmentId, gestureId } of gesture) {
    segmentIds.add(segmentId)
    if (gestureId !== undefined) gestureIds.add(gestureId)
  }
}

export const WITH_GESTURE = {
  code: 'gesture-refused',
  message: 'Another change of the same edit was refused, so this one was not made either.',
} as const

export const STANDS_ON_REFUSED: Dependence = {
  status: 'conflict',
  code: 'earlier-refused',
  message: 'An earlier edit of the same segment was refused, so this one was not looked at.',
}

const TAKEN = { status: 'rejected', code: 'segment-exists', message: 'Another segment has this id already.' } as const
const UNKNOWN = { status: 'rejected', code: 'segment-unknown', message: 'There is no such segment.' } as const
