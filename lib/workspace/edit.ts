import type { Operation } from '@/lib/segments/schema'
import {
  contentOf,
  type DocumentSegment,
  projectOperation,
  type SegmentContent,
  type SegmentOrigin,
  type Segments,
} from './document'

/** What somebody at the keyboard wants. Without an `origin` a segment is made by hand. */
export type Command =
  | {
      readonly type: 'create'
      readonly segmentId: string
      readonly content: SegmentContent
      readonly origin?: SegmentOrigin
    }
  | { readonly type: 'change'; readonly segmentId: string; readonly changes: Partial<SegmentContent> }
  | { readonly type: 'delete'; readonly segmentId: string }

/** The label that `command` gives to a segment; undefined where it gives none. */
export function labelGivenBy(command: Command): string | undefined {
  if (command.type === 'create') return command.content.labelId
  return command.type === 'change' ? command.changes.labelId : undefined
}

/** A command that was carried out, with both sides of what it changed, so that it can be turned round. */
export type Change =
  | {
      readonly type: 'create'
      readonly segmentId: string
      readonly content: SegmentContent
      readonly origin?: SegmentOrigin
    }
  | {
      readonly type: 'update'
      readonly segmentId: string
      readonly from: Partial<SegmentContent>
      readonly to: Partial<SegmentContent>
    }
  | { readonly type: 'delete'; readonly segmentId: string; readonly content: SegmentContent }

/** Changes that are done and undone together; a split is one edit of two changes. */
export type Edit = readonly Change[]

/** The edit that takes `edit` back. */
export const invertEdit = (edit: Edit): Edit => edit.map(invertChange).reverse()

/**
 * The edit that `commands` make of `segments`, each on what the ones before it have made; commands that change nothing are
 * left out. Making a segment that was deleted brings it back and then to what is wanted.
 */
export function editOf(segments: Segments, commands: readonly Command[]): Edit {
  // Only what the edit touches is copied: a document may have ten thousand segments, and this runs on every key.
  const touched = new Map<string, DocumentSegment>()
  const now = (id: string) => touched.get(id) ?? segments.get(id)
  const edit = commands.flatMap((command) => {
    const { segmentId } = command
    const segment = now(segmentId)
    const isRevival = command.type === 'create' && segment?.deleted === true
    const changes = isRevival ? revive(segment, command.content) : [changeOf(segment, command) ?? []].flat()
    for (const change of changes) {
      const after = changedBy(now(segmentId), change)
      if (after !== undefined) touched.set(segmentId, after)
    }
    return changes
  })
  // What was not there before and is not there after was never made: nobody would know its id to bring it back.
  const isThere = (segment: DocumentSegment | undefined) => segment?.deleted === false
  return edit.filter(({ segmentId }) => isThere(segments.get(segmentId)) || isThere(now(segmentId)))
}

/** `before` after `change`, as this page shows it. */
export function changedBy(before: DocumentSegment | undefined, change: Change): DocumentSegment | undefined {
  const operation = operationOf(before, change, () => change.segmentId)
  return operation === undefined ? before : projectOperation(before, operation)
}

function revive(segment: DocumentSegment, wanted: SegmentContent): Change[] {
  const back: Change = { type: 'create', segmentId: segment.id, content: contentOf(segment) }
  const changed = updateOf(segment, wanted)
  return changed === undefined ? [back] : [back, changed]
}

function changeOf(segment: DocumentSegment | undefined, command: Command): Change | undefined {
  if (command.type === 'create') {
    return segment === undefined ? command : undefined
  }
  if (segment === undefined || segment.deleted) return undefined
  if (command.type === 'delete') return { type: 'delete', segmentId: segment.id, content: contentOf(segment) }
  return updateOf(segment, command.changes)
}

/** The update that brings `segment` to `wanted`; undefined if it is there already. Names only what differs. */
export function updateOf(segment: DocumentSegment, wanted: Partial<SegmentContent>): Change | undefined {
  const from: Partial<SegmentContent> = {}
  const to: Partial<SegmentContent> = {}
  const note = <K extends keyof SegmentContent>(key: K, value: SegmentContent[K]) => {
    Object.assign(from, { [key]: segment[key] })
    Object.assign(to, { [key]: value })
  }
  for (const key of CONTENT_KEYS) {
    const value = wanted[key]
    if (value !== undefined && !isSame(value, segment[key])) note(key, value)
  }
  return Object.keys(to).length === 0 ? undefined : { type: 'update', segmentId: segment.id, from, to }
}

const CONTENT_KEYS = [
  'labelId',
  'startFrame',
  'endFrame',
  'attributes',
  'note',
  'isProposal',
] as const satisfies readonly (keyof SegmentContent)[]

/** Whether two values of a segment are the same; attributes by what is in them. */
export const isSame = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b)

function invertChange(change: Change): Change {
  switch (change.type) {
    case 'create':
      return { type: 'delete', segmentId: change.segmentId, content: change.content }
    case 'delete':
      return { type: 'create', segmentId: change.segmentId, content: change.content }
    case 'update':
      return { type: 'update', segmentId: change.segmentId, from: change.to, to: change.from }
  }
}

/**
 * The operation that carries out `change` on `segment` (undefined: not known here), based on its version.
 *
 * Making a segment that was deleted before is a restore: the server still knows its id. A change that no longer makes
 * sense, because its segment has gone or is there already, gives no operation. `gestureId` ties the operations of one
 * edit together.
 */
export function operationOf(
  segment: DocumentSegment | undefined,
  change: Change,
  newId: () => string,
  gestureId?: string,
): Operation | undefined {
  const { segmentId } = change
  const gesture = gestureId === undefined ? {} : { gestureId }
  if (change.type === 'create') {
    if (segment === undefined) {
      const origin = change.origin === undefined ? {} : operationOrigin(change.origin)
      return { id: newId(), ...gesture, type: 'create', segmentId, ...change.content, ...origin }
    }
    if (!segment.deleted) return undefined
    return { id: newId(), ...gesture, type: 'restore', segmentId, baseVersion: segment.version }
  }
  if (segment === undefined || segment.deleted) return undefined
  const baseVersion = segment.version
  if (change.type === 'delete') return { id: newId(), ...gesture, type: 'delete', segmentId, baseVersion }
  return { id: newId(), ...gesture, type: 'update', segmentId, baseVersion, changes: change.to }
}

const operationOrigin = ({ source, confidence }: SegmentOrigin) =>
  confidence === null ? { source } : { source, confidence }
