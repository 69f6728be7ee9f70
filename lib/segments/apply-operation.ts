import { assertNever } from '@/lib/result/assert-never'
import type { AttributeValues, ConflictCode, Operation, RejectionCode, SegmentSource } from './schema'

/** One segment as it is kept; [startFrame, endFrame). `version` is 1 when made and one more with each applied operation. */
export type SegmentState = {
  readonly id: string
  readonly labelId: string
  readonly startFrame: number
  readonly endFrame: number
  readonly attributes: AttributeValues
  readonly note: string
  readonly source: SegmentSource
  readonly confidence: number | null
  readonly isProposal: boolean
  readonly version: number
  readonly isDeleted: boolean
}

/** What an operation is judged by. `frameCount` is that of the video; `labels` are those of the document's set, by id. */
export type OperationContext = {
  readonly frameCount: number
  readonly labels: ReadonlyMap<string, { readonly kind: 'interval' | 'point'; readonly isRetired: boolean }>
}

/** What came of an operation. Only `applied` changes anything; `message` is for a person. */
export type OperationOutcome =
  | { readonly status: 'applied'; readonly after: SegmentState }
  | { readonly status: 'conflict'; readonly code: ConflictCode; readonly message: string }
  | { readonly status: 'rejected'; readonly code: RejectionCode; readonly message: string }

/**
 * What `operation` makes of `state`, the segment it names (null if there never was one).
 *
 * An edit is applied only to the very version it was made on: a stale one is a conflict, whatever it wants, so that
 * nobody's work is overwritten unseen. What can never become right is rejected.
 */
export function applyOperation(
  state: SegmentState | null,
  operation: Operation,
  context: OperationContext,
): OperationOutcome {
  if (operation.type === 'create') return create(state, operation, context)
  if (state === null) return rejected('segment-unknown', 'There is no such segment.')
  switch (operation.type) {
    case 'update':
      return staleness(state, operation.baseVersion) ?? update(state, operation.changes, context)
    case 'delete':
      return staleness(state, operation.baseVersion) ?? next(state, { isDeleted: true })
    case 'restore':
      return restore(state, operation.baseVersion)
    default:
      return assertNever(operation)
  }
}

function create(
  state: SegmentState | null,
  operation: Extract<Operation, { type: 'create' }>,
  context: OperationContext,
): OperationOutcome {
  if (state !== null) return rejected('segment-exists', 'There is a segment with this id already.')
  const { segmentId: id, labelId, startFrame, endFrame, attributes = {}, note = '' } = operation
  const { source = 'manual', confidence = null, isProposal = false } = operation
  const content = { labelId, startFrame, endFrame, attributes, note, source, confidence, isProposal }
  const after: SegmentState = { id, ...content, version: 1, isDeleted: false }
  const flaw = flawOf(after, context, true)
  return flaw ?? { status: 'applied', after }
}

function update(
  state: SegmentState,
  changes: Extract<Operation, { type: 'update' }>['changes'],
  context: OperationContext,
): OperationOutcome {
  const wanted: SegmentState = {
    ...state,
    labelId: changes.labelId ?? state.labelId,
    startFrame: changes.startFrame ?? state.startFrame,
    endFrame: changes.endFrame ?? state.endFrame,
    attributes: changes.attributes ?? state.attributes,
    note: changes.note ?? state.note,
    isProposal: changes.isProposal ?? state.isProposal,
  }
  return flawOf(wanted, context, wanted.labelId !== state.labelId) ?? next(wanted, {})
}

/** Brings a deleted segment back as it was, so its label and its span are not judged anew. */
function restore(state: SegmentState, baseVersion: number): OperationOutcome {
  if (state.version !== baseVersion) return conflict('version-conflict')
  if (!state.isDeleted) return rejected('segment-not-deleted', 'The segment is not deleted.')
  return next(state, { isDeleted: false })
}

const next = (state: SegmentState, change: Partial<SegmentState>): OperationOutcome => ({
  status: 'applied',
  after: { ...state, ...change, version: state.version + 1 },
})

function staleness(state: SegmentState, baseVersion: number): OperationOutcome | null {
  if (state.isDeleted) return conflict('segment-deleted')
  return state.version === baseVersion ? null : conflict('version-conflict')
}

/** What is wrong with `wanted`, null if nothing. A label may be kept after it was retired, but not chosen. */
function flawOf(wanted: SegmentState, context: OperationContext, isLabelChosen: boolean): OperationOutcome | null {
  const { startFrame, endFrame, labelId } = wanted
  if (endFrame <= startFrame) {
    return rejected('span-empty', `A segment has at least one frame; [${startFrame}, ${endFrame}) has none.`)
  }
  if (endFrame > context.frameCount) {
    const { frameCount } = context
    return rejected('span-outside-video', `The video has ${frameCount} frames; a segment cannot end at ${endFrame}.`)
  }
  const label = context.labels.get(labelId)
  if (label === undefined) return rejected('label-unknown', 'The label is not in the label set of this document.')
  if (label.isRetired && isLabelChosen) return rejected('label-retired', 'The label is no longer in use.')
  if (label.kind === 'point' && endFrame - startFrame !== 1) {
    return rejected('point-not-one-frame', 'The label marks a single frame, so its segment has exactly one.')
  }
  return null
}

const CONFLICT_MESSAGE = {
  'version-conflict': 'The segment was changed since this edit was made.',
  'segment-deleted': 'The segment was deleted since this edit was made.',
} as const satisfies Record<ConflictCode, string>

const conflict = (code: ConflictCode): OperationOutcome => ({
  status: 'conflict',
  code,
  message: CONFLICT_MESSAGE[code],
})

const rejected = (code: RejectionCode, message: string): OperationOutcome => ({ status: 'rejected', code, message })

/** Whether two operations are the same edit, however their parts are ordered. */
export const isSameOperation = (a: Operation, b: Operation): boolean => canonical(a) === canonical(b)

function canonical(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`
  const parts = Object.entries(value).filter(([, part]) => part !== undefined)
  return `{${parts
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, part]) => `${JSON.stringify(key)}:${canonical(part)}`)
    .join()}}`
}
