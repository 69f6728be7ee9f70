import { type Banding, type GestureOutcome, type GesturePreview, plainPreview } from './gesture'
import { selectionOfBand } from './selection'

/** What a rubber band looks like, and what it has selected so far. */
export function previewBand(gesture: Banding): GesturePreview {
  const { from, at, scene, isAdding } = gesture
  const start = Math.min(from.position, at.position)
  const end = Math.max(from.position, at.position)
  const selectedIds = selectionOfBand(scene.items, isAdding ? scene.selectedIds : [], {
    start,
    end,
    topLane: Math.min(from.lane, at.lane),
    bottomLane: Math.max(from.lane, at.lane),
  })
  const band = { start, end, top: Math.min(from.y, at.y), bottom: Math.max(from.y, at.y) }
  return { ...plainPreview(selectedIds), band }
}

/** What a rubber band has selected. */
export const completeBand = (gesture: Banding): GestureOutcome => ({
  kind: 'selected',
  selectedIds: previewBand(gesture).selectedIds,
  seekTo: null,
})
