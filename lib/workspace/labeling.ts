import type { Label } from '@/lib/labels/schema'
import type { Frame } from '@/lib/time/frame'
import type { DocumentSegment } from './document'
import type { Command } from './edit'
import type { EditAction } from './edit-action'

/**
 * What the annotator is in the middle of. Dies with the page; nothing here is an edit yet.
 *
 * `inPoint` is the first and `outPoint` the last frame of the segment to be (both shown frames, both inside it).
 * `selectedIds` are the selected segments in the order they were chosen; the last one is the primary one, which keys mean
 * that can mean only one. `armedLabelId` is the label the next segment gets. `isLive`: a label key started it and is waiting for its end.
 */
export type LabelingSession = {
  readonly inPoint: Frame | null
  readonly outPoint: Frame | null
  readonly armedLabelId: string | null
  readonly isLive: boolean
  readonly selectedIds: readonly string[]
}

export const IDLE_SESSION: LabelingSession = {
  inPoint: null,
  outPoint: null,
  armedLabelId: null,
  isLive: false,
  selectedIds: [],
}

/** The selected segment that is meant where only one can be; null if none is selected. */
export const primaryId = ({ selectedIds }: Pick<LabelingSession, 'selectedIds'>): string | null =>
  selectedIds.at(-1) ?? null

/** What a key or a button asks for. */
export type LabelingAction =
  | EditAction
  | { readonly type: 'in-point' }
  | { readonly type: 'out-point' }
  | { readonly type: 'label'; readonly labelId: string }
  | { readonly type: 'delete' }
  | { readonly type: 'split' }
  | { readonly type: 'boundary'; readonly direction: 1 | -1 }
  | { readonly type: 'clear' }

/**
 * What an action is decided from. `segments` are those on screen, in order: neither deleted nor hidden. `stepFrames` is
 * how far a large step goes, >= 1. A locked segment refuses every edit.
 */
export type LabelingContext = {
  readonly playhead: Frame
  readonly frameCount: number
  readonly stepFrames: number
  readonly isLocked: (segmentId: string) => boolean
  readonly segments: readonly DocumentSegment[]
  readonly labels: readonly Label[]
  readonly newId: () => string
}

/** What an action comes to: the session after it, what to do to the document, where to go, and what to tell the annotator. */
export type LabelingStep = {
  readonly session: LabelingSession
  readonly commands: readonly Command[]
  readonly seekTo?: Frame
  readonly message: string
}
