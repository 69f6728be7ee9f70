import type { Label } from '@/lib/labels/schema'
import type { SegmentContent, Segments } from './document'
import type { Change, Edit } from './edit'
import { labelName } from './segment-words'

/** `edit` in a few words, as it was done first: `Polyp added`, `Polyp moved to frames 40 to 79`. */
export function describeEdit(edit: Edit, segments: Segments, labels: readonly Label[]): string {
  const [first] = edit
  if (first === undefined) return 'nothing'
  if (isSplit(edit)) {
    return `${labelName(labels, edit.find((change) => change.type === 'create')?.content.labelId ?? '')} split`
  }
  if (edit.length > 1) return describeTogether(edit, first, segments, labels)
  return describeChange(first, segments, labels)
}

const isSplit = (edit: Edit): boolean => edit.length === 2 && edit[0]?.type === 'update' && edit[1]?.type === 'create'

/** Several changes that are one edit: `3 segments deleted`, `Polyp merged`, `boundary of Polyp and Tool moved`. */
function describeTogether(edit: Edit, first: Change, segments: Segments, labels: readonly Label[]): string {
  const nameOf = (change: Change) => nameOfChange(change, segments, labels)
  if (first.type === 'update' && edit.slice(1).every(({ type }) => type === 'delete')) return `${nameOf(first)} merged`
  if (edit.length === 2 && edit.every(movesOneEdge)) return `boundary of ${edit.map(nameOf).join(' and ')} moved`
  const deeds = new Set(
    edit.map((change) => describeChange(change, segments, labels).replace(nameOf(change), '').trim()),
  )
  const [deed] = deeds
  return deeds.size === 1 ? `${edit.length} segments ${deed}` : `${edit.length} changes at once`
}

const movesOneEdge = (change: Change): boolean =>
  change.type === 'update' && (change.to.startFrame === undefined) !== (change.to.endFrame === undefined)

function nameOfChange(change: Change, segments: Segments, labels: readonly Label[]): string {
  const labelId = change.type === 'update' ? segments.get(change.segmentId)?.labelId : change.content.labelId
  return labelName(labels, labelId ?? '')
}

function describeChange(change: Change, segments: Segments, labels: readonly Label[]): string {
  const name = nameOfChange(change, segments, labels)
  switch (change.type) {
    case 'create':
      return `${name} added`
    case 'delete':
      return `${name} deleted`
    case 'update':
      return describeUpdate(change.to, name, labels)
  }
}

function describeUpdate(to: Partial<SegmentContent>, name: string, labels: readonly Label[]): string {
  const { startFrame, endFrame, labelId, note, isProposal, attributes } = to
  if (labelId !== undefined) return `changed to ${labelName(labels, labelId)}`
  if (startFrame !== undefined && endFrame !== undefined) return `${name} moved`
  if (startFrame !== undefined || endFrame !== undefined) return `${name} resized`
  if (isProposal !== undefined) return `${name} ${isProposal ? 'proposed' : 'accepted'}`
  if (note !== undefined) return `note of ${name} changed`
  return attributes === undefined ? `${name} changed` : `attributes of ${name} changed`
}
