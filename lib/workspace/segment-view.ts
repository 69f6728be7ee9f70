import { z } from 'zod'
import { type DocumentSegment, type Segments, visibleSegments } from './document'

const ids = z.array(z.string()).catch([])

/**
 * What somebody locked and hid of one video, in this browser: segments by their id, and all of a label. No property of
 * the document: others see and change what they like.
 */
const segmentView = z.object({ lockedIds: ids, lockedLabelIds: ids, hiddenIds: ids, hiddenLabelIds: ids })
export type SegmentView = Readonly<z.infer<typeof segmentView>>

export const PLAIN_VIEW: SegmentView = { lockedIds: [], lockedLabelIds: [], hiddenIds: [], hiddenLabelIds: [] }

/** The view that was kept as `text`; null where none was. What cannot be read is plain. */
export function parseSegmentView(text: string | null): SegmentView {
  try {
    return segmentView.catch(PLAIN_VIEW).parse(JSON.parse(text ?? '{}'))
  } catch {
    return PLAIN_VIEW
  }
}

type Named = Pick<DocumentSegment, 'id' | 'labelId'>

/** Each list as a set, made once: it may name ten thousand segments, and is asked about each of them. */
const sets = new WeakMap<readonly string[], ReadonlySet<string>>()

function has(ids: readonly string[], id: string): boolean {
  if (ids.length === 0) return false
  let set = sets.get(ids)
  if (set === undefined) {
    set = new Set(ids)
    sets.set(ids, set)
  }
  return set.has(id)
}

/** Whether the segment refuses edits. */
export const isLockedIn = ({ lockedIds, lockedLabelIds }: SegmentView, { id, labelId }: Named): boolean =>
  has(lockedIds, id) || has(lockedLabelIds, labelId)

/** Whether the segment is neither drawn, nor hit, nor reached by keys. */
export const isHiddenIn = ({ hiddenIds, hiddenLabelIds }: SegmentView, { id, labelId }: Named): boolean =>
  has(hiddenIds, id) || has(hiddenLabelIds, labelId)

/** The segments on screen, in order: neither deleted nor hidden. */
export function shownSegments(segments: Segments, view: SegmentView): readonly DocumentSegment[] {
  const visible = visibleSegments(segments)
  if (view.hiddenIds.length === 0 && view.hiddenLabelIds.length === 0) return visible
  return visible.filter((segment) => !isHiddenIn(view, segment))
}

/** What can be asked of the view. `segments`: of these, by id; `label`: of all that have one of these labels. */
export type ViewAction =
  | { readonly type: 'lock' | 'hide'; readonly of: 'segments' | 'label'; readonly ids: readonly string[] }
  /** Shows whatever is hidden. */
  | { readonly type: 'show-all' }

const FIELD = {
  lock: { segments: 'lockedIds', label: 'lockedLabelIds' },
  hide: { segments: 'hiddenIds', label: 'hiddenLabelIds' },
} as const

/** The view after `action`: what is all locked (or hidden) already is unlocked (or shown), else all of it is locked. */
export function nextSegmentView(view: SegmentView, action: ViewAction): SegmentView {
  if (action.type === 'show-all') return { ...view, hiddenIds: [], hiddenLabelIds: [] }
  const field = FIELD[action.type][action.of]
  const now = view[field]
  const named = new Set(action.ids)
  const others = now.filter((id) => !named.has(id))
  const isOn = isAllOn(view, action)
  return { ...view, [field]: isOn ? others : [...others, ...action.ids] }
}

/** Whether `action` would take back: everything it names is locked, or hidden, already. */
export function isAllOn(view: SegmentView, action: Exclude<ViewAction, { readonly type: 'show-all' }>): boolean {
  const now = view[FIELD[action.type][action.of]]
  return action.ids.length > 0 && action.ids.every((id) => has(now, id))
}

/** What to ask for so that the segment is no longer locked, or hidden, whether by itself or by its label. */
export const takeBackActions = (
  view: SegmentView,
  type: 'lock' | 'hide',
  { id, labelId }: Named,
): readonly ViewAction[] => [
  ...(view[FIELD[type].segments].includes(id) ? [{ type, of: 'segments', ids: [id] } as const] : []),
  ...(view[FIELD[type].label].includes(labelId) ? [{ type, of: 'label', ids: [labelId] } as const] : []),
]
