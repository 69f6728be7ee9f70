import { drawPoint, drawSpan } from './drag'
import { dragFieldOf } from './drag-field'
import { type Drawing, type Focus, type GestureOutcome, type GesturePreview, plainPreview } from './gesture'
import { edgeFrame } from './gesture-resize'

/** What drawing in empty room looks like. A point is the one frame under the hand. */
export function previewDraw(gesture: Drawing): GesturePreview {
  const { focus, snap } = drawn(gesture)
  const drawnLabelId = gesture.label?.id ?? null
  return { ...plainPreview([]), drawn: focus.span, drawnLabelId, focus, snap, showing: edgeFrame(focus) }
}

/** The span that was drawn, for the label of its lane if the lane has one. */
export function completeDraw(gesture: Drawing): GestureOutcome {
  const { focus } = drawn(gesture)
  return { kind: 'drawn', span: focus.span, label: gesture.label, showing: edgeFrame(focus) }
}

function drawn(gesture: Drawing): { readonly focus: Focus; readonly snap: GesturePreview['snap'] } {
  const { from, at, label } = gesture
  const field = dragFieldOf(gesture, at.position - from.position)
  const { span, snap } =
    label?.isPoint === true ? drawPoint(at.position, field) : drawSpan(from.position, at.position, field)
  const edge = label?.isPoint === true || at.position < from.position ? 'start' : 'end'
  return { focus: { id: null, edge, span }, snap }
}
