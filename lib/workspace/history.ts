import { contentOf, type DocumentSegment, type Segments } from './document'
import { type Change, changedBy, type Edit, invertEdit, isSame } from './edit'

/** So many steps can be taken back; older ones are forgotten. */
export const MOST_STEPS = 500

/** Edits that can be taken back, and edits that were; the newest last. */
export type History = { readonly past: readonly Edit[]; readonly future: readonly Edit[] }

export const EMPTY_HISTORY: History = { past: [], future: [] }

/** `history` after a new edit: what had been taken back cannot be repeated any more. An empty edit is no edit. */
export const recordEdit = (history: History, edit: Edit): History =>
  edit.length === 0 ? history : { past: [...history.past.slice(1 - MOST_STEPS), edit], future: [] }

/** What to carry out to take the newest edit back, and the history after it; undefined if there is nothing. */
export function undoStep(history: History): { readonly edit: Edit; readonly history: History } | undefined {
  const newest = history.past.at(-1)
  if (newest === undefined) return undefined
  return {
    edit: invertEdit(newest),
    history: { past: history.past.slice(0, -1), future: [...history.future, newest] },
  }
}

/** What to carry out to repeat the edit taken back last, and the history after it; undefined if there is nothing. */
export function redoStep(history: History): { readonly edit: Edit; readonly history: History } | undefined {
  const next = history.future.at(-1)
  if (next === undefined) return undefined
  return { edit: next, history: { past: [...history.past, next], future: history.future.slice(0, -1) } }
}

/** `history` without the edits that touch the segment: after a conflict they would repeat what was decided against. */
export function forgetSegment(history: History, segmentId: string): History {
  const isElsewhere = (edit: Edit) => edit.every((change) => change.segmentId !== segmentId)
  return { past: history.past.filter(isElsewhere), future: history.future.filter(isElsewhere) }
}

/**
 * Whether `edit` still meets what it was made for: every field that it changes has the value that it changes from. If not,
 * somebody else has been there since, and carrying it out would overwrite unseen what they did.
 */
export function isCurrent(segments: Segments, edit: Edit): boolean {
  const now = new Map<string, DocumentSegment | undefined>()
  return edit.every((change) => {
    const { segmentId } = change
    const before = now.has(segmentId) ? now.get(segmentId) : segments.get(segmentId)
    if (!isAsExpected(before, change)) return false
    const after = changedBy(before, change)
    now.set(segmentId, after)
    return after === undefined || after.startFrame < after.endFrame
  })
}

function isAsExpected(segment: DocumentSegment | undefined, change: Change): boolean {
  if (change.type === 'create') return segment === undefined || segment.deleted
  if (segment === undefined || segment.deleted) return false
  const expected = change.type === 'delete' ? change.content : change.from
  const found = contentOf(segment)
  return Object.entries(expected).every(([key, value]) => isSame(value, found[key as keyof typeof found]))
}
