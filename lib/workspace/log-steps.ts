import type { Label } from '@/lib/labels/schema'
import type { LogEntry, LoggedSegment } from '@/lib/segments/log-schema'
import { isSame } from './edit'
import { labelName, spanWords } from './segment-words'

/** What was done at once: the operations of one gesture, or a single one. `sequence` is that of its newest operation. */
export type LogStep = {
  readonly sequence: number
  /** The first operation's. */
  readonly firstSequence: number
  readonly author: string
  readonly appliedAt: string
  readonly words: string
  /** Ids of the segments that it touched, each once. */
  readonly segmentIds: readonly string[]
  /** Where to look: the first frame of what it touched first. */
  readonly at: number
}

/** `entries` (the newest first) as steps, the newest first. Neighbours of one gesture are one step. */
export function logSteps(entries: readonly LogEntry[], labels: readonly Label[]): readonly LogStep[] {
  const groups: LogEntry[][] = []
  for (const entry of entries) {
    const group = groups.at(-1)
    const isSame = entry.gestureId !== null && group?.[0]?.gestureId === entry.gestureId
    if (isSame) group?.push(entry)
    else groups.push([entry])
  }
  return groups.map((group) => stepOf(group, labels))
}

function stepOf(group: readonly LogEntry[], labels: readonly Label[]): LogStep {
  const [newest] = group as [LogEntry, ...LogEntry[]]
  const inOrder = group.toReversed()
  const first = inOrder[0] ?? newest
  return {
    sequence: newest.sequence,
    firstSequence: first.sequence,
    author: newest.author,
    appliedAt: newest.appliedAt,
    words: group.length === 1 ? describeEntry(newest, labels) : describeMany(inOrder, labels),
    segmentIds: [...new Set(inOrder.map(({ segmentId }) => segmentId))],
    at: first.after.startFrame,
  }
}

function describeMany(entries: readonly LogEntry[], labels: readonly Label[]): string {
  const [first, second] = entries
  const isSplit = entries.length === 2 && first?.type === 'update' && second?.type === 'create'
  if (isSplit && first.after.endFrame === second.after.startFrame) {
    return `${labelName(labels, first.after.labelId)} split at frame ${second.after.startFrame}`
  }
  const counts = { create: 0, update: 0, delete: 0, restore: 0 }
  for (const { type } of entries) counts[type] += 1
  const parts = [
    [counts.create, 'added'],
    [counts.update, 'changed'],
    [counts.delete, 'deleted'],
    [counts.restore, 'brought back'],
  ] as const
  const words = parts.flatMap(([count, verb]) => (count === 0 ? [] : [`${count} ${verb}`]))
  return `At once: ${words.join(', ')}`
}

/** What one operation did, in a few words: `Polyp moved: frames 40 to 79 (40 frames), before frames 30 to 69 (40 frames)`. */
export function describeEntry({ type, before, after }: LogEntry, labels: readonly Label[]): string {
  const name = labelName(labels, after.labelId)
  switch (type) {
    case 'create':
      return `${name} ${ADDED[after.source]}: ${spanWords(after)}`
    case 'delete':
      return `${name} ${before?.isProposal === true ? 'rejected' : 'deleted'}: ${spanWords(after)}`
    case 'restore':
      return `${name} brought back: ${spanWords(after)}`
    case 'update':
      return before === null ? `${name} changed` : describeUpdate(before, after, labels)
  }
}

const ADDED = { manual: 'added', import: 'imported', prediction: 'suggested' } as const

function describeUpdate(before: LoggedSegment, after: LoggedSegment, labels: readonly Label[]): string {
  const name = labelName(labels, after.labelId)
  const parts: string[] = []
  if (before.labelId !== after.labelId) parts.push(`${labelName(labels, before.labelId)} is now ${name}`)
  if (before.isProposal && !after.isProposal) parts.push('accepted')
  const [starts, ends] = [before.startFrame !== after.startFrame, before.endFrame !== after.endFrame]
  if (starts && ends) parts.push(`moved to ${spanWords(after)}, before ${spanWords(before)}`)
  else if (starts) parts.push(`first frame ${after.startFrame}, before ${before.startFrame}`)
  else if (ends) parts.push(`last frame ${after.endFrame - 1}, before ${before.endFrame - 1}`)
  if (before.note !== after.note) parts.push(after.note === '' ? 'note removed' : `note “${after.note}”`)
  if (!isSame(before.attributes, after.attributes)) parts.push('attributes changed')
  const words = parts.length === 0 ? 'saved again' : parts.join('; ')
  return before.labelId === after.labelId ? `${name}: ${words}` : words
}
