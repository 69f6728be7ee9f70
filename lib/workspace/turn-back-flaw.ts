import type { Segments } from './document'
import type { Edit } from './edit'
import type { LabelingContext } from './labeling'
import { labelFlaw, lockedWords } from './selected-segments'

/**
 * Why `edit` cannot be undone or redone now; null if it can. A locked segment refuses this like every edit, and a label
 * that is no longer in use would be refused by the server.
 */
export function turnBackFlaw(
  edit: Edit,
  direction: 'undo' | 'redo',
  segments: Segments,
  context: Pick<LabelingContext, 'labels' | 'isLocked'>,
): string | null {
  for (const change of edit) {
    const segment = segments.get(change.segmentId)
    if (segment !== undefined && context.isLocked(segment.id)) return lockedWords(segment, context)
    const labelId = change.type === 'update' ? (direction === 'undo' ? change.from : change.to).labelId : undefined
    const flaw = labelId === undefined ? null : labelFlaw(labelId, context)
    if (flaw !== null) return flaw
  }
  return null
}
