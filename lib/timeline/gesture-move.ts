import { moveTogether } from './drag'
import { dragFieldOf } from './drag-field'
import { type Focus, type GestureOutcome, type GesturePreview, type Moving, plainPreview } from './gesture'
import { edgeFrame } from './gesture-resize'

/** What a move looks like: every segment in the hand at the same distance from where it was. */
export function previewMove(gesture: Moving): GesturePreview {
  const { originals, grabbedId, selectedIds, at, from } = gesture
  const by = at.position - from.position
  const { spans, snap } = moveTogether(originals, grabbedId, by, dragFieldOf(gesture, by))
  const focus = focusOf(gesture, spans)
  if (focus === null) return plainPreview(selectedIds)
  return { ...plainPreview(selectedIds), previews: spans, focus, snap, showing: edgeFrame(focus) }
}

/** What a move comes to; selected segments that are locked stay where they are. */
export function completeMove(gesture: Moving): GestureOutcome {
  const { originals, selectedIds } = gesture
  const { focus, previews } = previewMove(gesture)
  if (focus === null) return { kind: 'cancelled', selectedIds }
  const selected = new Set(selectedIds)
  const stayed = gesture.scene.items.filter(({ id, isLocked }) => isLocked && selected.has(id)).length
  return { kind: 'changed', spans: previews, originals, selectedIds, focus, showing: edgeFrame(focus), stayed }
}

/** The edge of the grabbed segment that was nearer to the hand. */
function focusOf(
  { originals, grabbedId, from }: Moving,
  spans: ReturnType<typeof moveTogether>['spans'],
): Focus | null {
  const original = originals.get(grabbedId)
  const span = spans.get(grabbedId)
  if (original === undefined || span === undefined) return null
  const edge = from.position - original.start <= original.end - from.position ? 'start' : 'end'
  return { id: grabbedId, edge, span }
}
