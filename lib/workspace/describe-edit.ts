import type { Label } from '@/lib/labels/schema'
import type { Segments } from './document'
import type { Change, Edit } from './edit'
import { labelName } from './segment-words'

/** `edit` in a few words, as it was done first: `Polyp added`, `Polyp moved to frames 40 to 79`. */
export function describeEdit(edit: Edit, segments: Segments, labels: readonly Label[]): string {
  const [first] = edit
  if (first === undefined) return 'nothing'
  if (isSplit(edit)) {
    return `${labelName(labels, edit.find((change) => change.type === 'create')?.content.labelId ?? '')} split`
  }
  if (edit.length > 1) return `${edit.length} changes at once`
  return describeChange(first, segments, labels)
}

const isSplit = (edit: Edit): boolean => edit.length === 2 && edit[0]?.type === 'update' && edit[1]?.type === 'create'

function describeChange(change: Change, segments: Segments, labels: readonly Label[]): string {
  const labelId = change.type === 'update' ? segments.get(change.segmentId)?.labelId : change.content.labelId
  const name = labelName(labels, labelId ?? '')
  switch (change.type) {
    case 'create':
      return `${name} added`
    case 'delete':
      return `${name} deleted`
    case 'update': {
      const { startFrame, endFrame, labelId: newLabelId, note } = change.to
      if (newLabelId !== undefined) return `changed to ${labelName(labels, newLabelId)}`
      if (startFrame !== undefined && endFrame !== undefined) return `${name} moved`
      if (startFrame !== undefined || endFrame !== undefined) return `${name} resized`
      return note === undefined ? `${name} changed` : `note of ${name} changed`
    }
  }
}
