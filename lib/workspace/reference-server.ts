import {
  applyGesture,
  gesturesOf,
  noteRefused,
  nothingRefused,
  STANDS_ON_REFUSED,
  standsOnRefused,
} from '@/lib/segments/apply-gesture'
import { isSameOperation, type SegmentState } from '@/lib/segments/apply-operation'
import type { Operation, OperationResult, Segment } from '@/lib/segments/schema'

export const FRAME_COUNT = 1000

const LABELS = new Map(['one', 'two', 'three'].map((id) => [id, { kind: 'interval', isRetired: false }] as const))

/** The server's own judgement of operations, over a memory instead of a database; for tests. */
export function referenceServer() {
  const segments = new Map<string, SegmentState>()
  const applied = new Map<string, Operation>()
  const told = (segmentId: string): { segment?: Segment } => {
    const state = segments.get(segmentId)
    if (state === undefined || state.isDeleted) return {}
    const { isDeleted: _, ...content } = state
    return {
      segment: { ...content, label: state.labelId, startSeconds: 0, endSeconds: 0, author: 'a' },
    }
  }
  const judge = (gesture: readonly Operation[], isBlocked: boolean): OperationResult[] => {
    const fresh = gesture.filter(({ id }) => !applied.has(id))
    const context = { frameCount: FRAME_COUNT, labels: LABELS }
    const { outcomes, writes } = isBlocked
      ? { outcomes: fresh.map(() => STANDS_ON_REFUSED), writes: [] }
      : applyGesture((id) => segments.get(id) ?? null, fresh, context)
    const results = new Map(fresh.map(({ id }, nth) => [id, outcomes[nth]]))
    for (const { operation, after } of writes) {
      segments.set(after.id, after)
      applied.set(operation.id, operation)
    }
    return gesture.map((operation) => {
      const { id, segmentId } = operation
      const outcome = results.get(id)
      if (outcome?.status === 'applied') return { id, status: 'applied', ...told(segmentId) }
      if (outcome !== undefined) return { id, ...outcome, ...told(segmentId) }
      if (isSameOperation(applied.get(id) as Operation, operation))
        return { id, status: 'duplicate', ...told(segmentId) }
      return { id, status: 'rejected', code: 'operation-id-reused', ...told(segmentId) }
    })
  }
  const applyAll = (operations: readonly Operation[]): OperationResult[] => {
    const refused = nothingRefused()
    return gesturesOf(operations).flatMap((gesture) => {
      const results = judge(gesture, standsOnRefused(refused, gesture))
      if (results.some(({ status }) => status === 'conflict' || status === 'rejected')) noteRefused(refused, gesture)
      return results
    })
  }
  const apply = (operation: Operation): OperationResult => applyAll([operation])[0] as OperationResult
  const list = (): Segment[] => [...segments.keys()].flatMap((id) => told(id).segment ?? [])
  return { apply, applyAll, list }
}
