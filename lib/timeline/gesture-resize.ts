import { frame } from '@/lib/time/frame'
import { type FrameSpan, frameSpan } from '@/lib/time/frame-span'
import { type Dragged, type Grip, resizeTogether } from './drag'
import { dragFieldOf } from './drag-field'
import { type EdgeOf, type GestureOutcome, type GesturePreview, plainPreview, type Resizing } from './gesture'

/** What a resize looks like: the grabbed edge and those it takes along, unless Shift breaks them apart. */
export function previewResize(gesture: Resizing): GesturePreview {
  const { grab, selectedIds } = gesture
  const { spans, snap } = resized(gesture)
  const span = spans.get(grab.id)
  if (span === undefined) return plainPreview(selectedIds)
  const focus = { id: grab.id, edge: grab.edge, span }
  return { ...plainPreview(selectedIds), previews: spans, focus, snap, showing: edgeFrame(focus) }
}

/** What a resize comes to. One that would move something locked is refused: the boundary would not be shared any more. */
export function completeResize(gesture: Resizing): GestureOutcome {
  const locked = lockedNeighbour(gesture)
  if (locked !== undefined) return { kind: 'refused', lockedId: locked.id, isNeighbour: true }
  const { focus, selectedIds, previews } = previewResize(gesture)
  if (focus === null) return { kind: 'cancelled', selectedIds }
  const originals = new Map(gripsOf(gesture).map(({ id, original }) => [id, original]))
  return { kind: 'changed', spans: previews, originals, selectedIds, focus, showing: edgeFrame(focus), stayed: 0 }
}

/** The first frame of a start, the last frame inside of an end: what somebody placing the edge wants to see. */
export const edgeFrame = ({ edge, span }: { readonly edge: 'start' | 'end'; readonly span: FrameSpan }) =>
  edge === 'start' ? span.start : frame(span.end - 1)

function resized(gesture: Resizing): Dragged {
  const by = lockedNeighbour(gesture) === undefined ? gesture.at.position - gesture.from.position : 0
  return resizeTogether(gripsOf(gesture), by, dragFieldOf(gesture, by))
}

const edgesOf = ({ grab, modifiers }: Resizing): readonly EdgeOf[] =>
  modifiers.shift ? [grab] : [grab, ...grab.together]

function gripsOf(gesture: Resizing): readonly Grip[] {
  return edgesOf(gesture).flatMap(({ id, edge }) => {
    const item = gesture.scene.items.find((each) => each.id === id)
    return item === undefined ? [] : [{ id, edge, original: frameSpan(item.startFrame, item.endFrame) }]
  })
}

const lockedNeighbour = (gesture: Resizing) =>
  gesture.scene.items.find(({ id, isLocked }) => isLocked && edgesOf(gesture).some((edge) => edge.id === id))
